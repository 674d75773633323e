import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, formatInstant } from '../calendar/index.ts'
import type { ClockTerms } from '../commitments/types.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { clockTerms } from '../entitlements/clock-terms.ts'
import { agreement, annex, held } from '../entitlements/testing/agreements.ts'
import { type Priority, priorities } from '../priority/types.ts'
import { decideResponse } from './decide-response.ts'

const chicago = { zone: 'America/Chicago', city: 'Chicago' }
const termsOf = (change: Parameters<typeof agreement>[0] = {}, place = chicago): ClockTerms =>
  clockTerms(shippedPolicy(), held([agreement(change)]), place, '2026a')

const due = (terms: ClockTerms, priority: Priority, at: string) =>
  decideResponse({ terms, priority, at: Date.parse(at) })
const dueAt = (terms: ClockTerms, priority: Priority, at: string) =>
  formatInstant(due(terms, priority, at).result.dueAt)

describe('an answer is due', () => {
  it('after four business hours for a P2 on Standard, the rest of them on the next morning', () => {
    expect(dueAt(termsOf(), 'P2', '2026-11-19T15:10:00-06:00')).toBe('2026-11-20T16:10:00Z')
  })

  it('at closing time when the target runs out exactly then', () => {
    expect(dueAt(termsOf(), 'P0', '2026-11-19T16:30:00-06:00')).toBe('2026-11-19T23:30:00Z')
  })

  it('one hour after opening for a P0 that came at the weekend', () => {
    const { result } = due(termsOf(), 'P0', '2026-11-21T12:00:00-06:00')

    expect(formatInstant(result.dueAt)).toBe('2026-11-23T15:30:00Z')
    expect(result.opensAt).toBe(Date.parse('2026-11-23T14:30:00Z'))
  })

  it('day and night on Premium', () => {
    expect(dueAt(termsOf({ plan: 'premium' }), 'P0', '2026-11-21T23:45:00-06:00')).toBe('2026-11-22T06:15:00Z')
  })

  it('in business hours also on Premium when the target is in business days', () => {
    const { result, clauses, reasons } = due(termsOf({ plan: 'premium' }), 'P3', '2026-11-20T16:00:00-06:00')

    expect(formatInstant(result.dueAt)).toBe('2026-11-23T22:00:00Z')
    expect(result.coverage).toBe('business_hours')
    expect(clauses).toContain('2.3')
    expect(reasons.find(({ code }) => code === 'clock.coverage')).toMatchObject({
      clause: '2.3',
      facts: { coverage: 'business_hours' },
    })
  })

  it('by the special terms of the order form, which are cited', () => {
    const special = annex({ targets: { first_response: { P2: { is: '30m', clause: 'A1' } } } })
    const { result, clauses } = due(termsOf({ annex: special }), 'P2', '2026-11-19T10:00:00-06:00')

    expect(formatInstant(result.dueAt)).toBe('2026-11-19T16:30:00Z')
    expect(clauses).toContain('A1')
  })

  it('not at all for a metric without a target: response.no_target', () => {
    expect(() => decideResponse({ terms: termsOf(), priority: 'P0', at: 0, metric: 'resolution' })).toThrow(
      expect.objectContaining({ code: 'response.no_target' }),
    )
  })
})

describe('why then', () => {
  it('tells plan, target, hours with their place, each stretch, and the order, with their clauses', () => {
    const { reasons } = due(termsOf(), 'P2', '2026-11-19T15:10:00-06:00')

    expect(reasons.map(({ code, clause }) => [code, clause])).toEqual([
      ['clock.plan', '1.3'],
      ['clock.target', '3.2'],
      ['clock.coverage', '2.1'],
      ['clock.start', undefined],
      ['clock.counts', '2.1'],
      ['clock.closed', '2.1'],
      ['clock.counts', '2.1'],
      ['clock.due', undefined],
      ['queue.order', '3.5'],
    ])
    expect(reasons[2]?.facts).toMatchObject({ zone: 'America/Chicago', city: 'Chicago' })
  })

  it('tells a public holiday apart from closed hours', () => {
    const special = annex({ holidays: { is: { follow: 'listed', dates: ['2026-11-26'] }, clause: 'A1' } })
    const { steps } = due(termsOf({ annex: special }), 'P1', '2026-11-25T16:30:00-06:00').result

    expect(steps.map(({ from, because, clause }) => [formatInstant(from), because, clause])).toEqual([
      ['2026-11-25T22:30:00Z', 'open', '2.1'],
      ['2026-11-25T23:30:00Z', 'closed', '2.1'],
      ['2026-11-26T06:00:00Z', 'holiday', 'A1'],
      ['2026-11-27T06:00:00Z', 'closed', '2.1'],
      ['2026-11-27T14:30:00Z', 'open', '2.1'],
    ])
  })
})

describe('law: the steps tile the way from start to due and count the target exactly', () => {
  const zones = [
    'America/Chicago',
    'Europe/Berlin',
    'Asia/Singapore',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  ]
  const question = fc.record({
    plan: fc.constantFrom('standard', 'premium'),
    zone: fc.constantFrom(...zones),
    priority: fc.constantFrom(...priorities),
    at: fc.integer({ min: Date.parse('2026-02-20T00:00Z'), max: Date.parse('2027-02-01T00:00Z') }),
  })

  it('holds for every plan, place, priority and moment', () => {
    fc.assert(
      fc.property(question, ({ plan, zone, priority, at }) => {
        const terms = termsOf({ plan }, { zone, city: zone })
        const { result } = decideResponse({ terms, priority, at })
        const { steps, target, marks } = result
        expect(steps[0]?.from).toBe(at)
        expect(steps.at(-1)?.to).toBe(result.dueAt)
        steps.slice(1).forEach((step, index) => {
          expect(step.from).toBe(steps[index]?.to)
          expect(step.because).not.toBe(steps[index]?.because)
        })
        const counted = steps.reduce((sum, { countedMs }) => sum + countedMs, 0)
        const hours =
          target.unit === 'bd' ? target.amount * 9 : target.unit === 'h' ? target.amount : target.amount / 60
        expect(counted).toBe(hours * 3_600_000)
        expect(
          calendarOf(target.unit === 'bd' ? terms.businessCalendar : terms.calendar).elapsed(at, result.dueAt),
        ).toBe(counted)
        for (const mark of marks) expect(mark.at).toBeGreaterThan(at)
      }),
      { numRuns: 200 },
    )
  })
})
