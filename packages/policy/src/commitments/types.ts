import type { CalendarSpec, InstantMs, Stretch } from '../calendar/types.ts'
import type { Priority } from '../priority/types.ts'

export type ResponseMetric = 'first_response' | 'next_response' | 'update' | 'resolution'
export type CommitmentState = 'running' | 'met' | 'breached' | 'met_late' | 'superseded' | 'cancelled'

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
  readonly tzdata: string
  readonly targets: Readonly<Partial<Record<ResponseMetric, Readonly<Partial<Record<Priority, Target>>>>>>
  readonly answerAgainOn: readonly ('raised' | 'reopened')[]
  /** Shares of open time at which warnings fire, e.g. `[0.5, 0.75]`. */
  readonly warnAt: readonly number[]
}

export interface ResponseCommitment {
  readonly kind: 'response'
  readonly metric: ResponseMetric
  readonly cycle: number
  /** Orders the commitments of one ticket; stable across replays. */
  readonly ordinal: number
  readonly source: 'policy' | 'person'
  readonly state: CommitmentState
  readonly priority: Priority
  /** Absent for a promise by hand: that is an instant, not a span. */
  readonly target?: Target
  readonly startedAt: InstantMs
  readonly dueAt: InstantMs
  readonly warnings: readonly { readonly share: number; readonly at: InstantMs; readonly firedAt?: InstantMs }[]
  readonly pauses: readonly { readonly from: InstantMs; readonly to?: InstantMs }[]
  readonly metAt?: InstantMs
  readonly breachedAt?: InstantMs
  /** When the system noticed: equal to `breachedAt` on a healthy system, later after an outage. */
  readonly detectedAt?: InstantMs
  readonly endedAt?: InstantMs
  readonly endedBecause?: 'raised' | 'lowered' | 'overruled' | 'renewed' | 'upgraded' | 'withdrawn' | 'duplicate' | 'spam' | 'closed'
  readonly supersededBy?: number
  readonly overruled?: true
  /** Lowered after three quarters of the target had run: counted beside attainment. */
  readonly loweredLate?: true
  readonly promisedBy?: string
  readonly terms: ClockTerms
  /** Open stretches from start to due, frozen: the boundaries that gave `dueAt`. */
  readonly boundaries: readonly Stretch[]
}
