import { CalendarError } from './calendar-error.ts'
import { type DayNumber, parseDayNumber, quote, weekdayIndexOf } from './civil-days.ts'
import { type FlatSpans, lengthOf, mergeSpans, pairsOf } from './spans.ts'
import type { DurationMs, WallInterval, Weekday, WorkingHours } from './types.ts'

const DAY_SECONDS = 86_400
/** In the order of `weekdayIndexOf`. */
export const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const CLOSED: FlatSpans = []

/** The hours of one written date, in seconds from its midnight; `to` may lie in the next day. */
type WrittenHours = readonly (readonly [from: number, to: number])[]

/** Working hours read once, so that the hours of any civil date are a look-up. */
export interface WallHours {
  /** Open spans of each plain weekday, Sunday first, night tails included; seconds from midnight, within the day. */
  readonly weekly: readonly FlatSpans[]
  /** The same for dates that a holiday or an exception touches, and for the morning after. */
  readonly dates: ReadonlyMap<DayNumber, FlatSpans>
  /** One week without special dates from Sunday's midnight, merged across days; seconds. */
  readonly plainWeek: FlatSpans
  /** Weeks, numbered `(day + 4) / 7` by their Sunday, that hold a date of `dates`. */
  readonly specialWeeks: ReadonlySet<number>
  /** The last date in `dates` with or without hours; undefined when there is none. */
  readonly lastDate: DayNumber | undefined
  /** False when no date has any hours. */
  readonly everOpens: boolean
  /** True when each plain weekday is open from midnight to midnight. */
  readonly neverClosesWeekly: boolean
  /** Common length of the open weekdays in milliseconds, a night counted to the day it begins; undefined if they differ. */
  readonly commonDayMs: DurationMs | undefined
}

/** The open spans of a civil date: seconds from its midnight, from 0 to 86,400. */
export const hoursOn = (hours: WallHours, day: DayNumber): FlatSpans =>
  hours.dates.get(day) ?? hours.weekly[weekdayIndexOf(day)] ?? CLOSED

/**
 * Reads working hours as the calendar arithmetic of the policy defines them: an exception replaces a date's hours,
 * a holiday empties them, both remove the night tail that falls on the date; tails run from the night before also
 * when that date itself was closed. @throws CalendarError `calendar.bad_hours`, `calendar.bad_date`
 */
export const readWallHours = (spec: WorkingHours): WallHours => {
  const written = readWeekly(spec.weekly)
  const weekly = WEEKDAYS.map((_, day) => mergeSpans([...before(written[day]), ...after(written[(day + 6) % 7])]))
  const dates = readDates(spec, written)
  const everOpens = weekly.some((spans) => spans.length > 0) || [...dates.values()].some((spans) => spans.length > 0)
  return {
    weekly,
    dates,
    plainWeek: mergeSpans(weekly.flatMap((open, day) => pairsOf(open, day * DAY_SECONDS))),
    specialWeeks: new Set([...dates.keys()].map((day) => Math.floor((day + 4) / 7))),
    lastDate: dates.size === 0 ? undefined : [...dates.keys()].reduce((a, b) => Math.max(a, b)),
    everOpens,
    neverClosesWeekly: weekly.every((spans) => lengthOf(spans) === DAY_SECONDS),
    commonDayMs: commonLength(written),
  }
}

/** What of written hours falls on their own date. */
const before = (hours: WrittenHours = []): WrittenHours => hours.map(([from, to]) => [from, Math.min(to, DAY_SECONDS)])
/** What of written hours falls on the date after. */
const after = (hours: WrittenHours = []): WrittenHours =>
  hours.filter(([, to]) => to > DAY_SECONDS).map(([, to]) => [0, to - DAY_SECONDS])

const readWeekly = (weekly: WorkingHours['weekly']): readonly WrittenHours[] => {
  const unknown = Object.keys(weekly).find((day) => !WEEKDAYS.some((known) => known === day))
  if (unknown !== undefined) {
    throw new CalendarError('calendar.bad_hours', `${quote(unknown)} is not a weekday. Use ${WEEKDAYS.join(', ')}.`)
  }
  return WEEKDAYS.map((day) => (weekly[day] ?? []).map(readInterval))
}

const readDates = (spec: WorkingHours, weekly: readonly WrittenHours[]): ReadonlyMap<DayNumber, FlatSpans> => {
  const exceptions = new Map(
    Object.entries(spec.exceptions ?? {}).map(([date, hours]) => [parseDayNumber(date), hours.map(readInterval)]),
  )
  const holidays = (spec.holidays ?? []).map(parseDayNumber)
  const special = new Set([...exceptions.keys(), ...holidays])
  const dates = new Map<DayNumber, FlatSpans>()
  for (const day of special) dates.set(day, mergeSpans(before(exceptions.get(day))))
  for (const [day, hours] of exceptions) {
    const morning = day + 1
    if (special.has(morning) || hours.length === 0) continue
    dates.set(morning, mergeSpans([...before(weekly[weekdayIndexOf(morning)]), ...after(hours)]))
  }
  return dates
}

const readInterval = ([from, to]: WallInterval): readonly [number, number] => {
  const start = readWallTime(from)
  const end = readWallTime(to)
  if (start === DAY_SECONDS) throw new CalendarError('calendar.bad_hours', 'Hours cannot begin at 24:00. Write 00:00.')
  return [start, end <= start ? end + DAY_SECONDS : end]
}

/** Digit by digit: to compile a regular expression would take a good part of the time of a first answer. */
const readWallTime = (text: string): number => {
  const hours = pairOfDigits(text, 0)
  const minutes = pairOfDigits(text, 3)
  const seconds = hours * 3600 + minutes * 60
  if (text.length !== 5 || text[2] !== ':' || !(minutes <= 59) || !(seconds <= DAY_SECONDS)) {
    throw new CalendarError('calendar.bad_hours', `${quote(text)} is not a time of day. Write it as 08:30.`)
  }
  return seconds
}

const pairOfDigits = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const commonLength = (written: readonly WrittenHours[]): DurationMs | undefined => {
  const lengths = new Set(written.map((hours) => lengthOf(mergeSpans(hours))).filter((length) => length > 0))
  const [only] = lengths
  return lengths.size === 1 && only !== undefined ? only * 1000 : undefined
}
