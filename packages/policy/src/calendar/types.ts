/** A moment in epoch milliseconds (UTC). */
export type InstantMs = number
/** A length of time in milliseconds. */
export type DurationMs = number
/** Half-open `[from, to)` in epoch milliseconds. */
export type Stretch = readonly [from: InstantMs, to: InstantMs]
/** Wall-clock interval, `HH:MM` each; `to <= from` runs into the next day. */
export type WallInterval = readonly [from: string, to: string]
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Working hours as the policy writes them (policy-semantics, calendar arithmetic). */
export interface WorkingHours {
  readonly timeZone: string
  readonly weekly: Readonly<Partial<Record<Weekday, readonly WallInterval[]>>>
  /** Civil dates `YYYY-MM-DD` without hours. */
  readonly holidays?: readonly string[]
  /** Civil date to the hours that replace that date's own; `[]` closes it. */
  readonly exceptions?: Readonly<Record<string, readonly WallInterval[]>>
  /** Declared length of a business day, `9h` or `540m`. */
  readonly businessDay?: string
}
export type CalendarSpec = { readonly always: true; readonly businessDay?: string } | WorkingHours

export type CalendarErrorCode =
  | 'calendar.unknown_zone'
  | 'calendar.bad_hours'
  | 'calendar.bad_date'
  | 'calendar.bad_instant'
  | 'calendar.bad_amount'
  | 'calendar.negative_amount'
  | 'calendar.reversed'
  | 'calendar.never_opens'
  | 'calendar.business_day_needed'
  | 'calendar.pauses_refused'
  | 'question.unreadable'
  | 'question.too_long'
  | 'question.unknown_op'
  | 'question.unknown_field'
  | 'question.missing_field'
  | 'question.wrong_type'

/** Working time of one calendar. All arguments and results are epoch ms; errors are `CalendarError`. */
export interface Calendar {
  readonly spec: CalendarSpec
  /** IANA zone; `UTC` for `always`. */
  readonly zone: string
  /** Earliest instant e with `elapsed(start, e) = amountMs`. */
  add(start: InstantMs, amountMs: DurationMs, pauses?: readonly Stretch[]): InstantMs
  /** Open time in `[from, to)` less pauses. */
  elapsed(from: InstantMs, to: InstantMs, pauses?: readonly Stretch[]): DurationMs
  addBusinessDays(start: InstantMs, days: number, pauses?: readonly Stretch[]): InstantMs
  /** Length of one business day in ms, declared or common. */
  businessDayMs(): DurationMs
  isOpen(at: InstantMs): boolean
  nextOpen(at: InstantMs): InstantMs
  /** The first instant >= at that is not open; undefined when it never closes. */
  nextClose(at: InstantMs): InstantMs | undefined
  /** Open stretches clipped to `[from, to)`, in order, touching ones merged. */
  stretches(from: InstantMs, to: InstantMs): readonly Stretch[]
}
