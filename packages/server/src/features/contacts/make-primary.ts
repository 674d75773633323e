import type { Ctx } from '../../platform/ctx.ts'
import { findMandate, updateMandate } from './queries.ts'

/**
 * Passes the primary contact on. New clocks count in the successor's hours from now on; running ones keep theirs
 * (policy 2.1). Call it under the lock of the account's mandates.
 */
export async function makePrimary(
  ctx: Ctx,
  {
    accountId,
    fromId,
    toId,
  }: { readonly accountId: string; readonly fromId: string | undefined; readonly toId: string },
): Promise<void> {
  if (fromId === toId) return
  if (fromId) await updateMandate(ctx, accountId, fromId, { is_primary: false })
  await updateMandate(ctx, accountId, toId, { is_primary: true })
  await ctx.publish({
    type: 'contact.primary_changed',
    accountId,
    subject: { type: 'contact', id: toId },
    data: { from: fromId ?? null, personId: (await findMandate(ctx, accountId, toId))?.person_id ?? null },
  })
}
