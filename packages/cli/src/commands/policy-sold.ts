import type { Annex, Policy } from '@mainstay/policy/document'
import { type EntitledTerms, termsOf } from '@mainstay/policy/entitlements'
import { DecisionError } from '@mainstay/policy/reasons'
import { WrongUsage } from './policy-io.ts'

export interface SoldTerms {
  readonly plan: string
  readonly addOns: readonly string[]
  readonly annex?: Annex
  readonly terms: EntitledTerms
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const requirePlan = (policy: Policy, plan: string | undefined): string => {
  const plans = Object.keys(policy.plans)
  const name = plan ?? plans[0] ?? ''
  if (!Object.hasOwn(policy.plans, name))
    throw new WrongUsage(`There is no plan \`${name}\`. The policy has ${quoted(plans)}.`)
  return name
}

const requireAddOns = (policy: Policy, addOns: readonly string[]): void => {
  const known = Object.keys(policy.addOns)
  const unknown = addOns.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new WrongUsage(`There is no add-on \`${unknown}\`. The policy has ${quoted(known)}.`)
}

/** Terms of what was named on the command line; without a plan, those of the policy's first. */
export const soldTerms = (
  policy: Policy,
  named: { plan?: string | undefined; addOns: readonly string[]; annex?: Annex | undefined },
): SoldTerms => {
  const plan = requirePlan(policy, named.plan)
  requireAddOns(policy, named.addOns)
  const sold = { plan, addOns: named.addOns, ...(named.annex ? { annex: named.annex } : {}) }
  try {
    return { ...sold, terms: termsOf(policy, sold) }
  } catch (error) {
    if (error instanceof DecisionError && error.code === 'policy.add_on_needs_plan')
      throw new WrongUsage(`The add-on \`${String(error.facts.name)}\` is not sold with the plan \`${plan}\`.`)
    throw error
  }
}
