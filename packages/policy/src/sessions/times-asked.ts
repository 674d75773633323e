import type { CalendarSpec, InstantMs, Stretch } from '../calendar/index.ts'

export interface TimesAsked {
  readonly from: InstantMs
  readonly until: InstantMs
  readonly lengthMs: number
  /** The hours of the contact and of the member of staff, each in their own zone. */
  readonly sides: readonly [contact: CalendarSpec, host: CalendarSpec]
  /** What either of them has already. */
  readonly busy: readonly Stretch[]
  /** How many are wanted. */
  readonly count: number
}

/** Times begin on the half hour. */
export const stepMs = 1_800_000
