import type { Ctx } from '../../platform/ctx.ts'
import type { HoursPlace } from './hours-place.ts'
import { type MandateRow, updateMandate } from './queries.ts'

/** Writes down where a contact works who is not the primary: no hours follow from it. */
export async function moveContact(ctx: Ctx, mandate: MandateRow, place: HoursPlace): Promise<void> {
  const { account_id: accountId, id, person_id: personId } = mandate
  await updateMandate(ctx, accountId, id, place)
  await ctx.publish({
    type: 'contact.changed',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, zone: place.zone },
  })
}
