import { placeRequest } from '@mainstay/policy/held'
import type { Ctx } from '../../platform/ctx.ts'
import { placeHeldFiles } from '../files/index.ts'
import { accountOfAddress } from '../mail-domains/index.ts'
import { policyForAccount } from '../policies/index.ts'
import { type HeldRow, updateHeld } from './queries.ts'

/**
 * Its sender proved the address: from now on the contacts of the account that the policy names see it, or the staff
 * alone where it names none. Runs under the worker's role.
 */
export async function holdRequest(ctx: Ctx, row: HeldRow): Promise<void> {
  const at = await ctx.now()
  const cameThrough = row.account_id ?? undefined
  const domainAccount = await accountOfAddress(ctx, row.email)
  const policy = await policyForAccount(ctx, cameThrough ?? domainAccount)
  const { result, reasons } = placeRequest({ policy, at, cameThrough, isAddressProved: true, domainAccount })
  const because = reasons[0]?.code
  const proved = { state: 'held', proved_at: new Date(at), held_at: new Date(at) } as const
  if (result.accountId === undefined) {
    await updateHeld(ctx, row.id, proved)
    await tellHeld(ctx, row.id, { because })
    return
  }
  const { accountId, by, tellManagerAt } = result
  await updateHeld(ctx, row.id, {
    ...proved,
    account_id: accountId,
    placed_by: by,
    tell_manager_at: new Date(tellManagerAt),
  })
  await placeHeldFiles(ctx, row.id, accountId)
  await tellHeld(ctx, row.id, { accountId, because })
}

/** Says that it is there: to the account's contacts, or where no account is known to the staff alone. */
export async function tellHeld(
  ctx: Ctx,
  id: string,
  { accountId, because }: { readonly accountId?: string; readonly because: string | undefined },
): Promise<void> {
  const about = { subject: { type: 'held_request', id }, data: { because: because ?? null } }
  await (accountId === undefined
    ? ctx.publish({ type: 'held_request.unplaced', ...about })
    : ctx.publish({ type: 'held_request.held', accountId, ...about }))
}
