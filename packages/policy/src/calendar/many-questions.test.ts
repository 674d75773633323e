import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from './calendar-of.ts'
import { hoursIn, instant, ZONES } from './testing/arbitraries.ts'
import { readQuarters } from './testing/quarters.ts'

const DAY_MS = 86_400_000
const DAYS = 250
const EACH = Math.ceil(100_000 / ZONES.length)

describe('a hundred thousand random questions', () => {
  it.each(ZONES)('%s: tables answer as the wall clock does, quarter by quarter', (zone) => {
    const at = Math.floor((fc.sample(instant, { numRuns: 1, seed: EACH + zone.length })[0] ?? 0) / DAY_MS) * DAY_MS
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
    expect({ hours, at, wrong }).toEqual({ hours, at, wrong: [] })
  })
})
