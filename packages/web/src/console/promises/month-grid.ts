import { readWallTime, writeWallTime } from '../../ui/time/wall-time.ts'

/** A day of the calendar: from its first instant to that of the next (epoch ms), by the clock of a zone. */
export interface MonthDay {
  /** `2026-11-24` */
  readonly date: string
  readonly from: number
  readonly to: number
  readonly isInMonth: boolean
}

const dayMs = 86_400_000
const dateOf = (noonUtc: number): string => new Date(noonUtc).toISOString().slice(0, 10)
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)
const startOf = (date: string, zone: string): number => readWallTime(`${date}T00:00`, zone) ?? noonOf(date)

/** The month (`2026-11`) that a clock in the zone shows at an instant. */
export const monthAt = (at: number, zone: string): string => writeWallTime(at, zone).slice(0, 7)

/** The month so many after (or, below zero, before) another. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1, 12)).toISOString().slice(0, 7)
}

/** Whole weeks, Monday first, that hold a month; the days touch each other, through every change of the clock. */
export function monthGrid(month: string, zone: string): readonly MonthDay[] {
  const first = noonOf(`${month}-01`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs
  const next = noonOf(`${monthAfter(month, 1)}-01`)
  const days: MonthDay[] = []
  for (let noon = monday; noon < next || days.length % 7 !== 0; noon += dayMs) {
    const date = dateOf(noon)
    const [from, to] = [startOf(date, zone), startOf(dateOf(noon + dayMs), zone)]
    days.push({ date, from, to, isInMonth: date.startsWith(month) })
  }
  return days
}
