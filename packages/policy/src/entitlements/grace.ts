import { addCalendarDays, civilDateAt, daysBetween } from '../calendar/index.ts'
import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Decision } from '../reasons/types.ts'
import { candidateOf, graceEndsOn } from './candidates.ts'
import type { Agreement } from './types.ts'

export type GraceVerdict =
  | { readonly granted: true; readonly days: number /** Civil date, exclusive. */; readonly until: string }
  | { readonly granted: false; readonly code: 'agreement.grace_too_short'; readonly atLeast: number }

/**
 * May so many days of grace after the end be granted? They must reach beyond today and beyond what holds already, for
 * grace is given, never taken (policy 12.2).
 */
export const grantGrace = (
  agreement: Agreement,
  { policy, at, days }: { readonly policy: Policy; readonly at: InstantMs; readonly days: number },
): Decision<GraceVerdict> => {
  const policies = new Map([
    [agreement.policyVersion, policy],
    [policy.version, policy],
  ])
  const { agreement: standing, terms } = candidateOf(agreement, { agreements: [agreement], policies, at })
  const { clause } = terms.graceDays
  const today = civilDateAt(standing.zone, at)
  const held = daysBetween(standing.endsOn, graceEndsOn(standing, terms))
  const atLeast = Math.max(daysBetween(standing.endsOn, today), held) + 1
  const until = addCalendarDays(standing.endsOn, days)
  const result: GraceVerdict =
    days >= atLeast
      ? { granted: true, days, until }
      : { granted: false, code: 'agreement.grace_too_short', atLeast: Math.max(1, atLeast) }
  const facts = { endsOn: standing.endsOn, until, days }
  const code = result.granted ? 'agreement.grace_granted' : result.code
  return { result, policyVersion: policy.version, clauses: [clause], reasons: [{ code, clause, facts }] }
}
