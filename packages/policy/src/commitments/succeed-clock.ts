import type { InstantMs } from '../calendar/types.ts'
import { type Priority, priorities } from '../priority/types.ts'
import { beginClock } from './begin-clock.ts'
import { countingCalendar, dueAfter, isPaused, pausesUntil, targetFor } from './counting.ts'
import { recount } from './recount-clock.ts'
import type { ClockTerms, ResponseCommitment } from './types.ts'

/** Whether `one` is a higher priority (a worse trouble) than `other`. */
export function isHigher(one: Priority, other: Priority): boolean {
  return priorities.indexOf(one) < priorities.indexOf(other)
}

/** Where the last quarter of a target begins, unless the policy says otherwise. */
const lastQuarterFrom = 0.75

export interface Succession {
  readonly ordinal: number
  readonly at: InstantMs
  readonly priority: Priority
  readonly terms: ClockTerms
}

/** The new target counts from the change; never due later than before. */
export function raisedClock(clock: ResponseCommitment, change: Succession): ResponseCommitment | undefined {
  const target = targetFor(change.terms, clock.metric, change.priority) ?? clock.target
  if (!target) return undefined
  const pauses = isPaused(clock) ? [{ from: change.at }] : []
  const dueAt = Math.min(recount(clock, change.at).dueAt, dueAfter(change.terms, target, change.at))
  const { metric, cycle, originAt } = clock
  const { ordinal, at, priority, terms } = change
  return beginClock(ordinal, {
    ...{ metric, cycle, originAt, priority, terms, target, pauses, dueAt },
    startedAt: at,
    enteredAt: at,
  })
}

/** The new target counts from where the cycle began; never due earlier than before. */
export function loweredClock(clock: ResponseCommitment, change: Succession): ResponseCommitment | undefined {
  const target = targetFor(change.terms, clock.metric, change.priority) ?? clock.target
  if (!target) return undefined
  const { metric, cycle, originAt, pauses } = clock
  const { ordinal, at, priority, terms } = change
  const counted = dueAfter(terms, target, originAt, pausesUntil(pauses, at))
  const dueAt = Math.max(recount(clock, at).dueAt, counted)
  return beginClock(ordinal, {
    ...{ metric, cycle, originAt, priority, terms, target, pauses, dueAt },
    startedAt: originAt,
    enteredAt: at,
  })
}

/**
 * The clock as it ran before it was lowered, with its old due time, or the present one's if that is earlier. An upgrade
 * that came in between is kept.
 */
export function restoredClock(
  lowered: ResponseCommitment,
  running: ResponseCommitment | undefined,
  { ordinal, at, priority }: Pick<Succession, 'ordinal' | 'at' | 'priority'>,
): ResponseCommitment | undefined {
  const { metric, cycle, originAt, startedAt } = lowered
  const terms = running?.terms ?? lowered.terms
  const target = targetFor(terms, metric, priority) ?? lowered.target
  if (!target || !terms) return undefined
  const pauses = running?.pauses ?? lowered.pauses
  const old = recount({ ...lowered, pauses }, at).dueAt
  const dueAt = Math.min(old, running?.dueAt ?? old)
  return beginClock(ordinal, {
    ...{ metric, cycle, originAt, startedAt, target, terms, priority, pauses, dueAt },
    enteredAt: at,
    overruled: true,
  })
}

/** Whether so much of a clock's counting time had run by `at` that lowering it is counted (last quarter). */
export function isLateToLower(clock: ResponseCommitment, at: InstantMs): boolean {
  const { terms, target, startedAt, spanMs } = clock
  if (!terms || !target || at < startedAt) return false
  const used = countingCalendar(terms, target).elapsed(startedAt, at, pausesUntil(clock.pauses, at))
  return used >= (terms.loweredLateFrom ?? lastQuarterFrom) * spanMs
}
