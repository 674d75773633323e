import type { CommitmentState } from '../commitments/types.ts'
import type { OwedState } from '../engagements/types.ts'
import type { Priority } from '../priority/types.ts'

/** What a row of a report is about. */
export const rowSubjects = [
  'promise',
  'ticket',
  'silence',
  'reopening',
  'answer',
  'request',
  'finding',
  'installation',
] as const
export type RowSubject = (typeof rowSubjects)[number]

/** What became of a promise: each has exactly one, and together they are all that was promised. */
export const outcomes = [
  'kept',
  'late',
  'missed',
  'running',
  'replaced',
  'withdrawn',
  'skipped',
  'not_taken_up',
] as const
export type Outcome = (typeof outcomes)[number]

/** The outcome of each state of the ledger, response and engagement alike (section 3). */
export const outcomeOfState: Readonly<Record<CommitmentState | OwedState, Outcome>> = {
  running: 'running',
  open: 'running',
  scheduled: 'running',
  met: 'kept',
  met_late: 'late',
  breached: 'missed',
  superseded: 'replaced',
  cancelled: 'withdrawn',
  waived: 'skipped',
  lapsed: 'not_taken_up',
}

/** What a report says beside an outcome; a row may bear several. */
export const rowMarks = ['excused', 'lowered_late', 'cancelled_by_staff', 'not_solved', 'yes', 'partly', 'no'] as const
export type RowMark = (typeof rowMarks)[number]

/** What figures are counted by: codes only, so that rows alike may be counted together. */
export interface RowFacts {
  readonly subject: RowSubject
  /** `response` or `engagement`. */
  readonly kind: string | null
  /** A metric, a kind of engagement, or the kind of a ticket. */
  readonly what: string | null
  readonly source: string | null
  readonly outcome: Outcome | null
  readonly marks: readonly RowMark[]
  /** `private`: only its opener and the primary see the ticket. */
  readonly sight: 'team' | 'private'
  readonly priority: Priority | null
  readonly plan: string | null
  /** `2026-11`, in the zone of the report. */
  readonly month: string
  readonly version: string | null
  readonly area: string | null
  /** How much of the target an answer took, as a step of `shareSteps`; null where there was none. */
  readonly bucket: number | null
}

/** So many rows with these facts. */
export interface Cell extends RowFacts {
  readonly count: number
}
