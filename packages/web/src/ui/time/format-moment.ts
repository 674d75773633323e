import { readLocale } from '../text/translate.ts'
import { uiSay } from '../text.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${readLocale()} ${zone} ${JSON.stringify(options)}`
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(readLocale(), { ...options, timeZone: zone, hourCycle: 'h23' })
  formats.set(key, known)
  return known
}
const part = (at: number, zone: string, options: Intl.DateTimeFormatOptions) => formatOf(zone, options).format(at)

/** `17:12` in a zone. Instants are epoch ms everywhere in this file. */
export const formatTime = (at: number, zone: string) => part(at, zone, { hour: '2-digit', minute: '2-digit' })
/** `Thu`. */
export const formatWeekday = (at: number, zone: string) => part(at, zone, { weekday: 'short' })

const inOrder = (at: number, zone: string, options: Intl.DateTimeFormatOptions, order: readonly string[]) => {
  const parts = formatOf(zone, options).formatToParts(at)
  return order.map((type) => parts.find((one) => one.type === type)?.value ?? '').join(' ')
}
/** `19 Nov`, or `3 Mar 2027` with the year. */
export const formatDay = (at: number, zone: string, withYear = false) =>
  withYear
    ? inOrder(at, zone, { day: 'numeric', month: 'short', year: 'numeric' }, ['day', 'month', 'year'])
    : inOrder(at, zone, { day: 'numeric', month: 'short' }, ['day', 'month'])

const civilDay = (at: number, zone: string) => {
  const [year, month, day] = ['year', 'month', 'day'].map((name) =>
    Number(inOrder(at, zone, { year: 'numeric', month: 'numeric', day: 'numeric' }, [name])),
  )
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000
}
/** Whole civil days from `from` to `at` as the calendar on the wall in `zone` counts them. */
export const daysBetween = (from: number, at: number, zone: string) => civilDay(at, zone) - civilDay(from, zone)

/**
 * `17:12` today, `Fri 09:05` within six days, `3 Dec 09:05` further away, with the year where it is another one.
 * Pass `always: 'weekday'` where the day must be said even when it is today.
 */
export const formatNear = (at: number, zone: string, now: number, always?: 'weekday') => {
  const days = daysBetween(now, at, zone)
  const time = formatTime(at, zone)
  if (days === 0 && always === undefined) return time
  if (Math.abs(days) <= 6) return `${formatWeekday(at, zone)} ${time}`
  const sameYear = formatDay(at, zone, true).slice(-4) === formatDay(now, zone, true).slice(-4)
  return `${formatDay(at, zone, !sameYear)} ${time}`
}

export interface MomentZones {
  readonly readerZone: string
  /** Zone and city of the other side; left out where both are the same. */
  readonly otherZone?: string
  readonly otherCity?: string
  readonly now: number
  /** Says the weekday also for today. */
  readonly always?: 'weekday'
}
export interface Moment {
  /** In the reader's zone: `Mon 09:05`, `17:12` for today. */
  readonly reader: string
  /** In the other side's zone, if there is one: `08:05`, with the day where it differs. */
  readonly other?: string
  /** Both in one phrase: `Mon 09:05 your time, 08:05 in Chicago`. */
  readonly both: string
}

/** Says an instant in the reader's zone first and in the other side's beside it. */
export const formatMoment = (at: number, zones: MomentZones): Moment => {
  const reader = formatNear(at, zones.readerZone, zones.now, zones.always)
  const { otherZone, otherCity } = zones
  if (otherZone === undefined || otherCity === undefined || otherZone === zones.readerZone)
    return { reader, both: uiSay('moment.yours', { reader }) }
  const sameDay = civilDay(at, otherZone) === civilDay(at, zones.readerZone)
  // Two names for one hour: Berlin and Warsaw read the same clock, and saying it twice helps nobody.
  if (sameDay && formatTime(at, otherZone) === formatTime(at, zones.readerZone))
    return { reader, both: uiSay('moment.yours', { reader }) }
  const other = sameDay ? formatTime(at, otherZone) : `${formatWeekday(at, otherZone)} ${formatTime(at, otherZone)}`
  return { reader, other, both: uiSay('moment.joint', { reader, other, city: otherCity }) }
}
