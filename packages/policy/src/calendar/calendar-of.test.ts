import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildOpenTable } from './build-open-table.ts'
import { bytesKept, calendarOf } from './calendar-of.ts'
import { bytesOf } from './open-table.ts'
import { hoursIn, ZONES } from './testing/arbitraries.ts'
import { oracleOf, wallReader } from './testing/oracle.ts'
import type { WallInterval, WorkingHours } from './types.ts'
import { readWallHours } from './wall-hours.ts'
import { WorkingCalendar } from './working-calendar.ts'
import { offsetsOf } from './zone-offsets.ts'

const DAY_MS = 86_400_000
const everyDay = (timeZone: string, hours: readonly WallInterval[]): WorkingHours => ({
  timeZone,
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
})
const ONE: readonly WallInterval[] = [['08:30', '17:30']]
const TWO: readonly WallInterval[] = [
  ['08:30', '12:00'],
  ['13:00', '17:45'],
]

describe('the memory of calendars is bounded', () => {
  const sizeOf = (hours: WorkingHours): number =>
    bytesOf(buildOpenTable(readWallHours(hours), offsetsOf(hours.timeZone), Date.UTC(2024, 0, 1), Date.UTC(2034, 0, 1)))

  it.each(ZONES)('ten years of %s: at most 100 kB with one interval a day, 200 kB with two', (zone) => {
    expect(sizeOf(everyDay(zone, ONE))).toBeLessThanOrEqual(100_000)
    expect(sizeOf(everyDay(zone, TWO))).toBeLessThanOrEqual(200_000)
  })

  it('more calendars than are kept: at most 48 MiB and a bit, and forgotten ones answer as before', () => {
    const ask = (k: number): number => {
      const zone = ZONES[k % ZONES.length] ?? 'UTC'
      const minute = String(k % 60).padStart(2, '0')
      const calendar = calendarOf(
        everyDay(zone, [
          [`08:${minute}`, '12:00'],
          ['13:00', `17:${minute}`],
        ]),
      )
      return calendar.elapsed(Date.UTC(2019, 0, 1), Date.UTC(2029, 0, 1))
    }
    const first = Array.from({ length: 40 }, (_, k) => ask(k))
    for (let k = 0; k < 1200; k++) ask(k)
    expect(bytesKept()).toBeLessThan(50 * 1024 * 1024)
    expect(Array.from({ length: 40 }, (_, k) => ask(k))).toEqual(first)
  })

  it('equal hours share one calendar', () => {
    expect(calendarOf(everyDay('Europe/Berlin', ONE))).toBe(calendarOf(everyDay('Europe/Berlin', ONE)))
    expect(calendarOf(everyDay('Europe/Berlin', ONE))).not.toBe(calendarOf(everyDay('Europe/Warsaw', ONE)))
  })
})

describe('an answer does not depend on what was asked before', () => {
  const scattered = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2110, 0, 1) })
  const asked = fc.record({ at: scattered, span: fc.nat(40 * 365 * DAY_MS), amount: fc.nat(9000 * 3_600_000) })

  it('over decades, in any order, a calendar says what a fresh one says', () => {
    const hours = fc.constantFrom(...ZONES).chain((zone) => hoursIn({ zone, at: Date.UTC(2026, 5, 1) }))
    fc.assert(
      fc.property(hours, fc.array(asked, { minLength: 2, maxLength: 6 }), (spec, questions) => {
        const used = new WorkingCalendar(spec)
        for (const { at, span, amount } of questions) {
          const answers = (calendar: WorkingCalendar): readonly unknown[] => [
            calendar.isOpen(at),
            calendar.elapsed(at, at + span),
            tryTo(() => calendar.add(at, amount)),
            tryTo(() => calendar.nextOpen(at)),
          ]
          expect(answers(used)).toEqual(answers(new WorkingCalendar(spec)))
        }
      }),
      { numRuns: 60 },
    )
  })

  const tryTo = (ask: () => number): number | string => {
    try {
      return ask()
    } catch (error) {
      return String(error)
    }
  }

  it('a stretch that never closes says so, and one closed by a far holiday is found', () => {
    const open = everyDay('Europe/Berlin', [['00:00', '24:00']])
    expect(calendarOf(open).nextClose(Date.UTC(2026, 0, 1))).toBeUndefined()
    expect(calendarOf({ ...open, holidays: ['2031-05-01'] }).nextClose(Date.UTC(2026, 0, 1))).toBe(
      Date.UTC(2031, 3, 30, 22),
    )
    expect(calendarOf({ always: true }).nextClose(Date.UTC(2026, 0, 1))).toBeUndefined()
  })
})

describe('old offsets of local mean time, to the second', () => {
  it.each(['Europe/Berlin', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'Africa/Monrovia'])(
    '%s counts exactly the open seconds',
    (zone) => {
      const read = wallReader(zone)
      const at = fc.integer({ min: Date.UTC(1875, 0, 1), max: Date.UTC(1972, 0, 1) })
      fc.assert(
        fc.property(
          at.chain((start) => fc.tuple(fc.constant(start), hoursIn({ zone, at: start }))),
          ([start, hours]) => {
            const oracle = oracleOf(hours, 1000, read)
            const calendar = calendarOf(hours)
            const end = start + 12 * 3_600_000
            expect(calendar.elapsed(start, end)).toBe(oracle.elapsed(start, end))
            const due = tryAdd(() => calendar.add(start, 5_400_000))
            expect(due !== undefined && due <= end ? due : undefined).toBe(oracle.add(start, 5_400_000, end))
          },
        ),
        { numRuns: 8 },
      )
    },
  )

  const tryAdd = (ask: () => number): number | undefined => {
    try {
      return ask()
    } catch {
      return undefined
    }
  }
})
