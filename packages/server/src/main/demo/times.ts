import { addCalendarDays, calendarOf, civilDateAt, startOfCivilDate } from '@mainstay/policy/calendar'
import type { When } from './story.ts'

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `1h30m`, `58m30s`, `2d` in milliseconds. */
export function span(written: string): number {
  const parts = [...written.matchAll(/(\d+)([smhd])/g)]
  if (parts.length === 0) throw new Error(`"${written}" is not a span`)
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0)
}

const office = {
  mon: [['08:30', '17:30']],
  tue: [['08:30', '17:30']],
  wed: [['08:30', '17:30']],
  thu: [['08:30', '17:30']],
  fri: [['08:30', '17:30']],
} as const

/** The instant of a story's opening. A day that falls on a weekend moves back to the Friday before. */
export function instantOf(when: When, zone: string, now: number): number {
  if ('ago' in when) return now - span(when.ago)
  const [hours = '0', minutes = '0'] = when.at.split(':')
  const clockMs = Number(hours) * 3_600_000 + Number(minutes) * 60_000
  let date = addCalendarDays(civilDateAt(zone, now), -when.daysAgo)
  while (!calendarOf({ timeZone: zone, weekly: office }).isOpen(startOfCivilDate(zone, date) + 12 * 3_600_000)) {
    date = addCalendarDays(date, -1)
  }
  return startOfCivilDate(zone, date) + clockMs
}

/** `2h support` counts in office hours of the zone, anything else in plain time. */
export function afterSpan(from: number, written: string, zone: string): number {
  const [length = '', mode] = written.split(' ')
  if (mode !== 'support') return from + span(length)
  return calendarOf({ timeZone: zone, weekly: office }).add(from, span(length))
}
