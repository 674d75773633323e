import type { InstantMs } from '../calendar/types.ts'
import { isPaused, pausesFor } from './counting.ts'
import type { Advance } from './facts.ts'
import { rewrite } from './ledger.ts'
import { endPause } from './recount-clock.ts'

/** Stops the clocks that stand still while the customer has the turn. */
export function pauseAll(step: Advance, at: InstantMs): Advance {
  const standing = step.state.commitments.filter(
    (c) => c.state === 'running' && c.source === 'policy' && pausesFor(c.metric),
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
      const resumed = endPause(clock, at)
      return rewrite(next, resumed, {
        type: 'commitment.resumed',
        ordinal: clock.ordinal,
        at,
        dueAt: resumed.dueAt,
      })
    }, step)
}
