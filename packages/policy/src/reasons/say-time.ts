import { sayDay } from '../calendar/say-day.ts'
import { readSpan } from '../document/spans.ts'

export interface TimeReader {
  readonly locale: string
  readonly readerZone: string
  /** The other side's zone, shown in brackets where its clock differs. */
  readonly otherZone?: string | undefined
  /** How to call the other side's place; the zone's own city if not given. */
  readonly otherCity?: string | undefined
  /** With it, instants within six days are told by weekday and time alone. */
  readonly now?: number | undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()
const formatLimit = 256

const formatOf = (locale: string, timeZone: string, kind: 'day' | 'clock'): Intl.DateTimeFormat => {
  const key = `${locale} ${timeZone} ${kind}`
  const kept = formats.get(key)
  if (kept) return kept
  if (formats.size >= formatLimit) formats.clear()
  const parts: Record<typeof kind, Intl.DateTimeFormatOptions> = {
    day: { weekday: 'short' },
    clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...parts[kind], timeZone })
  formats.set(key, made)
  return made
}

const nearMs = 6 * 86_400_000

const dayOf = (at: number, zone: string, { locale, now }: TimeReader): string => {
  const isNear = now !== undefined && Math.abs(at - now) < nearMs
  const weekday = formatOf(locale, zone, 'day').format(at)
  return isNear ? weekday : `${weekday} ${sayDay(at, { locale, zone })}`
}

const clockOf = (at: number, zone: string, { locale }: TimeReader): string => formatOf(locale, zone, 'clock').format(at)

/** `America/New_York` as "New York". */
export const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

const otherSide = (at: number, reader: TimeReader): string => {
  const { otherZone, readerZone, otherCity } = reader
  if (otherZone === undefined || otherZone === readerZone) return ''
  const here = `${dayOf(at, readerZone, reader)} ${clockOf(at, readerZone, reader)}`
  const theirDay = dayOf(at, otherZone, reader)
  const theirs = clockOf(at, otherZone, reader)
  if (here === `${theirDay} ${theirs}`) return ''
  const day = here.startsWith(theirDay) ? '' : `${theirDay} `
  return ` (${day}${theirs} in ${otherCity ?? cityOf(otherZone)})`
}

/** "Fri 17:10 your time (10:10 in Chicago)"; without the bracket where both clocks agree. Takes an ISO instant. */
export const sayInstant = (iso: string, reader: TimeReader): string => {
  const at = Date.parse(iso)
  if (!Number.isFinite(at)) return iso
  const other = otherSide(at, reader)
  return `${dayOf(at, reader.readerZone, reader)} ${clockOf(at, reader.readerZone, reader)}${other === '' ? '' : ` your time${other}`}`
}

/** "Thu 22:10 to Fri 00:30" in the reader's own zone. Takes ISO instants. */
export const sayStretch = (from: string, to: string, reader: TimeReader): string => {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  if (!Number.isFinite(start) || !Number.isFinite(end)) return `${from} to ${to}`
  const [startDay, endDay] = [dayOf(start, reader.readerZone, reader), dayOf(end, reader.readerZone, reader)]
  const endClock = clockOf(end, reader.readerZone, reader)
  return `${startDay} ${clockOf(start, reader.readerZone, reader)} to ${startDay === endDay ? '' : `${endDay} `}${endClock}`
}

/** Milliseconds as "2 h 20 min", "45 min", "20 s". */
export const sayLength = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const parts = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : '']
  return parts.filter((part) => part !== '').join(' ') || '0 min'
}

/** `4h` as "4 h", `1bd` as "1 business day". */
export const sayTarget = (written: string): string => {
  const span = readSpan(written)
  if (!span) return written
  if (span.unit === 'bd') return span.amount === 1 ? '1 business day' : `${span.amount} business days`
  return `${span.amount} ${span.unit === 'h' ? 'h' : 'min'}`
}

const dayNames: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
const dayOrder = Object.keys(dayNames)

const sayDays = (days: readonly string[]): string => {
  const places = days.map((day) => dayOrder.indexOf(day))
  const isRun =
    places.length > 2 && places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1)
  const names = days.map((day) => dayNames[day] ?? day)
  return isRun ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
}

/** `["mon 08:30-17:30", "tue 08:30-17:30", ...]` as "Monday to Friday 08:30 to 17:30", whatever the order they were kept in. */
export const sayWeek = (week: readonly (string | number)[]): string => {
  const days = week.map((entry) => String(entry).split(' '))
  const inOrder = days.toSorted(([a = ''], [b = '']) => dayOrder.indexOf(a) - dayOrder.indexOf(b))
  const byHours = new Map<string, string[]>()
  for (const [day = '', ...intervals] of inOrder) {
    const hours = intervals.map((interval) => interval.replace('-', ' to ')).join(' and ')
    byHours.set(hours, [...(byHours.get(hours) ?? []), day])
  }
  return [...byHours].map(([hours, days]) => `${sayDays(days)} ${hours}`).join('; ')
}
