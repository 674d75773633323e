import { addCalendarDays, civilDateAt } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import { agreementAt } from './amend-agreement.ts'
import { termsOf } from './sold-terms.ts'
import type { Agreement, EntitledTerms } from './types.ts'

export interface EntitlementQuestion {
  readonly agreements: readonly Agreement[]
  /** Every version that an agreement pins; the last one is cited when there is no agreement at all. */
  readonly policies: ReadonlyMap<string, Policy>
  readonly at: InstantMs
  /** Leaves out amendments recorded after this instant. */
  readonly knownAt?: InstantMs
  readonly productId?: string
  readonly environmentId?: string
}

const policyOf = (policies: ReadonlyMap<string, Policy>, version: string): Policy => {
  const policy = policies.get(version)
  if (!policy) throw new DecisionError('policy.unknown_version', { version })
  return policy
}

/** Whether an agreement is for this product and environment; one that names none is for all. */
export const covers = (agreement: Agreement, { productId, environmentId }: EntitlementQuestion): boolean => {
  const environments = agreement.environments ?? []
  if (environmentId !== undefined && environments.length > 0 && !environments.includes(environmentId)) return false
  return productId === undefined || agreement.products.length === 0 || agreement.products.includes(productId)
}

/** An agreement as it stands at an instant, with its terms and whether it holds then. */
export interface Candidate {
  readonly agreement: Agreement
  readonly policy: Policy
  readonly terms: EntitledTerms
  readonly phase: 'not_started' | 'in_force' | 'in_grace' | 'ended'
}

/** The first civil date on which nothing holds any more: the end, or the end of the days of grace. */
export const graceEndsOn = ({ endsOn, graceDays }: Agreement, terms: EntitledTerms): string =>
  addCalendarDays(endsOn, Math.max(terms.graceDays.value, graceDays ?? 0))

const phaseOf = (agreement: Agreement, terms: EntitledTerms, at: InstantMs): Candidate['phase'] => {
  const today = civilDateAt(agreement.zone, at)
  if (today < agreement.startsOn) return 'not_started'
  if (today < agreement.endsOn) return 'in_force'
  return today < graceEndsOn(agreement, terms) ? 'in_grace' : 'ended'
}

/** An add-on that the plan does not carry (left over from a larger plan) grants nothing, and takes nothing away. */
const withoutStrayAddOns = (agreement: Agreement, policy: Policy): Agreement => {
  const carried = agreement.addOns.filter((name) => policy.addOns[name]?.on.includes(agreement.plan) ?? true)
  return carried.length === agreement.addOns.length ? agreement : { ...agreement, addOns: carried }
}

/** An agreement as it stands at `question.at`, by what was recorded at `question.knownAt`. */
export const candidateOf = (agreement: Agreement, question: EntitlementQuestion): Candidate => {
  const amended = agreementAt(agreement, question.at, question.knownAt)
  const policy = policyOf(question.policies, amended.policyVersion)
  const standing = withoutStrayAddOns(amended, policy)
  const terms = termsOf(policy, standing)
  return { agreement: standing, policy, terms, phase: phaseOf(standing, terms, question.at) }
}

/** In force, or in the days of grace after its end: both answer tickets. */
export const isHeld = ({ phase }: Candidate): boolean => phase === 'in_force' || phase === 'in_grace'

/** Every agreement that holds at an instant, days of grace included. */
export const heldAt = (question: EntitlementQuestion): readonly Candidate[] =>
  question.agreements.map((agreement) => candidateOf(agreement, question)).filter(isHeld)
