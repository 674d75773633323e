import { expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { agreement, policies } from '../entitlements/testing/agreements.ts'
import type { EngagementFact } from './facts.ts'
import { metBy } from './met-by.ts'
import { nextOwedTimerAt, type OwedGround, readEngagement } from './read-engagement.ts'
import { owedRulesOf } from './rules.ts'
import { engagementKinds } from './types.ts'
import { whyWindow } from './why-window.ts'
import { windowsOf } from './windows-of.ts'

const day = 86_400_000
const rules = owedRulesOf(shippedPolicy())
const sold = agreement({ plan: 'premium', startsOn: '2026-01-01', endsOn: '2027-01-01', zone: 'UTC' })
const window = windowsOf({ agreement: sold, policies }).windows.find(({ kind }) => kind === 'knowledge_transfer')
if (!window) throw new Error('no window')
const ground: OwedGround = { window, rules, enteredAt: window.opensAt }
const on = (days: number) => window.opensAt + days * day
const booked = (days: number, at: number): EngagementFact => ({
  type: 'booked',
  engagementId: 'e1',
  at: on(days),
  bookedAt: on(at),
  bookedUntil: on(at) + 3_600_000,
})
const offered = (days: number): EngagementFact => ({ type: 'offered', offerId: 'o', at: on(days) })
const delivered = (days: number): EngagementFact => ({ type: 'delivered', engagementId: 'e1', at: on(days) })
const after = (facts: readonly EngagementFact[], days = 200) => readEngagement(ground, facts, on(days))

it('is owed, then booked, then kept once there are minutes to read', () => {
  expect(after([], 10).state).toBe('open')
  expect(after([booked(10, 20)], 15)).toMatchObject({ state: 'scheduled', booking: { at: on(20) } })
  expect(after([booked(10, 20), delivered(21)])).toMatchObject({ state: 'met', metAt: on(21), deliveredBy: 'e1' })
})

it('keeps the report that an assessment was met with, until a contest of it is upheld', () => {
  const reported: EngagementFact = { type: 'delivered', reportId: 'r1', at: on(20) }
  expect(after([reported], 21)).toMatchObject({ state: 'met', reportId: 'r1' })
  const upheld = { type: 'contest_settled', personId: 'l', upheld: true, at: on(22) } as const
  const contested = after([reported, { type: 'contested', personId: 'p', at: on(21) }, upheld], 30)
  expect(contested.state).toBe('open')
  expect(contested).not.toHaveProperty('reportId')
  expect(engagementKinds.filter((kind) => metBy(kind) === 'report')).toEqual(['production_assessment'])
})

it('reminds at half and three quarters of the window, once each, and is late the moment after it', () => {
  expect(nextOwedTimerAt(ground, after([], 1))).toBe(on(45))
  expect(nextOwedTimerAt(ground, after([], 46))).toBe(on(67.5))
  expect(nextOwedTimerAt(ground, after([], 70))).toBe(window.until + 1)
  expect(after([], 90)).toMatchObject({ state: 'open' })
  expect(readEngagement(ground, [], window.until + 1)).toMatchObject({ state: 'breached', breachedAt: window.until })
  expect(after([delivered(95)])).toMatchObject({ state: 'met_late', breachedAt: window.until })
  const late = { ...ground, enteredAt: on(50) }
  expect(nextOwedTimerAt(late, readEngagement(late, [], on(50)))).toBe(on(67.5))
})

it('is not taken up where three offers came in time and nobody answered; one answer and it is ours to keep', () => {
  const three = [offered(10), offered(30), offered(60)]
  expect(after(three).state).toBe('lapsed')
  expect(after([offered(46), offered(50), offered(60)]).state).toBe('breached')
  expect(after(three.slice(1)).state).toBe('breached')
  expect(after([...three, { type: 'answered', at: on(61) }]).state).toBe('breached')
})

it('moves what is due only where the customer moves it past the end, to the end of that day', () => {
  const moved = (by: 'customer' | 'staff'): EngagementFact => ({ type: 'moved', at: on(30), bookedAt: on(95.5), by })
  expect(after([booked(10, 80), moved('customer')], 40).dueAt).toBe(on(96))
  expect(after([booked(10, 80), moved('customer'), delivered(95.9)]).state).toBe('met')
  expect(after([booked(10, 80), moved('staff')], 40).dueAt).toBe(window.until)
  expect(after([booked(10, 80), moved('staff'), delivered(95.9)]).state).toBe('met_late')
})

it('is skipped only while it is owed: what is late stays late', () => {
  const waived = (days: number): EngagementFact => ({ type: 'waived', personId: 'p', at: on(days) })
  expect(after([waived(20)])).toMatchObject({ state: 'waived', waivedBy: 'p' })
  expect(after([waived(91)]).state).toBe('breached')
})

it('"this did not happen", upheld, makes it owed again, or late from its true due time', () => {
  const contest = (days: number, upheld: boolean): readonly EngagementFact[] => [
    { type: 'contested', personId: 'p', at: on(days) },
    { type: 'contest_settled', personId: 'l', upheld, at: on(days + 1) },
  ]
  expect(after([delivered(20), ...contest(21, true)], 30).state).toBe('open')
  expect(after([delivered(20), ...contest(21, false)], 30).state).toBe('met')
  expect(after([delivered(85), ...contest(92, true)])).toMatchObject({ state: 'breached', breachedAt: window.until })
  const lapsed = [offered(10), offered(30), offered(60)]
  expect(after([...lapsed, ...contest(92, true)]).state).toBe('breached')
})

it('says why then: the term, from where it is counted, the dates, and the move', () => {
  const facts: EngagementFact[] = [booked(10, 80), { type: 'moved', at: on(30), bookedAt: on(95), by: 'customer' }]
  const { reasons, clauses } = whyWindow(ground, after(facts, 40), { windows: '9.4', moved: '9.6', changes: '12.4' })
  expect(reasons.map(({ code }) => code)).toEqual(['window.term', 'window.counted', 'window.whole', 'window.moved'])
  expect(clauses).toEqual(['9.2', '9.4', '9.6'])
})
