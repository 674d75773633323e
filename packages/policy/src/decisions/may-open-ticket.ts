import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Entitlement } from '../entitlements/types.ts'
import type { Priority } from '../priority/types.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { trainingAsked } from '../training/training-asked.ts'

/** A contact's mandate for the account; absent when the person never had one there. */
export interface MandateFacts {
  readonly startsAt: InstantMs
  readonly endsAt?: InstantMs | undefined
}

export interface OpeningQuestion {
  readonly policy: Policy
  readonly at: InstantMs
  readonly priority: Priority
  readonly mandate?: MandateFacts | undefined
  /** Decision of `entitlementAt` for the ticket's product or environment. */
  readonly entitlement: Decision<Entitlement>
  /** Titles of the courses that the policy speaks of and that this person lacks. */
  readonly missingCourses: readonly string[]
}

export type OpeningVerdict =
  | {
      readonly allowed: true
      readonly recorded: 'promised' | 'not_promised'
      /** `agreement.not_in_force` when recorded without a commitment. */
      readonly code: 'ticket.promised' | 'agreement.not_in_force'
      /** Codes to show as advice; they take nothing away. */
      readonly advisories: readonly 'contact.training_advised'[]
    }
  | { readonly allowed: false; readonly code: 'contact.training_required'; readonly held: false }
  | { readonly allowed: false; readonly code: 'contact.no_mandate'; readonly held: true }

const isActive = (mandate: MandateFacts | undefined, at: InstantMs): boolean =>
  mandate !== undefined && mandate.startsAt <= at && (mandate.endsAt === undefined || at < mandate.endsAt)

const noMandate = ({ policy, mandate }: OpeningQuestion): { result: OpeningVerdict; reasons: readonly Reason[] } => ({
  result: { allowed: false, code: 'contact.no_mandate', held: true },
  reasons: [
    {
      code: 'contact.no_mandate',
      clause: policy.people.mandate.clause,
      facts: { ended: mandate?.endsAt !== undefined },
    },
    {
      code: 'request.held',
      clause: policy.people.heldRequests.clause,
      facts: { tellManagerAfter: policy.people.heldRequests.tellManagerAfter },
    },
  ],
})

interface Training {
  readonly verdict: 'fine' | 'advised' | 'required'
  readonly reasons: readonly Reason[]
}

/** Trained or urgent: fine either way. Where the policy says `require`, the other priorities need it. */
const judgeTraining = ({ policy, entitlement, missingCourses, priority }: OpeningQuestion): Training => {
  if (missingCourses.length === 0) return { verdict: 'fine', reasons: [] }
  const { clause, neededFor } = trainingAsked(policy, entitlement.result)
  const requires = neededFor.includes(priority)
  const code = requires ? 'contact.training_required' : 'contact.training_advised'
  return {
    verdict: requires ? 'required' : 'advised',
    reasons: [{ code, clause, facts: { priority, missing: [...missingCourses] } }],
  }
}

const judge = (question: OpeningQuestion): { result: OpeningVerdict; reasons: readonly Reason[] } => {
  if (!isActive(question.mandate, question.at)) return noMandate(question)
  const { entitlement, policy } = question
  const training = judgeTraining(question)
  const mandate: Reason = { code: 'contact.active', clause: policy.people.mandate.clause, facts: {} }
  const reasons = [mandate, ...training.reasons, ...entitlement.reasons]
  if (training.verdict === 'required')
    return { result: { allowed: false, code: 'contact.training_required', held: false }, reasons }
  const isPromised = entitlement.result.inForce
  return {
    result: {
      allowed: true,
      recorded: isPromised ? 'promised' : 'not_promised',
      code: isPromised ? 'ticket.promised' : 'agreement.not_in_force',
      advisories: training.verdict === 'advised' ? ['contact.training_advised'] : [],
    },
    reasons,
  }
}

/**
 * May this person open a ticket? Nothing is lost either way: without a mandate the request is held for a contact of the
 * account to take on; without an agreement in force it is recorded, not promised.
 */
export const mayOpenTicket = (question: OpeningQuestion): Decision<OpeningVerdict> => {
  const { result, reasons } = judge(question)
  const clauses = new Set(reasons.flatMap(({ clause }) => (clause === undefined ? [] : [clause])))
  return { result, policyVersion: question.entitlement.policyVersion, clauses: [...clauses], reasons }
}
