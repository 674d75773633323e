import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCalendarDays,
  addCalendarMonths,
  civilDateAt,
  daysBetween,
  startOfCivilDate,
  wallClock,
} from './civil-date.ts'
import { formatInstant } from './instant.ts'
import { parseSpan } from './span.ts'
import { suggestZone } from './suggest-zone.ts'
import { instant, ZONES } from './testing/arbitraries.ts'
import { wallReader } from './testing/oracle.ts'

const zone = fc.constantFrom(...ZONES)
const two = (n: number): string => String(n).padStart(2, '0')

describe('the clock on the wall', () => {
  it('shows in each zone what Intl shows', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const { date, time } = wallReader(timeZone)(at)
        const clock = wallClock(timeZone, at)
        expect(civilDateAt(timeZone, at)).toBe(date)
        expect(`${two(clock.hour)}:${two(clock.minute)}`).toBe(time)
        expect(`${clock.year}-${two(clock.month)}-${two(clock.day)}`).toBe(date)
        const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(at)
        expect(clock.weekday).toBe(weekday.toLowerCase())
      }),
      { numRuns: 500 },
    )
  })

  it('the first instant of a date reads that date, and the millisecond before an earlier one', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const date = civilDateAt(timeZone, at)
        const start = startOfCivilDate(timeZone, date)
        expect(start).toBeLessThanOrEqual(at)
        expect(civilDateAt(timeZone, start)).toBe(date)
        expect(civilDateAt(timeZone, start - 1) < date).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a plain midnight', 'America/Chicago', '2026-11-25', '2026-11-25T06:00:00Z'],
    ['a midnight that is skipped', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['a midnight that comes twice', 'America/Havana', '2026-11-01', '2026-11-01T04:00:00Z'],
    ['an evening that comes twice', 'America/Sao_Paulo', '2019-02-17', '2019-02-17T03:00:00Z'],
    ['a date that is skipped whole', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
  ])('a date begins right after %s', (_, timeZone, date, start) => {
    expect(formatInstant(startOfCivilDate(timeZone, date))).toBe(start)
  })
})

describe('calendar months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-15', 14, '2028-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %d months is %s', (date, months, later) => {
    expect(addCalendarMonths(date, months)).toBe(later)
  })

  it('days are counted over month ends and leap days', () => {
    expect(addCalendarDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
})

describe('what people write', () => {
  it('reads spans in minutes, hours and business days, and nothing else', () => {
    expect(parseSpan('30m')).toEqual({ amount: 30, unit: 'm' })
    expect(parseSpan('4h')).toEqual({ amount: 4, unit: 'h' })
    expect(parseSpan('1bd')).toEqual({ amount: 1, unit: 'bd' })
    for (const bad of ['', '4', '4 h', '-1h', '1.5h', '1d', 'h', '1bd ', '1BD']) expect(() => parseSpan(bad)).toThrow()
  })

  it.each([
    ['Europe/Berln', 'Europe/Berlin'],
    ['chicago', 'America/Chicago'],
    ['new york', 'America/New_York'],
    ['Sao Paulo', 'America/Sao_Paulo'],
  ])('%s: did you mean %s?', (written, meant) => {
    expect(suggestZone(written)).toBe(meant)
  })

  it('suggests nothing where nothing comes near', () => {
    expect(suggestZone('qqqqqqqqqqqq')).toBeUndefined()
    expect(suggestZone('x'.repeat(100_000))).toBeUndefined()
  })
})
