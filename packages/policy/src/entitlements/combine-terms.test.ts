import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PolicyTerms } from '../document/schema.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { combineTerms, type Layer } from './combine-terms.ts'
import { cadenceGenerosity, generosity, targetGenerosity } from './generosity.ts'
import { agreement, annex, held } from './testing/agreements.ts'
import type { EntitledTerms } from './types.ts'

describe('what an agreement grants', () => {
  it('on Standard', () => {
    const { terms } = held([agreement()])

    expect(terms).toMatchObject({
      coverage: { value: 'business_hours', clause: '2.1' },
      seats: { value: 4 },
      observers: { value: 20 },
      portal: { value: 'shared' },
      chat: { value: false },
      cadences: {},
    })
    expect(terms.targets.first_response?.P2).toMatchObject({ value: '4h', clause: '3.2', from: 'plan' })
  })

  it('on Premium with a technical account manager: monthly reviews replace quarterly ones, assessments stay two', () => {
    const { cadences, seats, namedManager } = held([agreement({ plan: 'premium', addOns: ['tam'] })]).terms

    expect(cadences.roadmap_review).toMatchObject({ value: '1 a month', clause: '10.4', from: 'add_on' })
    expect(cadences.production_assessment).toMatchObject({ value: '2 a year', clause: '9.1', from: 'plan' })
    expect(cadences.knowledge_transfer).toMatchObject({ value: '1 a quarter', tailored: true })
    expect(cadences.regular_call).toMatchObject({ value: '1 every 2 weeks', perCustomer: true })
    expect(seats.value).toBe(8)
    expect(namedManager).toMatchObject({ value: true, clause: '10.1' })
  })

  it('by an order form that names a term, with the old value kept for showing', () => {
    const special = annex({
      targets: { first_response: { P2: { is: '8h', clause: 'A1' } } },
      cadences: { roadmap_review: { is: '1 a quarter', clause: 'A1' } },
    })
    const { terms } = held([agreement({ annex: special })])

    expect(terms.targets.first_response?.P2).toEqual({
      value: '8h',
      clause: 'A1',
      from: 'annex',
      source: 'NL-20881',
      replaced: { value: '4h', clause: '3.2' },
    })
    expect(terms.cadences.roadmap_review).toMatchObject({ value: '1 a quarter', from: 'annex' })
    expect(terms.targets.first_response?.P1?.from).toBe('plan')
  })
})

describe('of two answer times', () => {
  const withTarget = (is: string) =>
    combineTerms([
      planLayer('standard'),
      layer('add_on', { targets: { first_response: { P2: { is, clause: '10.1' } } } }),
    ]).targets.first_response?.P2

  it('the shorter holds, with its clause', () => {
    expect(withTarget('2h')).toMatchObject({ value: '2h', clause: '10.1', from: 'add_on' })
    expect(withTarget('1bd')).toMatchObject({ value: '4h', clause: '3.2', from: 'plan' })
  })

  it('of equals the plan’s own holds', () => {
    expect(withTarget('240m')).toMatchObject({ value: '4h', from: 'plan' })
  })
})

const clause = '1.1'
const span = fc.constantFrom('15m', '30m', '1h', '90m', '4h', '8h', '1bd', '2bd', '5bd')
const cadence = fc.constantFrom('1 a year', '2 a year', '1 a quarter', '1 a month', '1 every 2 weeks', '1 a week')
const entry = <T>(value: fc.Arbitrary<T>) => value.map((is) => ({ is, clause }))
const yes = fc.boolean()
const someTerms: fc.Arbitrary<PolicyTerms> = fc.record(
  {
    coverage: entry(fc.constantFrom('business_hours' as const, 'always' as const)),
    seats: entry(fc.integer({ min: 1, max: 50 })),
    observers: entry(fc.nat(50)),
    sees: entry(fc.constantFrom('team' as const, 'own' as const)),
    portal: entry(fc.constantFrom('shared' as const, 'dedicated' as const)),
    webMeetings: entry(yes),
    chat: entry(yes),
    training: entry(fc.constantFrom('advise' as const, 'require' as const)),
    graceDays: entry(fc.nat(30)),
    namedManager: entry(yes),
    advocacy: entry(yes),
    targets: fc.record({
      first_response: fc.record({ P0: entry(span), P2: entry(span), P3: entry(span) }, { requiredKeys: [] }),
    }),
    cadences: fc.record({ production_assessment: entry(cadence), regular_call: entry(cadence) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

const layer = (from: Layer['from'], terms: PolicyTerms): Layer => ({ from, source: from, terms })
const planLayer = (name: string): Layer => layer('plan', shippedPolicy().plans[name]?.terms ?? {})

const scalarKeys = Object.keys(generosity) as readonly (keyof typeof generosity)[]
const rankOf = (terms: EntitledTerms, key: keyof typeof generosity): number => {
  const rank = generosity[key] as (value: unknown) => number
  return rank(terms[key].value)
}

const expectNoWorse = (after: EntitledTerms, before: EntitledTerms): void => {
  for (const key of scalarKeys) expect(rankOf(after, key), key).toBeGreaterThanOrEqual(rankOf(before, key))
  const comparing = { coverage: after.coverage.value, businessDay: after.hours.value.businessDay }
  for (const [priority, target] of Object.entries(before.targets.first_response ?? {})) {
    const now = after.targets.first_response?.[priority as 'P0']?.value ?? ''
    expect(targetGenerosity(now, comparing), priority).toBeGreaterThanOrEqual(targetGenerosity(target.value, comparing))
  }
  for (const [key, term] of Object.entries(before.cadences))
    expect(cadenceGenerosity({ is: after.cadences[key as 'regular_call']?.value ?? '' }), key).toBeGreaterThanOrEqual(
      cadenceGenerosity({ is: term.value }),
    )
}

describe('law: an add-on never makes a term worse', () => {
  it('holds whatever the add-on says, on every plan', () => {
    fc.assert(
      fc.property(fc.constantFrom('standard', 'premium'), someTerms, (plan, terms) => {
        const [before, after] = [
          combineTerms([planLayer(plan)]),
          combineTerms([planLayer(plan), layer('add_on', terms)]),
        ]
        expectNoWorse(after, before)
      }),
    )
  })

  it('holds in whichever order two add-ons are bought', () => {
    fc.assert(
      fc.property(someTerms, someTerms, (one, other) => {
        const values = (layers: readonly Layer[]) => {
          const terms = combineTerms([planLayer('standard'), ...layers])
          return scalarKeys.map((key) => rankOf(terms, key))
        }
        const [first, second] = [layer('add_on', one), layer('add_on', other)]
        expect(values([first, second])).toEqual(values([second, first]))
      }),
    )
  })
})

describe('law: where special terms name a term they win outright', () => {
  it('holds also when they are less generous, and touches nothing else', () => {
    fc.assert(
      fc.property(someTerms, someTerms, (addOn, special) => {
        const below = [planLayer('premium'), layer('add_on', addOn)]
        const [without, merged] = [combineTerms(below), combineTerms([...below, layer('annex', special)])]
        for (const key of scalarKeys) {
          const named = special[key]
          expect(merged[key].value).toEqual(named === undefined ? without[key].value : named.is)
          expect(merged[key].from === 'annex').toBe(named !== undefined)
        }
        for (const [priority, target] of Object.entries(special.targets?.first_response ?? {}))
          expect(merged.targets.first_response?.[priority as 'P0']?.value).toBe(target?.is)
      }),
    )
  })
})
