import type { InstantMs } from '../calendar/types.ts'

/** What becomes of an owed engagement, one after the other; `at` never goes back. */
export type EngagementFact = { readonly at: InstantMs } & (
  | { readonly type: 'offered'; readonly offerId: string }
  /** A contact answered an offer, also with "none of these". */
  | { readonly type: 'answered' }
  | {
      readonly type: 'booked'
      readonly engagementId: string
      readonly bookedAt: InstantMs
      readonly bookedUntil: InstantMs
    }
  | { readonly type: 'unbooked'; readonly by: 'customer' | 'staff' }
  | { readonly type: 'moved'; readonly bookedAt: InstantMs; readonly by: 'customer' | 'staff' }
  /** Minutes that the customer can read: of a session, written down beside the ledger, or the summary of its report. */
  | { readonly type: 'delivered'; readonly engagementId?: string; readonly reportId?: string }
  /** "This did not happen", or "it was not offered to us". */
  | { readonly type: 'contested'; readonly personId: string }
  | { readonly type: 'contest_settled'; readonly upheld: boolean; readonly personId: string }
  /** The customer asked to skip it. */
  | { readonly type: 'waived'; readonly personId: string }
)

export type EngagementFactOf<T extends EngagementFact['type']> = Extract<EngagementFact, { readonly type: T }>
