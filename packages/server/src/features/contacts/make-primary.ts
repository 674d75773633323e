import type { Ctx } from '../../platform/ctx.ts'
import { type HoursPlace, hoursPlaceOf } from './hours-place.ts'
import { findMandate, type MandateRow, updateMandate } from './queries.ts'

export interface PassingOn {
  readonly accountId: string
  readonly fromId: string | undefined
  readonly toId: string
  /** A deputy who steps in keeps the hours where they are until her place is confirmed (policy 7.5). */
  readonly as?: 'successor' | 'deputy'
}

/**
 * Passes the primary contact on. New clocks count in the successor's hours from now on; running ones keep theirs
 * (policy 2.1). Call it under the lock of the account's mandates.
 */
export async function makePrimary(ctx: Ctx, { accountId, fromId, toId, as = 'successor' }: PassingOn): Promise<void> {
  if (fromId === toId) return
  const from = fromId === undefined ? undefined : await findMandate(ctx, accountId, fromId)
  const to = (await findMandate(ctx, accountId, toId)) as MandateRow
  if (from) await updateMandate(ctx, accountId, from.id, { is_primary: false, kept_place: null })
  const kept = as === 'deputy' && from ? keptFor(from, to) : null
  await updateMandate(ctx, accountId, toId, { is_primary: true, is_deputy: false, kept_place: kept })
  await ctx.publish({
    type: 'contact.primary_changed',
    accountId,
    subject: { type: 'contact', id: toId },
    data: { from: from?.person_id ?? null, personId: to.person_id, as, hoursStay: kept !== null },
  })
}

/** Where both are in one place there is nothing to confirm. */
function keptFor(from: MandateRow, to: MandateRow): HoursPlace | null {
  const { isKept: _stayed, ...place } = hoursPlaceOf(from)
  return place.zone === to.zone && place.city === to.city ? null : place
}

/** Moves the primary contact, or confirms where she is: new clocks count in the hours of that place from now on. */
export async function movePrimary(ctx: Ctx, primary: MandateRow, place: HoursPlace): Promise<void> {
  const { account_id: accountId, id, person_id: personId } = primary
  const before = hoursPlaceOf(primary)
  await updateMandate(ctx, accountId, id, { ...place, kept_place: null })
  await ctx.publish({
    type: 'contact.primary_moved',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, fromZone: before.zone, toZone: place.zone },
  })
}
