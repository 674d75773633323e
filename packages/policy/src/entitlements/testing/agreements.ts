import type { Annex } from '../../document/schema.ts'
import { shippedPolicy } from '../../document/testing/shipped-policy.ts'
import { entitlementAt } from '../entitlement-at.ts'
import type { Agreement, InForce } from '../types.ts'

export const policies = new Map([[shippedPolicy().version, shippedPolicy()]])

/** A Standard agreement of a year, in Chicago, unless told otherwise. */
export const agreement = (change: Partial<Agreement> = {}): Agreement => ({
  id: 'agr_1',
  policyVersion: shippedPolicy().version,
  plan: 'standard',
  addOns: [],
  products: [],
  startsOn: '2026-02-15',
  endsOn: '2027-02-15',
  zone: 'America/Chicago',
  ...change,
})

export const annex = (terms: Annex['terms']): Annex => ({
  format: 'mainstay-annex/1',
  orderForm: 'NL-20881',
  clauses: [{ id: 'A1', title: 'Special term', text: 'As agreed.' }],
  terms,
})

/** The entitlement of agreements at an instant; fails when none is in force. */
export const held = (agreements: readonly Agreement[], at = '2026-11-25T16:00:00-06:00'): InForce => {
  const { result } = entitlementAt({ agreements, policies, at: Date.parse(at) })
  if (!result.inForce) throw new Error(`not in force: ${result.because}`)
  return result
}
