import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, formatInstant } from '../calendar/index.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { clockTerms, type PrimaryPlace } from '../entitlements/clock-terms.ts'
import { agreement, annex, held } from '../entitlements/testing/agreements.ts'
import { explain } from '../reasons/index.ts'
import { decidePrimaryChange } from './primary-change.ts'
import { primaryFollows } from './primary-follows.ts'

const policy = shippedPolicy()
const chicago = { zone: 'America/Chicago', city: 'Chicago' }
const berlin = { zone: 'Europe/Berlin', city: 'Berlin' }
const monday = Date.parse('2026-11-23T09:00:00-06:00')
type Sold = Parameters<typeof agreement>[0]

const decide = (
  [from, to]: readonly [PrimaryPlace, PrimaryPlace],
  { sold = {}, running = 0 }: { readonly sold?: Sold; readonly running?: number } = {},
) => {
  const terms = (place: PrimaryPlace) => clockTerms(policy, held([agreement(sold)]), place, '2026a')
  return decidePrimaryChange({ policy, at: monday, before: terms(from), after: terms(to), running })
}
const codes = (decision: ReturnType<typeof decide>) => decision.reasons.map(({ code }) => code)

describe('what a change of the primary contact does to the business hours', () => {
  it('moves them to the new place, and shows the week and one answer, before and after', () => {
    const decision = decide([chicago, berlin], { running: 2 })
    const { hoursMove, before, after, example } = decision.result
    expect(hoursMove).toBe(true)
    expect(before?.week[0]?.map(formatInstant)).toEqual(['2026-11-23T15:00:00Z', '2026-11-23T23:30:00Z'])
    expect(after?.week[0]?.map(formatInstant)).toEqual(['2026-11-23T15:00:00Z', '2026-11-23T16:30:00Z'])
    expect(after?.week[1]?.map(formatInstant)).toEqual(['2026-11-24T07:30:00Z', '2026-11-24T16:30:00Z'])
    expect(example).toMatchObject({ priority: 'P2', clause: '3.2' })
    expect([example?.before ?? 0, example?.after ?? 0].map(formatInstant)).toEqual([
      '2026-11-23T19:00:00Z',
      '2026-11-24T10:00:00Z',
    ])
    expect(codes(decision)).toEqual(['primary.changes', 'hours.move', 'clocks.keep_hours'])
    expect(decision.clauses).toEqual(['7.9', '2.1'])
  })
  it('moves nothing between two people of one place', () => {
    const decision = decide([chicago, { ...chicago }])
    expect(decision.result.hoursMove).toBe(false)
    expect(codes(decision)).toEqual(['primary.changes', 'hours.stay'])
  })
  it('moves answers in business days alone where support is open day and night', () => {
    const decision = decide([chicago, berlin], { sold: { plan: 'premium' } })
    expect(decision.result.example).toMatchObject({ priority: 'P3', clause: '3.3' })
    expect(decision.reasons.find(({ code }) => code === 'hours.move')).toMatchObject({
      clause: '2.3',
      facts: { alwaysOpen: true },
    })
  })
  it('moves nothing where the order form names the place of the hours', () => {
    const hours = { is: { weekly: { mon: [['09:00', '17:00']] }, zone: 'Asia/Tokyo' }, clause: 'A1' } as const
    const special = annex({ hours } as unknown as Parameters<typeof annex>[0])
    const decision = decide([chicago, berlin], { sold: { annex: special } })
    expect(decision.result.hoursMove).toBe(false)
    expect(codes(decision)).toContain('hours.fixed')
  })
  it('says nothing of hours where nothing is promised', () => {
    const { result, reasons } = decidePrimaryChange({
      policy,
      at: monday,
      before: undefined,
      after: undefined,
      running: 0,
    })
    expect(result).toEqual({ hoursMove: false, before: undefined, after: undefined, example: undefined })
    expect(reasons).toHaveLength(1)
  })
  it('a law: the example is what a ticket logged then is promised, and hours stay exactly where the zones agree', () => {
    const zones = ['America/Chicago', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo']
    const place = fc.constantFrom(...zones.map((zone) => ({ zone, city: zone })))
    const sold = fc.constantFrom<Sold>({}, { plan: 'premium' })
    fc.assert(
      fc.property(fc.tuple(place, place), sold, fc.integer({ min: 0, max: 5_000_000 }), (places, bought, minutes) => {
        const at = Date.parse('2026-02-20T00:00:00Z') + (minutes % 500_000) * 60_000
        const terms = places.map((one) => clockTerms(policy, held([agreement(bought)]), one, '2026a'))
        const [before, after] = terms
        const { result } = decidePrimaryChange({ policy, at, before, after, running: 0 })
        expect(result.hoursMove).toBe(places[0].zone !== places[1].zone)
        const { example } = result
        for (const [terms, due] of [
          [before, example?.before],
          [after, example?.after],
        ] as const) {
          const target = example && terms?.targets.first_response?.[example.priority]
          const calendar = terms && calendarOf(terms.businessCalendar)
          const counted = calendar?.elapsed(at, due ?? Number.NaN)
          expect(counted).toBe((target?.amount ?? 0) * (target?.unit === 'bd' ? 9 : 1) * 3_600_000)
        }
      }),
      { numRuns: 60 },
    )
  })
  it('says it in plain words', () => {
    const reader = { reader: 'customer', locale: 'en', readerZone: 'Europe/Berlin', now: monday } as const
    expect(decide([chicago, berlin], { running: 1 }).reasons.map((reason) => explain(reason, reader))).toEqual([
      'It takes effect Mon 16:00.',
      'Your business hours follow Berlin instead of Chicago.',
      'One answer is promised already and keeps its hours.',
    ])
  })
})

describe('who follows as the primary contact', () => {
  it('the successor, with the hours of the new place', () => {
    expect(primaryFollows({ policy, successorId: 'ana', deputyId: 'ben' }).result).toEqual({
      ...{ follows: 'ana', as: 'successor', hours: 'of_her_place' },
    })
  })
  it('else the deputy named beforehand, and the hours stay until a place is confirmed', () => {
    const decision = primaryFollows({ policy, deputyId: 'ben' })
    expect(decision.result).toEqual({ follows: 'ben', as: 'deputy', hours: 'stay' })
    expect(decision.clauses).toEqual(['7.5'])
  })
  it('never nobody: contact.primary_needed', () => {
    expect(primaryFollows({ policy }).result).toMatchObject({ code: 'contact.primary_needed' })
  })
})
