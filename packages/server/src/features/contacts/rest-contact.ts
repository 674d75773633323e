import type { Ctx } from '../../platform/ctx.ts'
import { endMandate } from './mandate-life.ts'
import { findLastMandateOf, insertMandate, type MandateRow } from './queries.ts'

/**
 * Lets a contact rest: the seat is given up, its open tickets pass to the primary by event, and from the same instant
 * the person reads on (policy 12.6). Two dated mandates tell it. Call it under the lock of the account's seats.
 */
export async function restContact(ctx: Ctx, mandate: MandateRow, at: number): Promise<void> {
  const { account_id: accountId, person_id: personId } = mandate
  await endMandate(ctx, { mandate, successorId: undefined })
  const id = ctx.newId()
  const { city, country, region, zone } = mandate
  const called = (await findLastMandateOf(ctx, accountId, personId))?.called ?? null
  await insertMandate(ctx, {
    ...{ account_id: accountId, id, person_id: personId, role: 'observer', is_primary: false },
    ...{ city, country, region, zone, called },
    from_at: new Date(at),
    // an end that was planned comes for who reads on as well
    ...{ ends_at: mandate.ends_at, ends_asked_by: mandate.ends_asked_by, next_timer_at: mandate.ends_at },
  })
  await ctx.publish({
    type: 'contact.added',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, role: 'observer', isPrimary: false, invite: false, because: 'rested' },
  })
}
