import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CalendarError } from './calendar-error.ts'
import { calendarOf } from './calendar-of.ts'
import { instant, sceneIn, ZONES } from './testing/arbitraries.ts'
import { offsetChanges } from './testing/offset-changes.ts'
import { type Oracle, oracleOf, wallReader } from './testing/oracle.ts'
import type { Calendar, CalendarSpec } from './types.ts'

const DAY_MS = 86_400_000
const LOOKED_AHEAD = 16 * DAY_MS

/** The engine's answer, or the code of its refusal. */
const attempt = <T>(ask: () => T): T | string => {
  try {
    return ask()
  } catch (error) {
    if (error instanceof CalendarError) return error.code
    throw error
  }
}

/** Beyond what the oracle looked at, only "later than that" can be said. */
const within = (answer: number | string, until: number): number | undefined =>
  typeof answer === 'number' && answer <= until ? answer : undefined

describe('every zone, held against the wall clock minute by minute', () => {
  it.each(ZONES)('%s counts exactly the open minutes, also at its changes of offset', (zone) => {
    const changes = offsetChanges(zone, Date.UTC(1990, 0, 1), Date.UTC(2042, 0, 1))
    const nearChange = fc
      .tuple(
        fc.constantFrom(...(changes.length ? changes : [Date.UTC(2026, 0, 1)])),
        fc.integer({ min: -3 * DAY_MS, max: DAY_MS }),
      )
      .map(([change, shift]) => change + shift)
    const read = wallReader(zone)
    fc.assert(
      fc.property(sceneIn(zone, fc.oneof(instant, { weight: 2, arbitrary: nearChange })), (scene) => {
        const { hours, at, amountMs, spanMs, pauses } = scene
        const calendar = calendarOf(hours)
        const oracle = oracleOf(hours, 60_000, read)
        expect(calendar.isOpen(at)).toBe(oracle.isOpen(at))
        expect(calendar.elapsed(at, at + spanMs)).toBe(oracle.elapsed(at, at + spanMs))
        expect(calendar.elapsed(at, at + spanMs, pauses)).toBe(oracle.elapsed(at, at + spanMs, pauses))
        expectSameAhead(calendar, oracle, scene)
        expect(
          within(
            attempt(() => calendar.add(at, amountMs, pauses)),
            at + LOOKED_AHEAD,
          ),
        ).toBe(oracle.add(at, amountMs, at + LOOKED_AHEAD, pauses))
      }),
      { numRuns: 12 },
    )
  })
})

const expectSameAhead = (
  calendar: Calendar,
  oracle: Oracle,
  asked: { readonly at: number; readonly amountMs: number },
): void => {
  const { at, amountMs } = asked
  const until = at + LOOKED_AHEAD
  expect(
    within(
      attempt(() => calendar.add(at, amountMs)),
      until,
    ),
  ).toBe(oracle.add(at, amountMs, until))
  const opens = within(
    attempt(() => calendar.nextOpen(at)),
    until - 1,
  )
  expect(opens).toBe(oracle.nextOpen(at, until))
  const open = calendar.stretches(at, at + 5 * DAY_MS)
  expect(open.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(oracle.elapsed(at, at + 5 * DAY_MS))
  expect(open.every(([from, to], i) => from < to && (open[i - 1]?.[1] ?? Number.NEGATIVE_INFINITY) < from)).toBe(true)
  const closes = calendar.nextClose(at)
  if (closes !== undefined && closes < until) {
    expect(oracle.isOpen(closes)).toBe(false)
    expect(oracle.elapsed(at, closes)).toBe(closes - at)
  }
}

const anyScene = fc.constantFrom(...ZONES).chain((zone) => sceneIn(zone))
const laws = { numRuns: 300 }

describe('laws of working time', () => {
  it('a stretch of time cut anywhere counts the same in parts', () => {
    fc.assert(
      fc.property(anyScene, fc.nat(5 * DAY_MS), ({ hours, at, spanMs, pauses }, cut) => {
        const calendar = calendarOf(hours)
        const middle = at + Math.min(cut, spanMs)
        const parts = calendar.elapsed(at, middle, pauses) + calendar.elapsed(middle, at + spanMs, pauses)
        expect(parts).toBe(calendar.elapsed(at, at + spanMs, pauses))
      }),
      laws,
    )
  })

  it('a due instant has exactly the promised time before it, and no earlier instant has', () => {
    fc.assert(
      fc.property(anyScene, ({ hours, at, amountMs, pauses }) => {
        const calendar = calendarOf(hours)
        const due = attempt(() => calendar.add(at, amountMs, pauses))
        if (typeof due !== 'number' || amountMs === 0) return
        expect(calendar.elapsed(at, due, pauses)).toBe(amountMs)
        expect(calendar.elapsed(at, due - 1, pauses)).toBe(amountMs - 1)
      }),
      laws,
    )
  })

  it('running, paused and closed time together are the time that passed', () => {
    fc.assert(
      fc.property(anyScene, ({ hours, at, spanMs, pauses }) => {
        const calendar = calendarOf(hours)
        const whole = calendarOf({ always: true })
        const paused = spanMs - whole.elapsed(at, at + spanMs, pauses)
        const openWhilePaused = calendar.elapsed(at, at + spanMs) - calendar.elapsed(at, at + spanMs, pauses)
        expect(openWhilePaused).toBeGreaterThanOrEqual(0)
        expect(openWhilePaused).toBeLessThanOrEqual(paused)
      }),
      laws,
    )
  })

  it('promising in two steps comes due with the sum, and more work never comes due earlier', () => {
    fc.assert(
      fc.property(anyScene, fc.nat(DAY_MS), ({ hours, at, amountMs, pauses }, more) => {
        const calendar = calendarOf(hours)
        const together = attempt(() => calendar.add(at, amountMs + more, pauses))
        if (typeof together !== 'number') return
        const first = calendar.add(at, amountMs, pauses)
        expect(calendar.add(first, more, pauses)).toBe(together)
        expect(first).toBeLessThanOrEqual(together)
      }),
      laws,
    )
  })

  it('where no clock changes, next week runs as this one', () => {
    const steady = fc.constantFrom('UTC', 'Asia/Tokyo', 'Asia/Kolkata', 'Africa/Johannesburg', 'Pacific/Marquesas')
    const scene = steady.chain((zone) => sceneIn(zone))
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 1500 }), ({ hours, at, amountMs, spanMs }, weeks) => {
        const calendar = calendarOf({ timeZone: hours.timeZone, weekly: hours.weekly })
        const later = at + weeks * 7 * DAY_MS
        expect(calendar.elapsed(later, later + spanMs)).toBe(calendar.elapsed(at, at + spanMs))
        const due = attempt(() => calendar.add(at, amountMs))
        if (typeof due === 'number') expect(calendar.add(later, amountMs) - later).toBe(due - at)
      }),
      laws,
    )
  })

  it('writing the hours in another order, or cut in pieces that touch, changes no answer', () => {
    fc.assert(
      fc.property(anyScene, ({ hours, at, amountMs, spanMs }) => {
        const rewritten: CalendarSpec = {
          ...hours,
          weekly: Object.fromEntries(
            Object.entries(hours.weekly).map(([day, intervals]) => [day, intervals.flatMap(cutInTwo).reverse()]),
          ),
        }
        const [written, cut] = [calendarOf(hours), calendarOf(rewritten)]
        expect(cut.elapsed(at, at + spanMs)).toBe(written.elapsed(at, at + spanMs))
        expect(attempt(() => cut.add(at, amountMs))).toBe(attempt(() => written.add(at, amountMs)))
      }),
      laws,
    )
  })
})

/** Cuts an interval that ends on its own day at noon, where noon lies within. */
const cutInTwo = ([from, to]: readonly [string, string]): readonly (readonly [string, string])[] =>
  from < '12:00' && to > '12:00'
    ? [
        [from, '12:00'],
        ['12:00', to],
      ]
    : [[from, to]]
