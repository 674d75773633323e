import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { askToJoinEndpoint } from '@mainstay/contracts/joinings'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { joiningView } from './joining-view.ts'
import { findAccountName, insertSides, lockSide } from './queries.ts'

/**
 * Asks the primary contacts of two accounts to join them. Each learns the name of the other by it, and nothing else
 * until both agreed (policy 12.8).
 */
export async function askToJoin(
  ctx: Ctx,
  { params, body }: InputOf<typeof askToJoinEndpoint>,
): Promise<OutputOf<typeof askToJoinEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  const otherId = decodeId('acc', body.otherId)
  allow(ctx, 'joining.ask', { accountId })
  allow(ctx, 'joining.ask', { accountId: otherId })
  if (accountId === otherId) throw new Refusal('joining.same_account')
  const [name, otherName] = [await findAccountName(ctx, accountId), await findAccountName(ctx, otherId)]
  if (name === undefined || otherName === undefined) throw new Refusal('account.not_found')

  const joining = {
    joining_id: ctx.newId(),
    reason: body.reason,
    asked_at: new Date(await ctx.now()),
    asked_by: actingPerson(ctx),
  }
  await insertSides(ctx, [
    { ...joining, account_id: accountId, other_id: otherId, other_name: otherName },
    { ...joining, account_id: otherId, other_id: accountId, other_name: name },
  ])
  for (const asked of [accountId, otherId]) {
    await ctx.publish({
      type: 'account.joining_asked',
      accountId: asked,
      subject: { type: 'joining', id: joining.joining_id },
      texts: { reason: body.reason },
    })
  }
  return joiningView(ctx, await lockSide(ctx, accountId, joining.joining_id))
}
