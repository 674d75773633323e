import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountOf } from '../accounts/index.ts'
import { findProvider, type ProviderRow, staffsAccount } from './queries.ts'

type Doing = 'see' | 'manage'

/** Goes on when the caller may see or manage the providers of an account, or of the staff. */
function allowProviders(ctx: Ctx, doing: Doing, accountId: string): void {
  if (accountId !== staffsAccount) allow(ctx, `identity_provider.${doing}`, { accountId })
  // who sees named accounts only does not rule the staff's own door
  else if (ctx.principal.role === 'desk_staff_limited') throw new Refusal('access.denied')
  else allow(ctx, `identity_provider.${doing}_staffs`, {})
}

/** Whose providers are meant: the account that is named, else the caller's own, else the staff's. */
export async function ownerOf(ctx: Ctx, doing: Doing, named: string | undefined): Promise<string> {
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? principal.accountId : staffsAccount
  const accountId = named === undefined ? own : decodeId('acc', named)
  if (accountId === staffsAccount && named !== undefined) throw new Refusal('account.not_found')
  allowProviders(ctx, doing, accountId)
  if (accountId !== staffsAccount && !(await accountOf(ctx, accountId))) throw new Refusal('account.not_found')
  return accountId
}

/** A provider that the caller may see or manage. Refuses `provider.not_found`, `access.denied`. */
export async function providerFor(ctx: Ctx, doing: Doing, wireId: string): Promise<ProviderRow> {
  const row = await findProvider(ctx, decodeId('idp', wireId))
  const isHidden = !row || (row.account_id === staffsAccount && ctx.principal.role === 'desk_customer')
  if (isHidden) throw new Refusal('provider.not_found')
  allowProviders(ctx, doing, row.account_id)
  return row
}
