import type { InstantMs } from '../calendar/types.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const formatLimit = 512

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const kept = formats.get(zone)
  if (kept) return kept
  if (formats.size >= formatLimit) formats.clear()
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, made)
  return made
}

/** The civil date (`YYYY-MM-DD`) that people in the zone write at an instant. */
export const civilDateAt = (at: InstantMs, zone: string): string => {
  const parts = new Map(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

const dayMs = 86_400_000

/** A civil date some days later; negative goes back. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
