import type { InstantMs } from '../calendar/types.ts'
import type { Priority } from '../priority/types.ts'
import type { ClockTerms, CommitmentEnd, Side, TicketClocks, TicketStatus } from './types.ts'

/** When it happened, under the ticket's lock, and the id of who did it. */
interface Act {
  readonly at: InstantMs
  readonly by: string
}

/**
 * What a ticket's history tells its clocks. Facts of one request share `at` and keep their order:
 * a raise, then the answer sent with it, then the status it leaves.
 */
export type TicketFact =
  /** Accepted by the server. Without terms it is recorded, not promised. */
  | (Act & { readonly type: 'opened'; readonly priority: Priority; readonly terms?: ClockTerms })
  /** A public message of a person on the staff. `nextUpdateBy` is a promise by hand. */
  | (Act & { readonly type: 'staff_answered'; readonly nextUpdateBy?: InstantMs })
  | (Act & { readonly type: 'contact_wrote' })
  | (Act & { readonly type: 'note_written' })
  | (Act & { readonly type: 'robot_answered' })
  /** `terms`: what is promised now, for a cycle that this begins; absent keeps the ticket's own, null promises nothing. */
  | (Act & {
      readonly type: 'priority_changed'
      readonly from: Priority
      readonly to: Priority
      readonly side: 'customer' | 'staff'
      readonly reasonId?: string
      readonly terms?: ClockTerms | null
    })
  /** A lead upheld a disagreement with a lowering. `reasonId` names that lowering; absent: the latest. */
  | (Act & { readonly type: 'overruled'; readonly restores: Priority; readonly reasonId?: string })
  | (Act & {
      readonly type: 'status_changed'
      readonly to: TicketStatus
      readonly side: Side
      readonly terms?: ClockTerms | null
    })
  | (Act & { readonly type: 'reopened'; readonly side: 'customer' | 'staff'; readonly terms?: ClockTerms | null })
  | (Act & { readonly type: 'withdrawn' })
  | (Act & { readonly type: 'closed_by_lead'; readonly because: 'spam' | 'duplicate'; readonly reasonId?: string })
  /** An upgrade took effect, or grace was granted to a ticket that was only recorded. */
  | (Act & { readonly type: 'terms_changed'; readonly terms: ClockTerms })
  /** A web meeting began in which a contact is present. */
  | (Act & { readonly type: 'meeting_joined' })
  /** Time passed: the sweep. */
  | { readonly type: 'ticked'; readonly at: InstantMs }

export type FactOf<T extends TicketFact['type']> = Extract<TicketFact, { readonly type: T }>

interface OfClock {
  readonly ordinal: number
  /** True instant, which after an outage lies before the fact that brought it to light. */
  readonly at: InstantMs
}

/** What a fact did to the ledger, in the order in which it came about. */
export type Happening =
  | (OfClock & { readonly type: 'commitment.started'; readonly dueAt: InstantMs })
  | (OfClock & { readonly type: 'commitment.warned'; readonly share: number; readonly detectedAt: InstantMs })
  | (OfClock & { readonly type: 'commitment.breached'; readonly detectedAt: InstantMs })
  | (OfClock & { readonly type: 'commitment.met' })
  | (OfClock & { readonly type: 'commitment.met_late' })
  | (OfClock & {
      readonly type: 'commitment.superseded'
      readonly because: CommitmentEnd
      readonly supersededBy: number
    })
  | (OfClock & { readonly type: 'commitment.cancelled'; readonly because: CommitmentEnd })
  | (OfClock & { readonly type: 'commitment.paused' })
  | (OfClock & { readonly type: 'commitment.resumed'; readonly dueAt: InstantMs })

/** A ticket's clocks after a fact, and what that fact did. */
export interface Advance {
  readonly state: TicketClocks
  readonly happened: readonly Happening[]
}
