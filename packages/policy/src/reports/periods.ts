import { addCalendarMonths, daysBetween } from '../calendar/civil-date.ts'

/** Civil dates, the end exclusive. */
export interface Period {
  readonly from: string
  readonly until: string
}
export type PeriodKind = 'month' | 'quarter' | 'free'
export interface NamedPeriod extends Period {
  readonly kind: PeriodKind
}

/** No report covers more days than this. */
export const longestDays = 366

const firstOfMonth = (date: string) => `${date.slice(0, 7)}-01`

/** The calendar months up to the one of `today`, the latest first. */
export function monthsUpTo(today: string, count: number): readonly NamedPeriod[] {
  const first = firstOfMonth(today)
  return Array.from({ length: count }, (_, back) => ({
    kind: 'month' as const,
    from: addCalendarMonths(first, -back),
    until: addCalendarMonths(first, 1 - back),
  }))
}

/** Quarters counted from an agreement's start, never calendar quarters (section 3); the latest begun first. */
export function quartersUpTo(startsOn: string, today: string, count: number): readonly NamedPeriod[] {
  if (startsOn > today) return []
  const found: NamedPeriod[] = []
  for (let index = 0; ; index += 1) {
    const from = addCalendarMonths(startsOn, index * 3)
    if (from > today) break
    found.push({ kind: 'quarter', from, until: addCalendarMonths(startsOn, (index + 1) * 3) })
  }
  return found.slice(-count).toReversed()
}

/** Whether the dates are a whole calendar month, a quarter of an agreement that started then, or neither. */
export function kindOfPeriod({ from, until }: Period, startsOn: string | undefined): PeriodKind {
  if (from === firstOfMonth(from) && until === addCalendarMonths(from, 1)) return 'month'
  const isQuarter =
    startsOn !== undefined && quartersUpTo(startsOn, from, 400).some((one) => one.from === from && one.until === until)
  return isQuarter ? 'quarter' : 'free'
}

/** A period that a report may cover: it has begun and ends after its beginning, within a year. */
export const isPeriod = ({ from, until }: Period): boolean => from < until && daysBetween(from, until) <= longestDays

/** Months that a period touches, oldest first, as `2026-11`. */
export function monthsIn({ from, until }: Period): readonly string[] {
  const months: string[] = []
  for (let month = firstOfMonth(from); month < until; month = addCalendarMonths(month, 1))
    months.push(month.slice(0, 7))
  return months
}

/** The number of a report: `SR-ACME-2026-11-1`, its last part the version. Another than a calendar month bears its dates. */
export function reportNumber({
  code,
  period,
  version,
}: {
  readonly code: string
  readonly period: NamedPeriod
  readonly version: number
}): string {
  const day = (date: string) => date.replaceAll('-', '')
  const label = period.kind === 'month' ? period.from.slice(0, 7) : `${day(period.from)}-${day(period.until)}`
  return `SR-${code}-${label}-${version}`
}
