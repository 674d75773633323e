import { adoptTerms } from './answer-again.ts'
import { moves } from './apply-priority.ts'
import type { Advance, FactOf } from './facts.ts'
import { nextOrdinal, startCycle, supersede } from './ledger.ts'
import { raisedClock } from './succeed-clock.ts'
import type { ClockTerms, ResponseCommitment } from './types.ts'

/**
 * An upgrade of the plan gives each running clock a successor from its effect, never due later, and starts what was
 * not promised before. A ticket that was only recorded (grace was granted) gets its first clock now: none is late
 * retroactively.
 */
export function changeTerms(step: Advance, { at, by, terms }: FactOf<'terms_changed'>): Advance {
  const upgraded = step.state.commitments
    .filter(moves)
    .reduce((next, clock) => upgrade(next, clock, { at, by, terms }), adoptTerms(step, terms))
  const { status, answeredAt } = upgraded.state
  const isOver = status === 'resolved' || status === 'closed'
  if (isOver) return upgraded
  const answered = answeredAt === undefined ? startCycle(upgraded, 'first_response', at) : upgraded
  return startCycle(answered, 'resolution', at)
}

function upgrade(
  step: Advance,
  clock: ResponseCommitment,
  { at, by, terms }: { readonly at: number; readonly by: string; readonly terms: ClockTerms },
): Advance {
  const successor = raisedClock(clock, { ordinal: nextOrdinal(step.state), at, priority: clock.priority, terms })
  return successor ? supersede(step, clock, successor, { at, by, side: 'staff', because: 'upgraded' }) : step
}
