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

type Body = InputOf<typeof changeAccountEndpoint>['body']

const named = (ctx: Ctx, personId: string | null) => (personId === null ? null : knownManager(ctx, personId))

const changeOf = async (ctx: Ctx, { name, managerId, tamId, deputyId }: Body) => ({
  ...(name === undefined ? {} : { name }),
  ...(managerId === undefined ? {} : { manager_id: await knownManager(ctx, managerId) }),
  ...(tamId === undefined ? {} : { tam_id: await named(ctx, tamId) }),
  // without an account manager nobody stands in for one
  ...(deputyId === undefined ? tamId === null && { deputy_id: null } : { deputy_id: await named(ctx, deputyId) }),
})

/** Refuses `account.deputy_unfit`: nobody stands in for themselves, nor where there is nobody to stand in for. */
function keepDeputyFit({ tam_id, deputy_id }: { readonly tam_id: string | null; readonly deputy_id: string | null }) {
  if (deputy_id !== null && (tam_id === null || tam_id === deputy_id)) throw new Refusal('account.deputy_unfit')
}

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

  const change = await changeOf(ctx, body)
  keepDeputyFit({ ...locked, ...change })
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
