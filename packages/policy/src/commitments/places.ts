import type { Calendar, InstantMs } from '../calendar/types.ts'
import { countingCalendar } from './counting.ts'
import { isAnswerOwed, isOwed } from './ledger.ts'
import type { ResponseCommitment, TicketClocks, TicketStatus } from './types.ts'

export const places = [
  'answer_now',
  'waiting_on_us',
  'coverage_closed',
  'customers_turn',
  'waiting_release',
  'not_promised',
] as const
/** Where an open ticket stands in the queue. */
export type Place = (typeof places)[number]

export interface Placed {
  readonly status: TicketStatus
  readonly commitments: readonly ResponseCommitment[]
  readonly at: InstantMs
  /** Whether the policy promises this ticket anything (it has terms). */
  readonly promised: boolean
}

/** What `placeOf` reads, from a ticket's clocks. */
export function placedAt(state: TicketClocks, at: InstantMs): Placed {
  return { status: state.status, commitments: state.commitments, at, promised: state.terms !== undefined }
}

/**
 * The ticket's place; null when it is resolved or closed. An answer that is owed outranks the status, so that none
 * hides under "customer's turn"; one that is late is to be answered now, whatever the hours.
 */
export function placeOf({ status, commitments, at, promised }: Placed): Place | null {
  if (status === 'resolved' || status === 'closed') return null
  const owed = commitments.filter(isAnswerOwed)
  if (owed.length > 0) return owed.some((clock) => isWorkable(clock, at)) ? 'answer_now' : 'coverage_closed'
  if (status === 'waiting') return 'customers_turn'
  if (status === 'waiting_release') return 'waiting_release'
  return promised || commitments.some(isOwed) ? 'waiting_on_us' : 'not_promised'
}

/** When the place changes by itself: the next opening or closing of the coverage that its answer counts in. */
export function placeChangesAt(placed: Placed): InstantMs | undefined {
  const place = placeOf(placed)
  const owed = placed.commitments.filter(isAnswerOwed)
  if (place === 'coverage_closed') return Math.min(...calendarsOf(owed).map((calendar) => calendar.nextOpen(placed.at)))
  if (place !== 'answer_now' || owed.some((clock) => clock.state === 'breached')) return undefined
  const closings = calendarsOf(owed).map((calendar) => lastClose(calendar, placed.at))
  return closings.every((at) => at !== undefined) ? Math.max(...closings) : undefined
}

function isWorkable(clock: ResponseCommitment, at: InstantMs): boolean {
  if (clock.state === 'breached') return true
  return calendarsOf([clock]).every((calendar) => calendar.isOpen(at))
}

function calendarsOf(clocks: readonly ResponseCommitment[]): readonly Calendar[] {
  return clocks.flatMap(({ terms, target }) => (terms && target ? [countingCalendar(terms, target)] : []))
}

/** The end of the open stretch that `at` lies in; `at` itself where it is closed already; undefined if never. */
function lastClose(calendar: Calendar, at: InstantMs): InstantMs | undefined {
  return calendar.isOpen(at) ? calendar.nextClose(at) : at
}
