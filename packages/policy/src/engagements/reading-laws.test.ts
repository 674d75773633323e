import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { agreement, policies } from '../entitlements/testing/agreements.ts'
import type { EngagementFact } from './facts.ts'
import { isStillOwed, nextOwedTimerAt, readEngagement } from './read-engagement.ts'
import { owedRulesOf } from './rules.ts'
import { type EngagementWindow, owedStates, type WindowClosing } from './types.ts'
import { windowsOf } from './windows-of.ts'

const day = 86_400_000
const rules = owedRulesOf(shippedPolicy())
const sold = agreement({ plan: 'premium', startsOn: '2026-01-01', endsOn: '2027-01-01', zone: 'Europe/Berlin' })
const window = windowsOf({ agreement: sold, policies }).windows.find(
  ({ kind }) => kind === 'roadmap_review',
) as EngagementWindow
const on = (hours: number) => window.opensAt + hours * 3_600_000
const hours = fc.nat(24 * 150)

const fact: fc.Arbitrary<(at: number) => EngagementFact> = fc.oneof(
  fc.constantFrom<(at: number) => EngagementFact>(
    (at) => ({ type: 'offered', offerId: 'o', at }),
    (at) => ({ type: 'answered', at }),
    (at) => ({ type: 'unbooked', by: 'staff', at }),
    (at) => ({ type: 'delivered', engagementId: 'e', at }),
    (at) => ({ type: 'contested', personId: 'c', at }),
    (at) => ({ type: 'contest_settled', upheld: true, personId: 'l', at }),
    (at) => ({ type: 'contest_settled', upheld: false, personId: 'l', at }),
    (at) => ({ type: 'waived', personId: 'c', at }),
  ),
  hours.map(
    (booked) =>
      (at: number): EngagementFact => ({
        type: 'booked',
        engagementId: 'e',
        bookedAt: on(booked),
        bookedUntil: on(booked) + 1,
        at,
      }),
  ),
  fc.tuple(hours, fc.constantFrom<'customer' | 'staff'>('customer', 'staff')).map(
    ([booked, by]) =>
      (at: number): EngagementFact => ({
        type: 'moved',
        bookedAt: on(booked),
        by,
        at,
      }),
  ),
)
const closing = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 89 * 24 }).map(on),
    state: fc.constant<'superseded'>('superseded'),
    because: fc.constant<'replaced'>('replaced'),
  }),
  { nil: undefined },
)
const story = fc.record({
  facts: fc.array(fc.tuple(hours, fact), { maxLength: 9 }),
  closing: closing as fc.Arbitrary<WindowClosing | undefined>,
  at: hours,
})
const told = ({
  facts,
  closing: closed,
}: {
  facts: readonly (readonly [number, (at: number) => EngagementFact])[]
  closing: WindowClosing | undefined
}) => ({
  ground: { window: closed ? { ...window, closing: closed } : window, rules, enteredAt: window.opensAt },
  facts: facts.toSorted(([one], [other]) => one - other).map(([at, make]) => make(on(at))),
})

it('law: a miss never disappears: what was once late is late or kept late ever after', () => {
  fc.assert(
    fc.property(story, fc.nat(2000), (asked, later) => {
      const { ground, facts } = told(asked)
      let wasLate = false
      for (const at of [...facts.map((one) => one.at), on(asked.at), on(asked.at + later)].toSorted((a, b) => a - b)) {
        const { state } = readEngagement(
          ground,
          facts.filter((one) => one.at <= at),
          at,
        )
        if (wasLate) expect(['breached', 'met_late']).toContain(state)
        wasLate ||= state === 'breached'
      }
    }),
  )
})

it('law: each window has exactly one state, and is settled once its time is over', () => {
  fc.assert(
    fc.property(story, (asked) => {
      const { ground, facts } = told(asked)
      const reading = readEngagement(ground, facts, on(asked.at + 24 * 400))
      expect(owedStates.filter((state) => state === reading.state)).toHaveLength(1)
      expect(isStillOwed(reading)).toBe(false)
    }),
  )
})

it('law: looking at it in between changes nothing: every reminder and breach comes at its own instant, once', () => {
  fc.assert(
    fc.property(story, (asked) => {
      const { ground, facts } = told(asked)
      const end = on(asked.at)
      const seen: number[] = []
      let at = window.opensAt
      for (;;) {
        const reading = readEngagement(
          ground,
          facts.filter((one) => one.at <= at),
          at,
        )
        const next = Math.min(
          nextOwedTimerAt(ground, reading) ?? Number.POSITIVE_INFINITY,
          ...facts.map((one) => one.at).filter((one) => one > at),
        )
        if (next > end) break
        seen.push(next)
        at = next
      }
      const known = facts.filter((one) => one.at <= end)
      expect(readEngagement(ground, known, end)).toEqual(readEngagement(ground, known, Math.max(end, ...seen)))
      expect(new Set(seen).size).toBe(seen.length)
    }),
  )
})

it('law: what is due moves only at the request of the customer', () => {
  fc.assert(
    fc.property(story, (asked) => {
      const { ground, facts } = told(asked)
      const byCustomer = facts.some((one) => one.type === 'moved' && one.by === 'customer')
      const { dueAt } = readEngagement(ground, facts, on(asked.at))
      if (!byCustomer) expect(dueAt).toBe(window.until)
      expect(dueAt).toBeGreaterThanOrEqual(window.until)
      expect(dueAt - window.until).toBeLessThanOrEqual(62 * day)
    }),
  )
})
