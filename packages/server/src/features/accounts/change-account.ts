import type { changeAccountEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountViews } from './account-view.ts'
import { knownManager } from './create-account.ts'
import { type AccountRow, findAccount, lockAccount, updateAccount } from './queries.ts'

/** Changes name, manager or account manager. */
export async function changeAccount(
  ctx: Ctx,
  { params, body }: InputOf<typeof changeAccountEndpoint>,
): Promise<OutputOf<typeof changeAccountEndpoint>> {
  const id = decodeId('acc', params.accountId)
  allow(ctx, 'account.update', { accountId: id })
  const locked = await lockAccount(ctx, id)
  if (!locked) throw new Refusal('account.not_found')
  requireCurrentVersion(ctx, locked.version)

  const change = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.managerId === undefined ? {} : { manager_id: await knownManager(ctx, body.managerId) }),
    ...(body.tamId === undefined ? {} : { tam_id: body.tamId === null ? null : await knownManager(ctx, body.tamId) }),
  }
  await updateAccount(ctx, id, change)
  await ctx.publish({
    type: 'account.changed',
    accountId: id,
    subject: { type: 'account', id },
    data: { changes: Object.keys(change).join(',') },
  })
  const [view] = await accountViews(ctx, [(await findAccount(ctx, { id })) as AccountRow], await ctx.now())
  if (!view) throw new Refusal('account.not_found')
  return view
}
