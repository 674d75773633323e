import { CalendarError } from './calendar-error.ts'
import { requireInstant } from './instant.ts'
import type { DurationMs, InstantMs } from './types.ts'

/** An answer no later than this after the question is surely within ten calendar years. */
export const SURELY_WITHIN_TEN_YEARS: DurationMs = 3650 * 86_400_000

/** The same date and time of UTC ten years on (29 February: 28 February); how far `add` looks. */
export const tenYearsAfter = (at: InstantMs): InstantMs => {
  const later = new Date(at)
  const month = later.getUTCMonth()
  later.setUTCFullYear(later.getUTCFullYear() + 10)
  return later.getUTCMonth() === month ? later.getTime() : later.setUTCDate(0)
}

/** Refuses a negative amount of work (`calendar.negative_amount`) and what is no amount (`calendar.bad_amount`). */
export const requireAmount = (amountMs: DurationMs): void => {
  if (amountMs < 0) throw new CalendarError('calendar.negative_amount', 'An amount of time cannot be negative.')
  if (!Number.isFinite(amountMs)) {
    throw new CalendarError('calendar.bad_amount', `${String(amountMs)} is not an amount of time.`)
  }
}

/** Refuses a number of business days that is negative or not whole. */
export const requireDays = (days: number): void => {
  if (days < 0) throw new CalendarError('calendar.negative_amount', 'A number of business days cannot be negative.')
  if (!Number.isSafeInteger(days)) {
    throw new CalendarError('calendar.bad_amount', `${String(days)} is not a whole number of business days.`)
  }
}

/** Refuses a stretch that ends before it begins (`calendar.reversed`). */
export const requireOrder = (from: InstantMs, to: InstantMs): void => {
  requireInstant(from)
  requireInstant(to)
  if (to < from) throw new CalendarError('calendar.reversed', 'The end lies before the start.')
}

/** What `add` and `nextOpen` answer when nothing (or too little) opens. */
export const neverOpens = (): CalendarError =>
  new CalendarError('calendar.never_opens', 'Too little open time follows within 10 years.')

/** What asks for the declared length of a business day. */
export const businessDayNeeded = (): CalendarError =>
  new CalendarError(
    'calendar.business_day_needed',
    'The length of a business day is not clear from the hours. Declare it, for example businessDay: 9h.',
  )
