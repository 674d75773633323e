import { formatInstant, type InstantMs } from '../calendar/index.ts'
import type { EntitlementQuestion } from '../entitlements/candidates.ts'
import { dedicatedPortalAt } from '../entitlements/dedicated-portal.ts'
import { entitlementAt } from '../entitlements/entitlement-at.ts'
import type { Decision, Reason } from '../reasons/types.ts'

/** `own`: a portal of its own. `leads_to_shared`: it had one; its addresses lead on until then. `shared`: everyone's. */
export type PortalStanding =
  | { readonly kind: 'own' }
  | { readonly kind: 'leads_to_shared'; readonly endedAt: InstantMs; readonly until: InstantMs }
  | { readonly kind: 'shared' }

/**
 * Which portal an account has at an instant (policy 8.1, 8.2), and for how long the addresses of one it had still lead
 * on (12.6). A reading of the agreements alone: nothing is stored, so nothing can disagree with them.
 */
export const portalAt = (question: EntitlementQuestion): Decision<PortalStanding> => {
  const { result: held, policyVersion } = entitlementAt(question)
  const decided = (result: PortalStanding, { clause, ...reason }: Partial<Reason> & Pick<Reason, 'code'>) => ({
    result,
    policyVersion,
    clauses: clause === undefined ? [] : [clause],
    reasons: [{ facts: {}, ...reason, ...(clause === undefined ? {} : { clause }) }],
  })
  const portal = dedicatedPortalAt(question)
  if (portal.holds) return decided({ kind: 'own' }, { code: 'portal.own', clause: portal.clause })
  const { endedAt, redirectsUntil: until, clause = '' } = portal
  if (endedAt !== undefined && until !== undefined && question.at < until) {
    const facts = { until: formatInstant(until) }
    return decided({ kind: 'leads_to_shared', endedAt, until }, { code: 'portal.leads_to_shared', clause, facts })
  }
  const shared = held.inForce ? { clause: held.terms.portal.clause } : {}
  return decided({ kind: 'shared' }, { code: 'portal.shared', ...shared })
}
