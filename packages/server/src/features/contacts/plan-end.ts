import type { dropEndEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { addCalendarDays, startOfCivilDate } from '@mainstay/policy/calendar'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { lockMandate } from './lock-mandate.ts'
import { findMandate, type MandateRow, updateMandate } from './queries.ts'
import { whoFollows } from './succession.ts'
import { contactView } from './views.ts'

interface Planned {
  readonly mandate: MandateRow
  readonly successorId: string | undefined
  /** The last day with the place, by the calendar of her own place. */
  readonly lastOn: string
}

/**
 * Plans the end of a mandate; a plan before it is replaced. Who follows the primary contact is settled now as if it ended
 * now: refuses `contact.primary_needed`, and `contact.end_past` for a day that is over. Call it under the lock of the
 * account's mandates.
 */
export async function planEnd(ctx: Ctx, { mandate, successorId, lastOn }: Planned): Promise<void> {
  const { account_id: accountId, id, person_id: personId } = mandate
  const endsAt = startOfCivilDate(mandate.zone, addCalendarDays(lastOn, 1))
  if (endsAt <= (await ctx.now())) throw new Refusal('contact.end_past')
  const successor = mandate.is_primary ? await whoFollows(ctx, mandate, successorId) : undefined
  const at = new Date(endsAt)
  await updateMandate(ctx, accountId, id, {
    ...{ ends_at: at, next_timer_at: at, ends_asked_by: actingPerson(ctx) },
    ends_successor: successor?.as === 'successor' ? successor.follows : null,
  })
  await ctx.publish({
    type: 'contact.end_planned',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, role: mandate.role, endsAt: at.toISOString() },
  })
}

/** Takes a planned end back; everything goes on as it is. */
export async function dropEnd(
  ctx: Ctx,
  { params }: InputOf<typeof dropEndEndpoint>,
): Promise<OutputOf<typeof dropEndEndpoint>> {
  const mandate = await lockMandate(ctx, params)
  if (mandate.ends_at === null) throw new Refusal('contact.end_not_planned')
  await forgetEnd(ctx, mandate, 'withdrawn')
  return contactView((await findMandate(ctx, mandate.account_id, mandate.id)) as MandateRow)
}

/** Forgets a planned end and says so: somebody took it back, or nobody could follow the primary contact. */
export async function forgetEnd(ctx: Ctx, mandate: MandateRow, because: 'withdrawn' | 'no_successor'): Promise<void> {
  const { account_id: accountId, id, person_id: personId } = mandate
  await updateMandate(ctx, accountId, id, {
    ...{ ends_at: null, ends_asked_by: null, ends_successor: null, next_timer_at: null },
  })
  await ctx.publish({
    type: 'contact.end_dropped',
    accountId,
    subject: { type: 'contact', id },
    data: { personId, role: mandate.role, because },
  })
}
