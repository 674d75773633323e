import type { InstantMs } from '../calendar/types.ts'
import { countingCalendar, isPaused, pausesUntil } from './counting.ts'
import type { ResponseCommitment } from './types.ts'

/** Ends a clock's pause, if it stands still, and moves what is still ahead of it. */
export function endPause(clock: ResponseCommitment, at: InstantMs): ResponseCommitment {
  if (!isPaused(clock)) return clock
  return recount({ ...clock, pauses: clock.pauses.map(({ from, to }) => ({ from, to: to ?? at })) }, at)
}

/** A clock's due time, warnings and boundaries if its pause ended at `at`. */
export function recount(clock: ResponseCommitment, at: InstantMs): ResponseCommitment {
  const { terms, target, startedAt, spanMs } = clock
  if (!terms || !target || clock.pauses.length === 0) return clock
  const calendar = countingCalendar(terms, target)
  const pauses = pausesUntil(clock.pauses, at)
  // A clock that stands still runs out no earlier than it runs again, also where only closed time was left.
  const pausedUntil = Math.max(...pauses.map(([, to]) => to))
  const dueAt = Math.max(clock.dueAt, pausedUntil, calendar.add(startedAt, spanMs, pauses))
  const warnings = clock.warnings.map((warning) => ({
    ...warning,
    at: calendar.add(startedAt, Math.round(warning.share * spanMs), pauses),
  }))
  return { ...clock, dueAt, warnings, boundaries: calendar.stretches(startedAt, dueAt) }
}
