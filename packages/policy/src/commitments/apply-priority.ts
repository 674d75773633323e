import type { InstantMs } from '../calendar/types.ts'
import { answerAgain } from './answer-again.ts'
import type { Advance, FactOf } from './facts.ts'
import { breach } from './fire-due.ts'
import { type Ending, enter, nextOrdinal, settle, supersede, withTicket } from './ledger.ts'
import { isHigher, isLateToLower, loweredClock, raisedClock, restoredClock } from './succeed-clock.ts'
import type { ResponseCommitment, TicketClocks } from './types.ts'

/** A clock that runs by the policy's target; a promise by hand never moves, one that ran out stays late. */
export const moves = (clock: ResponseCommitment) => clock.state === 'running' && clock.source === 'policy'

/** Raised or lowered by either side: each running clock gets a successor; an answered ticket that is raised, a new cycle. */
export function changePriority(step: Advance, fact: FactOf<'priority_changed'>): Advance {
  const { to, at } = fact
  const before = step.state.priority
  if (to === before) return step
  const isRaise = isHigher(to, before)
  const changed = step.state.commitments
    .filter(moves)
    .reduce((next, clock) => succeed(next, clock, fact, isRaise), withTicket(step, { priority: to }))
  return isRaise ? answerAgain(changed, 'raised', at, fact.terms) : changed
}

function succeed(
  step: Advance,
  clock: ResponseCommitment,
  { at, by, side, to, reasonId }: FactOf<'priority_changed'>,
  isRaise: boolean,
): Advance {
  if (!clock.terms) return step
  const change = { ordinal: nextOrdinal(step.state), at, priority: to, terms: clock.terms }
  const successor = isRaise ? raisedClock(clock, change) : loweredClock(clock, change)
  if (!successor) return step
  const late = !isRaise && isLateToLower(clock, at)
  const ending: Ending = { at, by, side, because: isRaise ? 'raised' : 'lowered', ...(reasonId && { reasonId }) }
  return supersede(step, clock, successor, { ...ending, ...(late && { loweredLate: true }) })
}

/**
 * A lead upheld a disagreement: the priority returns, and with it the due time that was taken away (section 3).
 * Passed already, the successor is late at once from that true due time. What ran out stays late, what was met stays met.
 */
export function overrule(step: Advance, fact: FactOf<'overruled'>): Advance {
  const restored = isHigher(fact.restores, step.state.priority) ? withTicket(step, { priority: fact.restores }) : step
  return loweringsOf(step.state, fact.reasonId).reduce((next, lowered) => restore(next, lowered, fact), restored)
}

/** The latest clock of each metric that was replaced by a lowering, or those of the lowering named. */
function loweringsOf(state: TicketClocks, reasonId: string | undefined): readonly ResponseCommitment[] {
  const lowered = state.commitments.filter(
    (clock) => clock.endedBecause === 'lowered' && (reasonId === undefined || clock.reasonId === reasonId),
  )
  return lowered.filter((clock, index) => !lowered.slice(index + 1).some((later) => later.metric === clock.metric))
}

function restore(step: Advance, lowered: ResponseCommitment, fact: FactOf<'overruled'>): Advance {
  const { at, by } = fact
  const tip = lastOfChain(step.state, lowered)
  const change = { ordinal: nextOrdinal(step.state), at, priority: step.state.priority }
  if (tip.state === 'running') {
    const successor = restoredClock(lowered, tip, change)
    if (!successor || !isBetter(successor, tip)) return step
    return lateAtOnce(supersede(step, tip, successor, { at, by, side: 'staff', because: 'overruled' }), successor, at)
  }
  if (tip.state !== 'met') return step
  return answeredTooLate(step, tip, restoredClock(lowered, undefined, change), at)
}

/** The answer came in the longer time, not in the one that was taken away: that is told by a clock of its own. */
function answeredTooLate(
  step: Advance,
  tip: ResponseCommitment,
  successor: ResponseCommitment | undefined,
  at: InstantMs,
): Advance {
  if (!successor || tip.metAt === undefined || tip.metAt <= successor.dueAt) return step
  const { metric, cycle, dueAt } = successor
  const isTold = (clock: ResponseCommitment) =>
    clock.overruled && clock.metric === metric && clock.cycle === cycle && clock.dueAt <= dueAt
  if (step.state.commitments.some(isTold)) return step
  const late = lateAtOnce(enter(step, successor), successor, at)
  const breached = late.state.commitments.at(-1)
  return breached ? settle(late, breached, tip.metAt) : late
}

/** Overruling twice gives nothing twice. */
function isBetter(successor: ResponseCommitment, tip: ResponseCommitment): boolean {
  return successor.dueAt < tip.dueAt || isHigher(successor.priority, tip.priority)
}

function lateAtOnce(step: Advance, clock: ResponseCommitment, at: InstantMs): Advance {
  return clock.dueAt < at ? breach(step, clock, at) : step
}

function lastOfChain(state: TicketClocks, clock: ResponseCommitment): ResponseCommitment {
  const next = state.commitments.find(({ ordinal }) => ordinal === clock.supersededBy)
  return next ? lastOfChain(state, next) : clock
}
