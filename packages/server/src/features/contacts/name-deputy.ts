import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { findDeputy, findMandate, updateMandate } from './queries.ts'

/**
 * Names who steps in when the primary contact is gone; undefined for nobody. Call it under the lock of the account's
 * mandates. Refuses `contact.not_found`, `contact.only_reads`, `primary.own_deputy`.
 */
export async function nameDeputy(ctx: Ctx, accountId: string, id: string | undefined): Promise<void> {
  const named = id === undefined ? undefined : await findMandate(ctx, accountId, id)
  if (id !== undefined) {
    if (!named || named.to_at !== null) throw new Refusal('contact.not_found')
    if (named.role !== 'contact') throw new Refusal('contact.only_reads')
    if (named.is_primary) throw new Refusal('primary.own_deputy')
  }
  const before = await findDeputy(ctx, accountId)
  if (before?.id === named?.id) return
  if (before) await updateMandate(ctx, accountId, before.id, { is_deputy: false })
  if (named) await updateMandate(ctx, accountId, named.id, { is_deputy: true })
  await ctx.publish({
    type: 'contact.deputy_named',
    accountId,
    subject: { type: 'account', id: accountId },
    data: { personId: named?.person_id ?? null, from: before?.person_id ?? null },
  })
}
