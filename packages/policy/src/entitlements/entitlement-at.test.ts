import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { entitlementAt } from './entitlement-at.ts'
import { termsOf } from './sold-terms.ts'
import { agreement, annex, held, policies } from './testing/agreements.ts'
import type { Agreement } from './types.ts'

const decide = (agreements: readonly Agreement[], at: string, productId?: string) =>
  entitlementAt({ agreements, policies, at: Date.parse(at), ...(productId === undefined ? {} : { productId }) })

describe('an agreement is in force', () => {
  it('from the first instant of its first day in the customer’s zone', () => {
    expect(decide([agreement()], '2026-02-15T05:59:59Z').result).toMatchObject({
      inForce: false,
      because: 'not_started',
    })
    expect(decide([agreement()], '2026-02-15T06:00:00Z').result.inForce).toBe(true)
  })

  it('until the first instant of its end date', () => {
    expect(decide([agreement()], '2027-02-15T05:59:59Z').result.inForce).toBe(true)
    expect(decide([agreement()], '2027-02-15T06:00:00Z').result).toMatchObject({ inForce: false, because: 'ended' })
  })

  it('or else agreement.not_in_force says so with the clause', () => {
    const decision = decide([agreement()], '2028-01-01T00:00:00Z')

    expect(decision.result).toMatchObject({
      code: 'agreement.not_in_force',
      agreementId: 'agr_1',
      endsOn: '2027-02-15',
    })
    expect(decision.clauses).toEqual(['12.1'])
  })

  it('not at all for an account that has none', () => {
    expect(decide([], '2026-06-01T00:00:00Z').result).toMatchObject({ inForce: false, because: 'none' })
  })

  it('for the granted days of grace, and is marked so', () => {
    const granted = agreement({
      amendments: [
        {
          effectiveAt: Date.parse('2027-02-15T06:00Z'),
          recordedAt: Date.parse('2027-02-16T06:00Z'),
          change: { graceDays: 3 },
        },
      ],
    })

    expect(decide([granted], '2027-02-18T05:59:59Z').result).toMatchObject({ inForce: true, inGrace: true })
    expect(decide([granted], '2027-02-18T06:00:00Z').result.inForce).toBe(false)
  })
})

describe('an amendment', () => {
  const upgrade = {
    effectiveAt: Date.parse('2026-06-01T00:00Z'),
    recordedAt: Date.parse('2026-07-01T00:00Z'),
    change: { plan: 'premium' },
  }

  it('holds from the instant it takes effect', () => {
    expect(held([agreement({ amendments: [upgrade] })], '2026-05-31T23:59:59Z').plan).toBe('standard')
    expect(held([agreement({ amendments: [upgrade] })], '2026-06-01T00:00:00Z').plan).toBe('premium')
  })

  it('that is back-dated is left out of a decision as it was known then', () => {
    const question = {
      agreements: [agreement({ amendments: [upgrade] })],
      policies,
      at: Date.parse('2026-06-15T00:00Z'),
    }

    expect(entitlementAt({ ...question, knownAt: Date.parse('2026-06-15T00:00Z') }).result).toMatchObject({
      plan: 'standard',
    })
    expect(entitlementAt(question).result).toMatchObject({ plan: 'premium' })
  })

  it('recorded later wins over one recorded earlier for the same instant', () => {
    const again = { ...upgrade, recordedAt: upgrade.recordedAt + 1, change: { plan: 'standard' } }

    expect(held([agreement({ amendments: [again, upgrade] })]).plan).toBe('standard')
  })

  it('can end the special terms', () => {
    const special = agreement({
      annex: annex({ seats: { is: 6, clause: 'A1' } }),
      amendments: [{ ...upgrade, change: { annex: null } }],
    })

    expect(held([special], '2026-05-01T00:00Z').terms.seats.value).toBe(6)
    expect(held([special], '2026-07-01T00:00Z').terms.seats.value).toBe(4)
  })
})

describe('of several agreements', () => {
  const small = agreement({ id: 'agr_small', products: ['deploy'] })
  const large = agreement({ id: 'agr_large', plan: 'premium', products: ['other'] })

  it('the ticket’s product decides', () => {
    expect(decide([small, large], '2026-06-01T00:00Z', 'deploy').result).toMatchObject({ agreementId: 'agr_small' })
    expect(decide([small, large], '2026-06-01T00:00Z', 'other').result).toMatchObject({ agreementId: 'agr_large' })
  })

  it('the ticket’s environment decides', () => {
    const here = agreement({ id: 'agr_here', environments: ['env_1'] })
    const there = agreement({ id: 'agr_there', plan: 'premium', environments: ['env_2'] })
    const at = Date.parse('2026-06-01T00:00Z')

    expect(entitlementAt({ agreements: [here, there], policies, at, environmentId: 'env_1' }).result).toMatchObject({
      agreementId: 'agr_here',
    })
  })

  it('the most generous holds where more than one does, and the reasons say so', () => {
    const decision = decide([small, large], '2026-06-01T00:00Z')

    expect(decision.result).toMatchObject({ agreementId: 'agr_large' })
    expect(decision.reasons.map(({ code }) => code)).toContain('agreement.most_generous')
  })

  it('a product that none covers is recorded, not promised', () => {
    expect(decide([small], '2026-06-01T00:00Z', 'other').result).toMatchObject({
      inForce: false,
      because: 'other_product',
    })
  })
})

describe('a decision that cannot be made is a fault of the caller', () => {
  it('policy.unknown_version', () => {
    expect(() => decide([agreement({ policyVersion: '99' })], '2026-06-01T00:00Z')).toThrow(
      expect.objectContaining({ code: 'policy.unknown_version' }),
    )
  })

  it('policy.unknown_plan', () => {
    expect(() => held([agreement({ plan: 'constructor' })])).toThrow(
      expect.objectContaining({ code: 'policy.unknown_plan' }),
    )
    expect(() => held([agreement({ plan: 'gold' })])).toThrow(expect.objectContaining({ code: 'policy.unknown_plan' }))
  })

  it('policy.unknown_plan also for an add-on', () => {
    expect(() => held([agreement({ addOns: ['tan'] })])).toThrow(
      expect.objectContaining({ code: 'policy.unknown_plan' }),
    )
  })

  it('policy.add_on_needs_plan', () => {
    expect(() => termsOf(shippedPolicy(), { plan: 'standard', addOns: ['tam'] })).toThrow(
      expect.objectContaining({ code: 'policy.add_on_needs_plan' }),
    )
  })
})

describe('an add-on left over from a larger plan', () => {
  it('grants nothing, and keeps no one from asking', () => {
    const entitlement = held([agreement({ addOns: ['tam'] })])

    expect(entitlement).toMatchObject({ plan: 'standard', addOns: [], terms: { namedManager: { value: false } } })
  })
})
