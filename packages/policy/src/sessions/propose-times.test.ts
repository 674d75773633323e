import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarSpec, calendarOf, civilDateAt } from '../calendar/index.ts'
import { proposeTimes } from './propose-times.ts'
import { stepMs } from './times-asked.ts'

const hour = 3_600_000
const day = 24 * hour
const monday = Date.parse('2026-11-23T00:00:00Z')
const office = (timeZone: string, from = '08:30', to = '17:30', holidays: readonly string[] = []): CalendarSpec => ({
  timeZone,
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, [[from, to]]])),
  holidays,
})
const berlin = office('Europe/Berlin')
const asked = (sides: readonly [CalendarSpec, CalendarSpec], more = {}) => ({
  ...{ from: monday, until: monday + 14 * day, lengthMs: hour, sides, busy: [], count: 3 },
  ...more,
})

describe('times for a session', () => {
  it('are three, on three days, within the hours of both', () => {
    const { times, nearest } = proposeTimes(asked([office('America/Chicago'), berlin]))
    expect(nearest).toBeUndefined()
    expect(new Set(times.map(([start]) => civilDateAt('America/Chicago', start))).size).toBe(3)
    // Chicago opens at 15:30 in Berlin, which closes at 17:30
    for (const [start, end] of times) {
      expect(calendarOf(berlin).elapsed(start, end)).toBe(hour)
      expect(calendarOf(office('America/Chicago')).elapsed(start, end)).toBe(hour)
    }
  })

  it('are never on a holiday of either side', () => {
    const holidays = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']
    const week = { until: monday + 7 * day }
    const { times } = proposeTimes(asked([office('Europe/Berlin', '08:30', '17:30', holidays), berlin], week))
    expect(times).toHaveLength(3)
    for (const [start] of times) expect(civilDateAt('Europe/Berlin', start)).toBe('2026-11-27')
  })

  it('says so where nobody works at the same time, with the time that asks least of one of them', () => {
    const { times, nearest } = proposeTimes(asked([office('Australia/Sydney'), berlin]))
    expect(times).toEqual([])
    // Berlin opens at 18:30 in Sydney, which has closed at 17:30: both ends of the day are as near
    expect(nearest).toMatchObject({ outsideMs: 2 * hour })
  })

  it('has nothing to say where one side never works', () => {
    expect(proposeTimes(asked([{ timeZone: 'UTC', weekly: {} }, berlin]))).toEqual({ times: [], nearest: undefined })
  })
})

const zones = ['Europe/Berlin', 'America/Chicago', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC']
const hours = fc.record({
  zone: fc.constantFrom(...zones),
  from: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 12 }),
  holidays: fc.subarray(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30']),
})
const two = (n: number) => String(n % 24).padStart(2, '0')
const side = hours.map(({ zone, from, length, holidays }) =>
  office(zone, `${two(from)}:30`, `${two(from + length)}:15`, holidays),
)
const question = fc.record({
  sides: fc.tuple(side, side),
  lengthMs: fc.constantFrom(hour / 2, hour, 1.5 * hour),
  busy: fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 14 * 24 }), fc.integer({ min: 1, max: 30 }))
      .map(([at, length]): [number, number] => [monday + at * hour, monday + (at + length) * hour]),
    { maxLength: 6 },
  ),
  count: fc.integer({ min: 1, max: 4 }),
})

describe('laws of proposed times', () => {
  it('every time lies within both sides’ hours, is free, and overlaps no other', () => {
    fc.assert(
      fc.property(question, (given) => {
        const { times } = proposeTimes(asked(given.sides, given))
        expect(times.length).toBeLessThanOrEqual(given.count)
        for (const [k, [start, end]] of times.entries()) {
          expect(end - start).toBe(given.lengthMs)
          for (const spec of given.sides) expect(calendarOf(spec).elapsed(start, end)).toBe(given.lengthMs)
          expect(given.busy.every(([from, to]) => end <= from || start >= to)).toBe(true)
          expect(start).toBeGreaterThanOrEqual(times[k - 1]?.[1] ?? 0)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('finds a time wherever trying every half hour finds one, on as many days as there are', () => {
    fc.assert(
      fc.property(question, (given) => {
        const [one, other] = given.sides.map((spec) => calendarOf(spec))
        const days = new Set<string>()
        for (let start = monday; start + given.lengthMs <= monday + 14 * day; start += stepMs) {
          const end = start + given.lengthMs
          const fits = [one, other].every((calendar) => calendar?.elapsed(start, end) === given.lengthMs)
          if (fits && given.busy.every(([from, to]) => end <= from || start >= to))
            days.add(civilDateAt(one?.zone ?? 'UTC', start))
        }
        const { times } = proposeTimes(asked(given.sides, given))
        const proposed = new Set(times.map(([start]) => civilDateAt(one?.zone ?? 'UTC', start)))
        expect(proposed.size).toBe(Math.min(given.count, days.size))
      }),
      { numRuns: 60 },
    )
  })
})
