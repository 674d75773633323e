import { addCalendarDays, civilDateAt, startOfCivilDate } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'

/** A technical contact with a seat, as the choice of who stays sees it. */
export interface SeatTaken {
  readonly id: string
  readonly isPrimary: boolean
  readonly addedAt: InstantMs
}

export interface StayOutcome {
  readonly stay: readonly string[]
  readonly rest: readonly string[]
}

/**
 * Who keeps a seat when there are more contacts than seats (policy 12.6): the primary, then those chosen, then those
 * added first. Nobody rests as long as there is a seat.
 */
export const whoStays = (
  contacts: readonly SeatTaken[],
  { seats, chosen }: { readonly seats: number; readonly chosen: readonly string[] },
): StayOutcome => {
  const rank = ({ id, isPrimary }: SeatTaken): number => (isPrimary ? 0 : chosen.includes(id) ? 1 : 2)
  const inOrder = contacts
    .toSorted((a, b) => rank(a) - rank(b) || a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  // the primary keeps the seat whatever the number says: an account is never without
  const kept = Math.max(seats, contacts.some(({ isPrimary }) => isPrimary) ? 1 : 0)
  return { stay: inOrder.slice(0, kept), rest: inOrder.slice(kept) }
}

/** The first instant after so many whole days in the agreement's zone: a day that has begun does not count. */
export const stayEndsAt = (
  from: InstantMs,
  { zone, days }: { readonly zone: string; readonly days: number },
): InstantMs => {
  const today = civilDateAt(zone, from)
  const wholeFrom = startOfCivilDate(zone, today) === from ? today : addCalendarDays(today, 1)
  return startOfCivilDate(zone, addCalendarDays(wholeFrom, days))
}

/** When the account is told once more: so many days before the stay ends, never before it began. */
export const stayToldAgainAt = (
  { from, endsAt }: { readonly from: InstantMs; readonly endsAt: InstantMs },
  { zone, daysBefore }: { readonly zone: string; readonly daysBefore: number },
): InstantMs => Math.max(from, startOfCivilDate(zone, addCalendarDays(civilDateAt(zone, endsAt), -daysBefore)))
