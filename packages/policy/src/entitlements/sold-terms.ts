import type { Annex, Policy } from '../document/schema.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import { combineTerms, type Layer } from './combine-terms.ts'
import type { EntitledTerms } from './types.ts'

export interface Sold {
  readonly plan: string
  readonly addOns: readonly string[]
  readonly annex?: Annex | undefined
}

const addOnLayer = (policy: Policy, plan: string, name: string): Layer => {
  const addOn = policy.addOns[name]
  if (!addOn) throw new DecisionError('policy.unknown_plan', { name, version: policy.version })
  if (!addOn.on.includes(plan)) throw new DecisionError('policy.add_on_needs_plan', { name, plan, needs: addOn.on })
  return { from: 'add_on', source: name, terms: addOn.terms }
}

/** Terms of a plan with its add-ons and annex. Throws `DecisionError` for a plan or add-on that the policy does not sell so. */
export const termsOf = (policy: Policy, { plan, addOns, annex }: Sold): EntitledTerms => {
  const sold = policy.plans[plan]
  if (!sold) throw new DecisionError('policy.unknown_plan', { name: plan, version: policy.version })
  return combineTerms([
    { from: 'plan', source: plan, terms: sold.terms },
    ...addOns.map((name) => addOnLayer(policy, plan, name)),
    ...(annex ? [{ from: 'annex' as const, source: annex.orderForm, terms: annex.terms }] : []),
  ])
}
