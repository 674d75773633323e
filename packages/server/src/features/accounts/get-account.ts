import type { getAccountEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountViews } from './account-view.ts'
import { findAccount } from './queries.ts'

/** An account by id or code. */
export async function getAccount(
  ctx: Ctx,
  { params }: InputOf<typeof getAccountEndpoint>,
): Promise<OutputOf<typeof getAccountEndpoint>> {
  const { accountId } = params
  const row = await findAccount(
    ctx,
    accountId.startsWith('acc_') ? { id: decodeId('acc', accountId) } : { code: accountId },
  )
  if (!row) throw new Refusal('account.not_found')
  allow(ctx, 'account.see', { accountId: row.id })
  const [view] = await accountViews(ctx, [row], await ctx.now())
  if (!view) throw new Refusal('account.not_found')
  return view
}
