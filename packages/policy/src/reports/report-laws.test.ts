import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarMonths, daysBetween } from '../calendar/civil-date.ts'
import { priorities } from '../priority/types.ts'
import { changesBetween } from './changes.ts'
import { belongs, countOf, cutOf, figureKeys } from './figures.ts'
import { isPeriod, kindOfPeriod, monthsIn, monthsUpTo, quartersUpTo, reportNumber } from './periods.ts'
import { type Cell, outcomes, type RowFacts, rowMarks, rowSubjects } from './row-facts.ts'
import { percentileOf, shareSteps, stepOf } from './shares.ts'
import { shareOf, tallyOf } from './tally.ts'

const row: fc.Arbitrary<RowFacts> = fc.record({
  subject: fc.constantFrom(...rowSubjects),
  kind: fc.constantFrom('response', 'engagement'),
  what: fc.constantFrom('first_response', 'knowledge_transfer'),
  source: fc.constantFrom('policy', 'person'),
  outcome: fc.constantFrom(...outcomes),
  marks: fc.subarray([...rowMarks]),
  sight: fc.constantFrom('team', 'private'),
  priority: fc.constantFrom(...priorities),
  plan: fc.constantFrom('standard', 'premium'),
  month: fc.constantFrom('2026-10', '2026-11'),
  version: fc.constant(null),
  area: fc.constant(null),
  bucket: fc.option(fc.nat(shareSteps.length)),
})
const rows = fc.array(row, { maxLength: 60 })
const ones = (facts: readonly RowFacts[]): readonly Cell[] => facts.map((one) => ({ ...one, count: 1 }))
/** Rows alike in one cell, as the database counts them. */
const cellsOf = (facts: readonly RowFacts[]): readonly Cell[] =>
  [...Map.groupBy(facts, (one) => JSON.stringify(one)).values()].map((alike) => ({
    ...(alike[0] as RowFacts),
    count: alike.length,
  }))

describe('figures', () => {
  it('law: a figure is the count of exactly the rows that it opens, however they were counted together', () =>
    fc.assert(
      fc.property(rows, fc.constantFrom(...figureKeys), fc.constantFrom('team', 'every'), (facts, key, sight) => {
        const cut = cutOf(key, sight as 'team' | 'every')
        const opened = facts.filter((one) => belongs(one, cut))
        expect(countOf(cellsOf(facts), cut)).toBe(opened.length)
        for (const priority of priorities)
          expect(countOf(cellsOf(facts), cut, { priority })).toBe(
            opened.filter((one) => one.priority === priority).length,
          )
      }),
    ))

  it('law: made is the sum of all that became of it; an excuse takes nothing away', () =>
    fc.assert(
      fc.property(rows, fc.constantFrom('responses', 'by_hand', 'engagements', 'promises'), (facts, family) => {
        const tally = tallyOf(ones(facts), { family, sight: 'team' })
        const { kept, late, missed, running, replaced, withdrawn, skipped, notTakenUp } = tally
        expect(tally.made).toBe(kept + late + missed + running + replaced + withdrawn + skipped + notTakenUp)
        const unexcused = facts.map((one) => ({ ...one, marks: one.marks.filter((mark) => mark !== 'excused') }))
        expect(tallyOf(ones(unexcused), { family, sight: 'team' })).toEqual({ ...tally, excused: 0 })
      }),
    ))

  it('law: priorities and months add up to the whole, and promises by hand are in neither', () =>
    fc.assert(
      fc.property(rows, (facts) => {
        const cells = cellsOf(facts)
        const of = (narrowed = {}) => tallyOf(cells, { family: 'responses', sight: 'every', narrowed }).made
        expect(priorities.reduce((sum, priority) => sum + of({ priority }), 0)).toBe(of())
        expect(of({ month: '2026-10' }) + of({ month: '2026-11' })).toBe(of())
        const byHand = facts.filter(({ source }) => source === 'person')
        expect(tallyOf(ones(byHand), { family: 'promises', sight: 'every' }).made).toBe(0)
      }),
    ))

  it('a miss is never rounded away', () => {
    expect(shareOf(9999, 10_000)).toBe(99.9)
    expect(shareOf(10_000, 10_000)).toBe(100)
    expect(shareOf(0, 0)).toBeNull()
  })
})

describe('how long answers took', () => {
  it('law: a percentile is a value that was measured, with that share at or below it', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.constantFrom(0.5, 0.9, 0.99), (values, share) => {
        const found = percentileOf(values, share) ?? -1
        expect(values).toContain(found)
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length)
        expect(values.filter((value) => value < found).length).toBeLessThan(share * values.length)
      }),
    ))

  it('an answer at the very end of its target stands before the line, the next millisecond after it', () => {
    const line = shareSteps.indexOf(1)
    expect(stepOf(3_600_000, 3_600_000)).toBe(line)
    expect(stepOf(3_600_001, 3_600_000)).toBe(line + 1)
    expect(stepOf(0, 3_600_000)).toBe(0)
  })
})

describe('periods', () => {
  const date = fc
    .integer({ min: 0, max: 4000 })
    .map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10))

  it('law: months and quarters follow each other without gap or overlap, quarters from the agreement’s start', () =>
    fc.assert(
      fc.property(date, fc.nat(1200), (startsOn, days) => {
        const today = new Date(Date.parse(`${startsOn}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
        const quarters = quartersUpTo(startsOn, today, 40)
        expect(quarters.at(-1)?.from).toBe(startsOn)
        expect((quarters[0]?.until ?? '') > today).toBe(true)
        for (const list of [quarters, monthsUpTo(today, 14)])
          for (const [index, one] of list.entries()) {
            expect(isPeriod(one)).toBe(true)
            if (index > 0) expect(list[index]?.until).toBe(list[index - 1]?.from)
          }
        expect(quarters.every((one) => kindOfPeriod(one, startsOn) !== 'free')).toBe(true)
      }),
    ))

  it('names months by the month and other times by their days; the last part is the version', () => {
    const month = { kind: 'month', from: '2026-11-01', until: '2026-12-01' } as const
    expect(reportNumber({ code: 'ACME', period: month, version: 2 })).toBe('SR-ACME-2026-11-2')
    const quarter = { kind: 'quarter', from: '2026-02-15', until: addCalendarMonths('2026-02-15', 3) } as const
    expect(reportNumber({ code: 'ACME', period: quarter, version: 1 })).toBe('SR-ACME-20260215-20260515-1')
    expect(monthsIn(quarter)).toEqual(['2026-02', '2026-03', '2026-04', '2026-05'])
    expect(daysBetween(quarter.from, quarter.until)).toBe(89)
  })
})

it('a later version lists what is other, row by row, and nothing else', () => {
  const kept = { key: 'a', outcome: 'kept', isExcused: false } as const
  const missed = { key: 'b', outcome: 'missed', isExcused: false } as const
  expect(changesBetween([kept, missed], [kept, missed])).toEqual([])
  expect(changesBetween([kept, missed], [kept, { ...missed, isExcused: true }])).toMatchObject([
    { key: 'b', what: 'excused' },
  ])
  expect(changesBetween([kept], [missed]).map(({ what }) => what)).toEqual(['added', 'gone'])
  expect(changesBetween([missed], [{ ...missed, outcome: 'late' }])).toEqual([
    { key: 'b', what: 'outcome', before: 'missed', after: 'late' },
  ])
})
