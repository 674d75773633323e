import {
  civilDateOf,
  daysInMonth,
  formatCivilDate,
  parseCivilDate,
  parseDayNumber,
  weekdayIndexOf,
} from './civil-days.ts'
import { requireInstant } from './instant.ts'
import type { InstantMs, Weekday } from './types.ts'
import { WEEKDAYS } from './wall-hours.ts'
import { offsetsOf } from './zone-offsets.ts'

const DAY_MS = 86_400_000

/** What a clock on the wall shows. */
export interface WallClock {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: Weekday
}

/** What the clock on the wall shows in a zone at an instant. @throws CalendarError for an unknown zone. */
export const wallClock = (zone: string, at: InstantMs): WallClock => {
  const local = localMs(zone, at)
  const dayNumber = Math.floor(local / DAY_MS)
  const seconds = Math.floor((local - dayNumber * DAY_MS) / 1000)
  return {
    ...civilDateOf(dayNumber),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: WEEKDAYS[weekdayIndexOf(dayNumber)] ?? 'sun',
  }
}

/** The civil date, `YYYY-MM-DD`, in a zone at an instant. @throws CalendarError for an unknown zone. */
export const civilDateAt = (zone: string, at: InstantMs): string =>
  formatCivilDate(civilDateOf(Math.floor(localMs(zone, at) / DAY_MS)))

/**
 * The first instant of a civil date (`YYYY-MM-DD`) in a zone: usually midnight, later where midnight is skipped, and
 * the first instant after it where the whole date is skipped. @throws CalendarError `calendar.bad_date`, `calendar.unknown_zone`
 */
export const startOfCivilDate = (zone: string, date: string): InstantMs => {
  const midnight = parseDayNumber(date) * DAY_MS
  const spans = offsetsOf(zone).spansBetween(midnight - 2 * DAY_MS, midnight + 3 * DAY_MS)
  for (const { from, to, offsetMs } of spans) {
    const reached = Math.max(from, midnight - offsetMs)
    if (reached < to) return reached
  }
  return midnight
}

/** The civil date `months` later (or earlier), clamped at month end: 31 January + 1 is 28 or 29 February. */
export const addCalendarMonths = (date: string, months: number): string => {
  const { year, month, day } = parseCivilDate(date)
  const total = year * 12 + (month - 1) + months
  const [laterYear, laterMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  return formatCivilDate({
    year: laterYear,
    month: laterMonth,
    day: Math.min(day, daysInMonth(laterYear, laterMonth)),
  })
}

/** The civil date `days` later (or earlier). */
export const addCalendarDays = (date: string, days: number): string =>
  formatCivilDate(civilDateOf(parseDayNumber(date) + days))

/** Days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => parseDayNumber(to) - parseDayNumber(from)

const localMs = (zone: string, at: InstantMs): number => {
  requireInstant(at)
  return at + offsetsOf(zone).offsetAt(at)
}
