import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from './calendar-of.ts'
import { hoursIn, ZONES } from './testing/arbitraries.ts'
import { readQuarters } from './testing/quarters.ts'

const DAY_MS = 86_400_000
const DAYS = 250
/** Since then the zone changes its clocks on a full quarter of an hour (Newfoundland and Labrador, Casey did at 00:01). */
const fullQuartersSince = (zone: string): number =>
  zone === 'Antarctica/Casey' ? Date.UTC(2024, 0, 1) : Date.UTC(2012, 0, 1)
const dayOfFullQuarters = (zone: string) =>
  fc.integer({ min: fullQuartersSince(zone) / DAY_MS, max: Date.UTC(2041, 0, 1) / DAY_MS })
const EACH = Math.ceil(100_000 / ZONES.length)

describe('a hundred thousand random questions', () => {
  it.each(ZONES)('%s: tables answer as the wall clock does, quarter by quarter', (zone) => {
    const [day = 0] = fc.sample(dayOfFullQuarters(zone), 1)
    const at = day * DAY_MS
    const [hours] = fc.sample(hoursIn({ zone, at: at + 60 * DAY_MS, grid: 15 }), 1)
    if (hours === undefined) return
    const quarters = readQuarters(hours, at, DAYS)
    const calendar = calendarOf(hours)
    const moment = fc.nat(DAYS * DAY_MS - 1)
    const wrong = fc
      .sample(fc.tuple(moment, moment, fc.integer({ min: 1, max: 40 * 3_600_000 })), EACH)
      .filter(([a, b, amount]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const due = quarters.add(start, amount)
        return (
          calendar.elapsed(at + start, at + end) !== quarters.elapsed(start, end) ||
          (due !== undefined && calendar.add(at + start, amount) !== at + due)
        )
      })
    expect({ hours, at, wrong: wrong.slice(0, 3) }).toEqual({ hours, at, wrong: [] })
  })
})
