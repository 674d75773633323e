import type { InstantMs } from '../calendar/types.ts'
import { countingCalendar, endPause, isPaused, pausesFor, pausesUntil } from './counting.ts'
import type { Advance } from './facts.ts'
import { rewrite } from './ledger.ts'
import type { ResponseCommitment } from './types.ts'

/** Stops the clocks that stand still while the customer has the turn. */
export function pauseAll(step: Advance, at: InstantMs): Advance {
  const standing = step.state.commitments.filter(
    (c) => c.state === 'running' && c.source === 'policy' && pausesFor(c.metric) && !isPaused(c),
  )
  return standing.reduce((next, clock) => {
    const paused = { ...clock, pauses: [...clock.pauses, { from: at }] }
    return rewrite(next, paused, { type: 'commitment.paused', ordinal: clock.ordinal, at })
  }, step)
}

/** Lets them run again, with due time and warnings moved by the open time that was paused. */
export function resumeAll(step: Advance, at: InstantMs): Advance {
  return step.state.commitments
    .filter((clock) => clock.state === 'running' && isPaused(clock))
    .reduce((next, clock) => {
      const resumed = recount(endPause(clock, at), at)
      return rewrite(next, resumed, {
        type: 'commitment.resumed',
        ordinal: clock.ordinal,
        at,
        dueAt: resumed.dueAt,
      })
    }, step)
}

/** A clock's due time, warnings and boundaries if its pause ended at `at`. */
export function recount(clock: ResponseCommitment, at: InstantMs): ResponseCommitment {
  const { terms, target, startedAt, spanMs } = clock
  if (!terms || !target || clock.pauses.length === 0) return clock
  const calendar = countingCalendar(terms, target)
  const pauses = pausesUntil(clock.pauses, at)
  const dueAt = Math.max(clock.dueAt, calendar.add(startedAt, spanMs, pauses))
  const warnings = clock.warnings.map((warning) => {
    if (warning.skipped || warning.firedAt !== undefined) return warning
    return { ...warning, at: calendar.add(startedAt, Math.round(warning.share * spanMs), pauses) }
  })
  return { ...clock, dueAt, warnings, boundaries: calendar.stretches(startedAt, dueAt) }
}
