import {
  addCalendarDays,
  addCalendarMonths,
  civilDateAt,
  formatInstant,
  type InstantMs,
  startOfCivilDate,
} from '../calendar/index.ts'
import type { Policy } from '../document/schema.ts'
import { agreementAt } from '../entitlements/amend-agreement.ts'
import { entitlementAt } from '../entitlements/entitlement-at.ts'
import { termsOf } from '../entitlements/sold-terms.ts'
import type { Agreement, HeldTerm } from '../entitlements/types.ts'
import { DecisionError } from '../reasons/decision-error.ts'
import type { Decision, Reason } from '../reasons/types.ts'

export interface PortalQuestion {
  readonly agreements: readonly Agreement[]
  readonly policies: ReadonlyMap<string, Policy>
  readonly at: InstantMs
}

/** `own`: a portal of its own. `leads_to_shared`: it had one; its addresses lead on until then. `shared`: everyone's. */
export type PortalStanding =
  | { readonly kind: 'own' }
  | { readonly kind: 'leads_to_shared'; readonly endedAt: InstantMs; readonly until: InstantMs }
  | { readonly kind: 'shared' }

type PortalTerm = HeldTerm<'shared' | 'dedicated'>

const termAt = (question: PortalQuestion): PortalTerm | undefined => {
  const { result } = entitlementAt(question)
  return result.inForce ? result.terms.portal : undefined
}
const isOwnAt = (question: PortalQuestion): boolean => termAt(question)?.value === 'dedicated'

/** Every instant at which what an agreement grants may change: its amendments, and the days it begins and ends. */
const turnsOf = (agreement: Agreement, policies: PortalQuestion['policies']): readonly InstantMs[] => {
  const changes = (agreement.amendments ?? []).map(({ effectiveAt }) => effectiveAt)
  const standings = [{ ...agreement, amendments: [] }, ...changes.map((at) => agreementAt(agreement, at))]
  const days = standings.flatMap((standing) => {
    const graceDays = graceOf(standing, policies)
    return [standing.startsOn, standing.endsOn, addCalendarDays(standing.endsOn, graceDays)].map((day) =>
      startOfCivilDate(standing.zone, day),
    )
  })
  return [...changes, ...days]
}

const graceOf = (standing: Agreement, policies: PortalQuestion['policies']): number => {
  const policy = policies.get(standing.policyVersion)
  const addOns = standing.addOns.filter((name) => policy?.addOns[name]?.on.includes(standing.plan) ?? false)
  const granted = policy ? termsOf(policy, { ...standing, addOns }).graceDays.value : 0
  return Math.max(granted, standing.graceDays ?? 0)
}

/** When the portal of its own ended last, at or before the instant; undefined where there never was one. */
const endedAtOf = (question: PortalQuestion): InstantMs | undefined =>
  question.agreements
    .flatMap((agreement) => turnsOf(agreement, question.policies))
    .filter((turn) => turn <= question.at)
    .toSorted((a, b) => b - a)
    .find((turn) => !isOwnAt({ ...question, at: turn }) && isOwnAt({ ...question, at: turn - 1 }))

/** Whole calendar months later in the zone, a begun day counted whole (policy-semantics, calendar months). */
const monthsLater = (zone: string, at: InstantMs, months: number): InstantMs => {
  const later = addCalendarMonths(civilDateAt(zone, at), months)
  const isWholeDay = startOfCivilDate(zone, civilDateAt(zone, at)) === at
  return startOfCivilDate(zone, isWholeDay ? later : addCalendarDays(later, 1))
}

const decided = (policy: Policy, result: PortalStanding, reason: Reason): Decision<PortalStanding> => ({
  result,
  policyVersion: policy.version,
  clauses: reason.clause === undefined ? [] : [reason.clause],
  reasons: [reason],
})

/**
 * Which portal an account has at an instant (policy 8.1, 8.2), and for how long the addresses of one it had still lead
 * on (12.6). A reading of the agreements alone: nothing is stored, so nothing can disagree with them.
 */
export const portalAt = (question: PortalQuestion): Decision<PortalStanding> => {
  const { agreements, policies, at } = question
  const policy = policies.get(entitlementAt(question).policyVersion)
  if (!policy) throw new DecisionError('policy.unknown_version', { version: null })
  const term = termAt(question)
  if (term?.value === 'dedicated')
    return decided(policy, { kind: 'own' }, { code: 'portal.own', clause: term.clause, facts: {} })
  const { downgrade } = policy.agreements
  const endedAt = endedAtOf(question)
  const until = endedAt && monthsLater(agreements[0]?.zone ?? 'UTC', endedAt, downgrade.addressRedirectsMonths)
  if (endedAt === undefined || until === undefined || at >= until) {
    const clause = term === undefined ? {} : { clause: term.clause }
    return decided(policy, { kind: 'shared' }, { code: 'portal.shared', ...clause, facts: {} })
  }
  const result = { kind: 'leads_to_shared', endedAt, until } as const
  return decided(policy, result, {
    code: 'portal.leads_to_shared',
    clause: downgrade.clause,
    facts: { until: formatInstant(until) },
  })
}
