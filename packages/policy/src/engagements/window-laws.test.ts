import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addCalendarDays, civilDateAt, daysBetween, startOfCivilDate } from '../calendar/index.ts'
import { agreement, annex, policies } from '../entitlements/testing/agreements.ts'
import type { Agreement, AgreementChange } from '../entitlements/types.ts'
import { boundaryOn, gridOf, indexOn } from './grid.ts'
import { type EngagementKind, type EngagementWindow, engagementKinds } from './types.ts'
import { windowsOf } from './windows-of.ts'

const zone = fc.constantFrom(
  ...['America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Santiago', 'Pacific/Apia', 'Africa/Cairo', 'UTC'],
)
const date = (from: string, days: number) => fc.nat(days).map((more) => addCalendarDays(from, more))
/** Starts on leap days and month ends as often as on any other day. */
const startsOn = fc.oneof(
  date('2023-06-01', 800),
  fc.constantFrom('2024-02-29', '2024-01-31', '2023-08-31', '2023-12-31', '2024-11-30'),
)
const cadence = fc.constantFrom(
  '2 a year',
  '1 a quarter',
  '1 a month',
  '1 every 2 weeks',
  '1 a week',
  '5 a year',
  '3 a month',
)
const bought: fc.Arbitrary<Agreement> = fc
  .record({
    startsOn,
    days: fc.integer({ min: 1, max: 900 }),
    zone,
    plan: fc.constantFrom('premium', 'standard'),
    tam: fc.boolean(),
  })
  .map(({ days, tam, ...sold }) =>
    agreement({
      ...sold,
      endsOn: addCalendarDays(sold.startsOn, days),
      addOns: tam && sold.plan === 'premium' ? ['tam'] : [],
    }),
  )
const ofKind = (windows: readonly EngagementWindow[], kind: EngagementKind) =>
  windows.filter((one) => one.kind === kind)

/** Walks day by day and counts: what no cleverness can get wrong. */
const naiveBoundaries = (anchorOn: string, months: number, endsOn: string): readonly string[] => {
  const [year = 0, month = 0, day = 0] = anchorOn.split('-').map(Number)
  const found = [anchorOn]
  for (let k = 1; ; k += 1) {
    const total = year * 12 + month - 1 + k * months
    const last = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate()
    const next = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
    if (next > endsOn) return found
    found.push(next)
  }
}

it('law: boundaries are start + k x length from the start itself, as a count by hand gives them', () => {
  fc.assert(
    fc.property(
      startsOn,
      fc.constantFrom(['1 a month', 1], ['1 a quarter', 3], ['2 a year', 6]),
      (anchorOn, [written, months]) => {
        const endsOn = addCalendarDays(anchorOn, 1500)
        const grid = gridOf(anchorOn, String(written))
        expect(naiveBoundaries(anchorOn, Number(months), endsOn).map((_, k) => boundaryOn(grid, k))).toEqual(
          naiveBoundaries(anchorOn, Number(months), endsOn),
        )
      },
    ),
  )
})

it('law: boundaries only ever go forward, and every day lies in exactly one window', () => {
  fc.assert(
    fc.property(startsOn, cadence, fc.nat(1200), (anchorOn, written, days) => {
      const grid = gridOf(anchorOn, written)
      const day = addCalendarDays(anchorOn, days)
      const index = indexOn(grid, day)
      expect(boundaryOn(grid, index) <= day && day < boundaryOn(grid, index + 1)).toBe(true)
    }),
  )
})

it('law: windows tile an agreement from its start to its end, without a gap or an overlap, at first instants of civil dates', () => {
  fc.assert(
    fc.property(bought, (one) => {
      const { windows, notOwed } = windowsOf({ agreement: one, policies })
      for (const kind of engagementKinds) {
        const own = ofKind(windows, kind)
        if (own.length === 0) continue
        expect(notOwed.some((nothing) => nothing.kind === kind)).toBe(false)
        expect(own[0]?.opensOn).toBe(one.startsOn)
        expect(own.at(-1)?.untilOn).toBe(one.endsOn)
        expect(own.slice(1).map(({ opensOn }) => opensOn)).toEqual(own.slice(0, -1).map(({ untilOn }) => untilOn))
        expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index + 1))
        for (const { opensOn, untilOn, opensAt, until } of own) {
          expect([startOfCivilDate(one.zone, opensOn), startOfCivilDate(one.zone, untilOn)]).toEqual([opensAt, until])
          expect(until).toBeGreaterThan(opensAt)
        }
      }
    }),
  )
})

it('law: only the last window may differ from a whole one: from half to one and a half of it', () => {
  fc.assert(
    fc.property(bought, (one) => {
      for (const kind of engagementKinds) {
        const own = ofKind(windowsOf({ agreement: one, policies }).windows, kind)
        const [last, ...others] = own.toReversed()
        expect(others.every(({ shape }) => shape === 'whole')).toBe(true)
        if (!last) continue
        const grid = gridOf(last.anchorOn, last.cadence)
        const whole = daysBetween(boundaryOn(grid, last.index), boundaryOn(grid, last.index + 1))
        const next = daysBetween(boundaryOn(grid, last.index + 1), boundaryOn(grid, last.index + 2))
        const days = daysBetween(last.opensOn, last.untilOn)
        expect(days * 2).toBeGreaterThanOrEqual(whole)
        expect(days).toBeLessThan(whole + next / 2 + 1)
      }
    }),
  )
})

const change: fc.Arbitrary<AgreementChange> = fc.oneof(
  fc.constantFrom<AgreementChange>(
    { plan: 'standard', addOns: [] },
    { plan: 'premium' },
    { addOns: ['tam'] },
    { addOns: [] },
  ),
  date('2024-01-01', 900).map((endsOn) => ({ endsOn })),
  cadence.map((is) => ({ annex: annex({ cadences: { knowledge_transfer: { is, clause: 'A1' } } }) })),
)
const changing = fc.record({
  sold: bought,
  amendments: fc.array(fc.record({ after: fc.nat(700), late: fc.nat(40), change }), { maxLength: 4 }),
})
const amendedBy = ({
  sold,
  amendments,
}: {
  sold: Agreement
  amendments: readonly { after: number; late: number; change: AgreementChange }[]
}) => {
  const start = startOfCivilDate(sold.zone, sold.startsOn)
  const day = 86_400_000
  return {
    ...sold,
    amendments: amendments.map(({ after, late, change: one }) => ({
      effectiveAt: start + after * day + 5,
      recordedAt: start + (after + late - 20) * day,
      change: one,
    })),
  }
}

it('law: whatever changes, windows of a kind never overlap, and each is closed at most once', () => {
  fc.assert(
    fc.property(changing, (asked) => {
      const { windows } = windowsOf({ agreement: amendedBy(asked), policies })
      for (const kind of engagementKinds) {
        const own = ofKind(windows, kind)
        for (const [index, window] of own.entries()) {
          const ends = Math.min(window.until, window.closing?.at ?? window.until)
          expect(own[index + 1]?.opensAt ?? ends).toBeGreaterThanOrEqual(ends)
          expect(window.ordinal).toBe(index + 1)
          if (window.closing) expect(window.closing.at).toBeLessThan(window.until)
        }
      }
    }),
  )
})

it('law: what has begun is never changed by what comes later: the ledger of each day goes on from that of the day before', () => {
  fc.assert(
    fc.property(changing, fc.array(fc.nat(900), { minLength: 1, maxLength: 5 }), (asked, days) => {
      const one = amendedBy(asked)
      const start = startOfCivilDate(one.zone, one.startsOn)
      let begun: readonly EngagementWindow[] = []
      for (const day of days.toSorted((a, b) => a - b)) {
        const at = start + day * 86_400_000
        // only what was recorded by then is known
        const known = { ...one, amendments: one.amendments.filter(({ recordedAt }) => recordedAt <= at) }
        const { windows } = windowsOf({ agreement: known, policies, begun, at })
        const next = windows.filter(({ opensAt }) => opensAt <= at)
        for (const before of begun) {
          const { closing: _closing, ...kept } = before
          expect(next).toContainEqual(expect.objectContaining(kept))
        }
        begun = next
      }
    }),
    { numRuns: 60 },
  )
})

it('law: a civil date of a window is the date on the wall of the frozen zone', () => {
  fc.assert(
    fc.property(bought, (one) => {
      for (const { opensAt, opensOn, shape } of windowsOf({ agreement: one, policies }).windows)
        if (shape !== 'opened_midway') expect(civilDateAt(one.zone, opensAt) >= opensOn).toBe(true)
    }),
  )
})
