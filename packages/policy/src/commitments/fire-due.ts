import type { InstantMs } from '../calendar/types.ts'
import { isPaused } from './counting.ts'
import type { Advance } from './facts.ts'
import { rewrite } from './ledger.ts'
import type { ResponseCommitment, TicketClocks } from './types.ts'

/** One thing that a clock does by itself as time passes. `at`: the first instant at which it may be noticed. */
interface Timer {
  readonly at: InstantMs
  readonly ordinal: number
  /** Absent for the breach itself. */
  readonly share?: number
}

/** Due itself is still in time, so a breach shows at the first millisecond after it. */
function timersOf(clock: ResponseCommitment): readonly Timer[] {
  if (clock.state !== 'running' || isPaused(clock)) return []
  const { ordinal } = clock
  const unfired = clock.warnings.filter((warning) => !warning.skipped && warning.firedAt === undefined)
  return [...unfired.map(({ at, share }) => ({ at, ordinal, share })), { at: clock.dueAt + 1, ordinal }]
}

/** The next instant (epoch ms) at which a tick does something; undefined when nothing runs. */
export function nextTimerAt(state: TicketClocks): InstantMs | undefined {
  const instants = state.commitments.flatMap(timersOf).map((timer) => timer.at)
  return instants.length === 0 ? undefined : Math.min(...instants)
}

/** Fires everything that fell due by `at`, in the order of true times. Breached means `dueAt < at`, unanswered. */
export function fireDue(step: Advance, at: InstantMs): Advance {
  return step.state.commitments
    .flatMap(timersOf)
    .filter((timer) => timer.at <= at)
    .sort((one, other) => one.at - other.at || one.ordinal - other.ordinal)
    .reduce((next, timer) => fire(next, timer, at), step)
}

function fire(step: Advance, timer: Timer, detectedAt: InstantMs): Advance {
  const clock = step.state.commitments.find(({ ordinal }) => ordinal === timer.ordinal)
  if (!clock) return step
  return timer.share === undefined ? breach(step, clock, detectedAt) : warn(step, clock, timer.share, detectedAt)
}

/** Ran out unanswered: late from its true due time on, whatever follows. */
export function breach(step: Advance, clock: ResponseCommitment, detectedAt: InstantMs): Advance {
  const { ordinal, dueAt } = clock
  const late: ResponseCommitment = { ...clock, state: 'breached', breachedAt: dueAt, detectedAt }
  return rewrite(step, late, { type: 'commitment.breached', ordinal, at: dueAt, detectedAt })
}

function warn(step: Advance, clock: ResponseCommitment, share: number, detectedAt: InstantMs): Advance {
  const at = clock.warnings.find((warning) => warning.share === share)?.at ?? detectedAt
  const warnings = clock.warnings.map((warning) =>
    warning.share === share ? { ...warning, firedAt: detectedAt } : warning,
  )
  const { ordinal } = clock
  return rewrite(step, { ...clock, warnings }, { type: 'commitment.warned', ordinal, at, share, detectedAt })
}
