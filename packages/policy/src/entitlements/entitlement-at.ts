import type { Policy } from '../document/schema.ts'
import { priorities } from '../priority/types.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { type Candidate, candidateOf, covers, type EntitlementQuestion, isHeld } from './candidates.ts'
import { generosity, targetGenerosity } from './generosity.ts'
import type { Entitlement, InForce, NotInForce } from './types.ts'

/** Coverage first, then the answer times from P0 down, then seats: what a ticket feels most comes first. */
const generosityOf = ({ terms }: Candidate): readonly number[] => {
  const comparing = { coverage: terms.coverage.value, businessDay: terms.hours.value.businessDay }
  const targets = priorities.map((priority) => {
    const target = terms.targets.first_response?.[priority]
    return target ? targetGenerosity(target.value, comparing) : Number.NEGATIVE_INFINITY
  })
  return [generosity.coverage(terms.coverage.value), ...targets, generosity.hours(terms.hours.value), terms.seats.value]
}

const compareNumbers = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0)
}

const byGenerosity = (a: Candidate, b: Candidate): number =>
  compareNumbers(generosityOf(a), generosityOf(b)) ||
  a.agreement.startsOn.localeCompare(b.agreement.startsOn) ||
  a.agreement.id.localeCompare(b.agreement.id)

const reasonsInForce = ({ agreement, policy, phase }: Candidate, others: number): readonly Reason[] => {
  const { inForce, several, annex } = policy.agreements
  const dates = {
    ...(agreement.orderForm === undefined ? {} : { orderForm: agreement.orderForm }),
    ...{ startsOn: agreement.startsOn, endsOn: agreement.endsOn, zone: agreement.zone },
  }
  const plan = policy.plans[agreement.plan]
  const facts = {
    plan: agreement.plan,
    planName: plan?.name ?? agreement.plan,
    addOns: agreement.addOns,
    addOnNames: agreement.addOns.map((name) => policy.addOns[name]?.name ?? name),
  }
  return [
    phase === 'in_grace'
      ? { code: 'agreement.in_grace', clause: inForce.clause, facts: dates }
      : { code: 'agreement.in_force', clause: inForce.clause, facts: dates },
    { code: 'agreement.plan', ...(plan ? { clause: plan.clause } : {}), facts },
    ...(others > 0 ? [{ code: 'agreement.most_generous', clause: several.clause, facts: { others } }] : []),
    ...(agreement.annex
      ? [{ code: 'agreement.special_terms', clause: annex.clause, facts: { orderForm: agreement.annex.orderForm } }]
      : []),
  ]
}

const decide = (policy: Policy, result: Entitlement, reasons: readonly Reason[]): Decision<Entitlement> => ({
  result,
  policyVersion: policy.version,
  clauses: [...new Set(reasons.flatMap(({ clause }) => (clause === undefined ? [] : [clause])))],
  reasons,
})

const inForce = (candidate: Candidate, others: number): Decision<Entitlement> => {
  const { agreement, policy, terms, phase } = candidate
  const result: InForce = {
    inForce: true,
    agreementId: agreement.id,
    policyVersion: policy.version,
    plan: agreement.plan,
    addOns: agreement.addOns,
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    inGrace: phase === 'in_grace',
    terms,
  }
  return decide(policy, result, reasonsInForce(candidate, others))
}

/** Of those that do not hold: one that is to start soonest, else the one that ended last. */
const nearest = (candidates: readonly Candidate[]): Candidate | undefined => {
  const coming = candidates.filter(({ phase }) => phase === 'not_started')
  const soonest = coming.toSorted((a, b) => a.agreement.startsOn.localeCompare(b.agreement.startsOn))[0]
  return soonest ?? candidates.toSorted((a, b) => b.agreement.endsOn.localeCompare(a.agreement.endsOn))[0]
}

const becauseOf = (candidate: Candidate): NotInForce['because'] => {
  if (isHeld(candidate)) return 'other_product'
  return candidate.phase === 'not_started' ? 'not_started' : 'ended'
}

const notInForce = (policy: Policy, candidate: Candidate | undefined): Decision<Entitlement> => {
  const because = candidate ? becauseOf(candidate) : 'none'
  const dates = candidate ? { startsOn: candidate.agreement.startsOn, endsOn: candidate.agreement.endsOn } : {}
  const result: NotInForce = {
    inForce: false,
    code: 'agreement.not_in_force',
    because,
    ...(candidate ? { agreementId: candidate.agreement.id } : {}),
    ...dates,
  }
  return decide(policy, result, [
    { code: 'agreement.not_in_force', clause: policy.agreements.inForce.clause, facts: { because, ...dates } },
  ])
}

/**
 * Which plan, add-ons and special terms hold at an instant. The ticket's product or environment decides which
 * agreement; of several the most generous. Without one, the answer is `agreement.not_in_force`: recorded, not promised.
 * Throws `DecisionError` when a pinned policy version is not given or sells no such plan.
 */
export const entitlementAt = (question: EntitlementQuestion): Decision<Entitlement> => {
  const candidates = question.agreements.map((agreement) => candidateOf(agreement, question))
  const covering = candidates.filter(({ agreement }) => covers(agreement, question))
  const [best, ...others] = covering.filter(isHeld).toSorted(byGenerosity)
  if (best) return inForce(best, others.length)
  const near = nearest(covering) ?? nearest(candidates)
  const policy = near?.policy ?? [...question.policies.values()].at(-1)
  if (!policy) throw new DecisionError('policy.unknown_version', { version: null })
  return notInForce(policy, near)
}
