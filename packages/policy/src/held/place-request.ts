import type { InstantMs } from '../calendar/types.ts'
import type { Policy } from '../document/schema.ts'
import type { Decision, Reason } from '../reasons/types.ts'
import { spanMs } from './span-ms.ts'

export interface PlacingQuestion {
  readonly policy: Policy
  readonly at: InstantMs
  /** The account whose own portal or invitation it came through. */
  readonly cameThrough?: string | undefined
  /** Whether whoever holds the mailbox said the request is theirs. */
  readonly isAddressProved: boolean
  /** The account that proved the sender's mail domain. */
  readonly domainAccount?: string | undefined
}

export type Placing =
  | {
      readonly accountId: string
      readonly by: 'portal' | 'mail_domain'
      /** When the account's manager is told, unless a contact has opened it before. */
      readonly tellManagerAt: InstantMs
    }
  /** Staff alone see it. */
  | { readonly accountId: undefined }

/**
 * Whose request it is: that of the portal or invitation it came through, else of the account that proved the sender's
 * mail domain; a domain counts for a proved address alone (policy 7.8).
 */
export function placeRequest(question: PlacingQuestion): Decision<Placing> {
  const { policy, at, cameThrough, isAddressProved, domainAccount } = question
  const { clause, tellManagerAfter } = policy.people.heldRequests
  const decided = (result: Placing, code: string): Decision<Placing> => {
    const reasons: readonly Reason[] = [{ code, clause, facts: {} }]
    return { result, policyVersion: policy.version, clauses: [clause], reasons }
  }
  const tellManagerAt = at + spanMs(tellManagerAfter)
  if (cameThrough !== undefined)
    return decided({ accountId: cameThrough, by: 'portal', tellManagerAt }, 'request.came_by_portal')
  if (isAddressProved && domainAccount !== undefined)
    return decided({ accountId: domainAccount, by: 'mail_domain', tellManagerAt }, 'request.of_mail_domain')
  return decided({ accountId: undefined }, 'request.of_nobody')
}
