import { Refusal } from '@mainstay/contracts/problems'
import { primaryFollows } from '@mainstay/policy/decisions'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { makePrimary } from './make-primary.ts'
import { findDeputy, findMandate, type MandateRow } from './queries.ts'

/**
 * Passes the primary contact on because her mandate ends: to the successor named, else to the deputy, who keeps the
 * hours where they are; never to nobody (policy 7.5). Refuses `contact.primary_needed`.
 */
export async function succeedPrimary(
  ctx: Ctx,
  { account_id: accountId, id: fromId }: MandateRow,
  successorId: string | undefined,
): Promise<void> {
  const successor =
    successorId === undefined ? undefined : await findMandate(ctx, accountId, decodeId('man', successorId))
  if (successorId !== undefined && !(successor && mayFollow(successor, fromId))) throw primaryNeeded()
  const deputy = await findDeputy(ctx, accountId)
  const { result, clauses } = primaryFollows({
    policy: await policyForAccount(ctx, accountId),
    successorId: successor?.id,
    deputyId: deputy?.id,
  })
  if (result.follows === undefined) throw primaryNeeded(clauses[0])
  await makePrimary(ctx, { accountId, fromId, toId: result.follows, as: result.as })
}

const mayFollow = (one: MandateRow, fromId: string): boolean =>
  one.to_at === null && one.role === 'contact' && one.id !== fromId

const primaryNeeded = (clause?: string) => new Refusal('contact.primary_needed', clause === undefined ? {} : { clause })
