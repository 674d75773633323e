import type { CalendarSpec, DurationMs, InstantMs, Stretch } from '../calendar/types.ts'
import type { Priority } from '../priority/types.ts'

export type ResponseMetric = 'first_response' | 'next_response' | 'update' | 'resolution'
export type CommitmentState = 'running' | 'met' | 'breached' | 'met_late' | 'superseded' | 'cancelled'
export type CommitmentEnd =
  | 'raised'
  | 'lowered'
  | 'overruled'
  | 'renewed'
  | 'upgraded'
  | 'withdrawn'
  | 'duplicate'
  | 'spam'
  | 'closed'
/** Whose act it was; `system` is the desk itself (an automatic resolve or close). */
export type Side = 'customer' | 'staff' | 'system'

/** A span as the policy writes it: `30m`, `4h`, `1bd`. */
export interface Target {
  readonly written: string
  readonly amount: number
  readonly unit: 'm' | 'h' | 'bd'
  readonly clause: string
}

/** What a clock is frozen with. Nothing that changes later reaches a running clock. */
export interface ClockTerms {
  readonly policyVersion: string
  readonly plan: string
  readonly addOns: readonly string[]
  readonly agreementId?: string
  readonly coverage: string
  readonly coverageClause: string
  /** The calendar in which spans of minutes and hours count. */
  readonly calendar: CalendarSpec
  /** The account's business hours: targets in business days always count here. */
  readonly businessCalendar: CalendarSpec
  /** Zone of the primary contact, also when coverage is `always`. */
  readonly zone: string
  /** City of the primary contact, for people. */
  readonly city: string
  /** The hours keep to a place named in the terms, not to the primary contact's: `zone` and `city` are that place. */
  readonly fixedPlace?: true
  readonly tzdata: string
  readonly targets: Readonly<Partial<Record<ResponseMetric, Readonly<Partial<Record<Priority, Target>>>>>>
  readonly answerAgainOn: readonly ('raised' | 'reopened')[]
  /** Shares of open time at which warnings fire, e.g. `[0.5, 0.75]`. */
  readonly warnAt: readonly number[]
  /** Names of the plan and add-ons for people, and further clauses that reasons cite; for explaining only. */
  readonly planName?: string
  readonly addOnNames?: readonly string[]
  readonly citing?: Readonly<Partial<Record<'plan' | 'businessDay' | 'order' | 'maximum' | 'holidays', string>>>
  /** Share of a target after which lowering is counted beside attainment; three quarters when not given. */
  readonly loweredLateFrom?: number
  /** Shares of plain time at which a promise by hand warns; as `warnAt` when not given. */
  readonly promiseWarnsAt?: readonly number[]
}

export interface Warning {
  readonly share: number
  readonly at: InstantMs
  /** When the system noticed; absent while it has not fired. */
  readonly firedAt?: InstantMs
  /** Already due when its clock came on the ledger: never fires. */
  readonly skipped?: true
}

export interface Pause {
  readonly from: InstantMs
  readonly to?: InstantMs
}

export interface ResponseCommitment {
  readonly kind: 'response'
  readonly metric: ResponseMetric
  /** Counts from 1 per metric and source; a successor keeps the cycle of the clock that it replaces. */
  readonly cycle: number
  /** Orders the commitments of one ticket from 1; stable across replays. */
  readonly ordinal: number
  readonly source: 'policy' | 'person'
  readonly state: CommitmentState
  readonly priority: Priority
  /** Absent for a promise by hand: that is an instant, not a span. */
  readonly target?: Target
  /** From where the time counts. */
  readonly startedAt: InstantMs
  /** Start of the first clock of this cycle: what a lowered target counts from. */
  readonly originAt: InstantMs
  /** When this clock came on the ledger; later than `startedAt` for a lowered or overruled successor. */
  readonly enteredAt: InstantMs
  readonly dueAt: InstantMs
  /** Counting time from start to due, less pauses. */
  readonly spanMs: DurationMs
  readonly warnings: readonly Warning[]
  readonly pauses: readonly Pause[]
  readonly metAt?: InstantMs
  readonly breachedAt?: InstantMs
  /** When the system noticed: equal to `breachedAt` on a healthy system, later after an outage. */
  readonly detectedAt?: InstantMs
  readonly endedAt?: InstantMs
  readonly endedBecause?: CommitmentEnd
  /** Who superseded or cancelled it, on which side, and the id of the reason given. */
  readonly endedBy?: string
  readonly endedBySide?: Side
  readonly reasonId?: string
  readonly supersededBy?: number
  readonly overruled?: true
  /** Lowered after three quarters of the target had run: counted beside attainment. */
  readonly loweredLate?: true
  readonly promisedBy?: string
  /** Absent only for a promise by hand on a ticket to which the policy promises nothing. */
  readonly terms?: ClockTerms
  /** Open stretches from start to due, frozen: the boundaries that gave `dueAt`. */
  readonly boundaries: readonly Stretch[]
}

export const ticketStatuses = ['open', 'waiting', 'waiting_release', 'resolved', 'closed'] as const
/** `open` our turn, `waiting` the customer's, `waiting_release` a release's. */
export type TicketStatus = (typeof ticketStatuses)[number]

/** A ticket's promises as its history tells them; plain values, so that it may be stored as it is. */
export interface TicketClocks {
  /** Instant of the latest fact read. */
  readonly at: InstantMs
  readonly status: TicketStatus
  readonly turnSince: InstantMs
  readonly priority: Priority
  /** Absent while the ticket is recorded, not promised. */
  readonly terms?: ClockTerms
  /** Who wrote last where the customer can read it. The opening text is the customer's. */
  readonly lastWord: 'customer' | 'staff'
  /** First and latest public answer of a person. */
  readonly answeredAt?: InstantMs
  readonly lastAnswerAt?: InstantMs
  readonly commitments: readonly ResponseCommitment[]
}
