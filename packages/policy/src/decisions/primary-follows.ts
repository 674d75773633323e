import type { Policy } from '../document/schema.ts'
import type { Decision, Reason } from '../reasons/types.ts'

export interface SuccessionQuestion {
  readonly policy: Policy
  /** Named by whoever ends it; may be anyone who speaks for the account and is not the one who goes. */
  readonly successorId?: string | undefined
  /** Named beforehand, and still a technical contact. */
  readonly deputyId?: string | undefined
}

export type PrimarySuccession =
  | { readonly follows: string; readonly as: 'successor'; readonly hours: 'of_her_place' }
  /** The hours stay until her place is confirmed. */
  | { readonly follows: string; readonly as: 'deputy'; readonly hours: 'stay' }
  | { readonly follows: undefined; readonly code: 'contact.primary_needed' }

/** Who is the primary contact when the present one goes: the successor, else the deputy; never nobody (policy 7.5). */
export const primaryFollows = ({ policy, successorId, deputyId }: SuccessionQuestion): Decision<PrimarySuccession> => {
  const { clause } = policy.people.deputy
  const decided = (result: PrimarySuccession, reason: Omit<Reason, 'clause'>): Decision<PrimarySuccession> => ({
    result,
    policyVersion: policy.version,
    clauses: [clause],
    reasons: [{ ...reason, clause }],
  })
  if (successorId !== undefined)
    return decided(
      { follows: successorId, as: 'successor', hours: 'of_her_place' },
      { code: 'primary.succeeded', facts: {} },
    )
  if (deputyId !== undefined)
    return decided({ follows: deputyId, as: 'deputy', hours: 'stay' }, { code: 'primary.deputy_steps_in', facts: {} })
  return decided({ follows: undefined, code: 'contact.primary_needed' }, { code: 'primary.nobody_named', facts: {} })
}
