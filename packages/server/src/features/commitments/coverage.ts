import { type Calendar, type CalendarSpec, calendarOf, type InstantMs } from '@mainstay/policy/calendar'
import type { ResponseCommitment, TicketClocks } from '@mainstay/policy/commitments'
import { canonicalHash } from './canonical-hash.ts'
import type { ClockChange } from './stored-clocks.ts'

const keys = new WeakMap<CalendarSpec, string>()

/** The name of a calendar: equal hours in the same zone share one. */
export function coverageKey(spec: CalendarSpec): string {
  const known = keys.get(spec)
  if (known !== undefined) return known
  const key = canonicalHash(spec)
  keys.set(spec, key)
  return key
}

/** The calendar in which a commitment counts, if it ever closes. */
function closingCalendar({ terms, target, source }: ResponseCommitment): CalendarSpec | undefined {
  if (!terms || !target || source === 'person') return undefined
  const spec = target.unit === 'bd' ? terms.businessCalendar : terms.calendar
  return 'always' in spec ? undefined : spec
}

const isAnswer = ({ metric }: ResponseCommitment) => metric === 'first_response' || metric === 'next_response'

/** The calendar whose openings and closings move the ticket's place: that of the running answer which falls due first. */
export function coverageOf({ commitments }: TicketClocks): CalendarSpec | undefined {
  const running = commitments.filter((clock) => isAnswer(clock) && clock.state === 'running')
  const [first] = running.toSorted((one, other) => one.dueAt - other.dueAt)
  return first && closingCalendar(first)
}

export interface CoverageRow {
  readonly key: string
  readonly spec: CalendarSpec
  readonly is_open: boolean
  /** null for a calendar that never closes again. */
  readonly next_change_at: string | null
}

/** The row of the calendar that a change begins to count in, so that its ticket may point at it. */
export function coverageRows({ after, happened }: ClockChange): readonly CoverageRow[] {
  const begins = happened.some(({ type }) => type === 'commitment.started' || type === 'commitment.breached')
  const spec = begins ? coverageOf(after.state) : undefined
  return spec ? [{ key: coverageKey(spec), spec, ...standingOf(spec, after.state.at) }] : []
}

/** Whether a calendar is open, and when to look at it next. */
export function standingOf(spec: CalendarSpec, at: InstantMs): Pick<CoverageRow, 'is_open' | 'next_change_at'> {
  const calendar = calendarOf(spec)
  const next = nextLookAt(calendar, at)
  return { is_open: calendar.isOpen(at), next_change_at: next === undefined ? null : new Date(next).toISOString() }
}

/**
 * A ticket whose transaction is under way at the very opening or closing is passed over, since nobody waits for its
 * lock: the calendar is looked at again this long after.
 */
const LOOKS_AGAIN_AFTER_MS = [5_000, 40_000] as const
const LAST_LOOK_MS = 40_000

/** The next instant at which places may have to move: a change of the calendar, or a second look at the last one. */
function nextLookAt(calendar: Calendar, at: InstantMs): InstantMs | undefined {
  const next = nextChangeAt(calendar, at)
  const looks = changesIn(calendar, at - LAST_LOOK_MS, at)
    .flatMap((change) => LOOKS_AGAIN_AFTER_MS.map((after) => change + after))
    .filter((look) => look > at)
  const instants = next === undefined ? looks : [...looks, next]
  return instants.length === 0 ? undefined : Math.min(...instants)
}

/** When a calendar closes if it is open, or opens if it is closed; undefined when it never does. */
export function nextChangeAt(calendar: Calendar, at: InstantMs): InstantMs | undefined {
  if (!calendar.isOpen(at)) return calendar.nextOpen(at)
  return calendar.nextClose(at)
}

function changesIn(calendar: Calendar, from: InstantMs, to: InstantMs): readonly InstantMs[] {
  return calendar
    .stretches(from, to + 1)
    .flat()
    .filter((edge) => edge > from && edge <= to)
}
