import type { InstantMs } from '../calendar/types.ts'
import { type Beginning, beginClock } from './begin-clock.ts'
import { pausesFor } from './counting.ts'
import type { Advance, Happening } from './facts.ts'
import { endPause } from './recount-clock.ts'
import type { CommitmentEnd, ResponseCommitment, ResponseMetric, Side, TicketClocks } from './types.ts'

/** Who ended a clock, when and why. */
export interface Ending {
  readonly at: InstantMs
  readonly because: CommitmentEnd
  readonly by: string
  readonly side: Side
  readonly reasonId?: string
}

/** Whether an answer is still owed: it runs, or ran out unanswered. */
export const isOwed = (clock: ResponseCommitment) => clock.state === 'running' || clock.state === 'breached'

/** Whether it is a word to the customer that is owed. */
export function isAnswerOwed(clock: ResponseCommitment): boolean {
  return isOwed(clock) && (clock.metric === 'first_response' || clock.metric === 'next_response')
}

/** The clock of a metric that is still owed, if any. */
export function owedOf(state: TicketClocks, metric: ResponseMetric): ResponseCommitment | undefined {
  return state.commitments.find((clock) => clock.metric === metric && clock.source === 'policy' && isOwed(clock))
}

/** Changes what the ticket itself says, not its clocks. */
export function withTicket(step: Advance, change: Partial<Omit<TicketClocks, 'commitments'>>): Advance {
  return { ...step, state: { ...step.state, ...change } }
}

/** The place of the next clock among all of a ticket, from 1. */
export function nextOrdinal(state: TicketClocks): number {
  return state.commitments.length + 1
}

/** The place of the next clock among those of one metric and source, from 1: the second update is cycle 2. */
export function nextCycle(state: TicketClocks, metric: ResponseMetric, source: 'policy' | 'person'): number {
  return (
    Math.max(0, ...state.commitments.filter((c) => c.metric === metric && c.source === source).map((c) => c.cycle)) + 1
  )
}

/** Puts a new clock on the ledger. */
export function enter(step: Advance, clock: ResponseCommitment): Advance {
  const started: Happening = {
    type: 'commitment.started',
    ordinal: clock.ordinal,
    at: clock.enteredAt,
    dueAt: clock.dueAt,
  }
  return {
    state: { ...step.state, commitments: [...step.state.commitments, clock] },
    happened: [...step.happened, started],
  }
}

/** Replaces a clock by what became of it. */
export function rewrite(step: Advance, clock: ResponseCommitment, happening: Happening): Advance {
  const commitments = step.state.commitments.map((other) => (other.ordinal === clock.ordinal ? clock : other))
  return { state: { ...step.state, commitments }, happened: [...step.happened, happening] }
}

/** Answered: met in time, or late when it had run out. A clock that is over stays as it is. */
export function settle(step: Advance, clock: ResponseCommitment, at: InstantMs): Advance {
  if (!isOwed(clock)) return step
  const state = clock.state === 'breached' ? 'met_late' : 'met'
  const settled: ResponseCommitment = { ...endPause(clock, at), state, metAt: at, endedAt: at }
  return rewrite(step, settled, { type: `commitment.${state}`, ordinal: clock.ordinal, at })
}

/** Cancels a running clock. One that ran out stays late. */
export function cancel(step: Advance, clock: ResponseCommitment, ending: Ending): Advance {
  if (clock.state !== 'running') return step
  const { at, because } = ending
  const cancelled: ResponseCommitment = { ...endPause(clock, at), state: 'cancelled', ...endedBy(ending) }
  return rewrite(step, cancelled, { type: 'commitment.cancelled', ordinal: clock.ordinal, at, because })
}

/** Replaces a running clock by a successor; the old one stays on the ledger. */
export function supersede(
  step: Advance,
  clock: ResponseCommitment,
  successor: ResponseCommitment,
  ending: Ending & { readonly loweredLate?: true },
): Advance {
  const { at, because } = ending
  const supersededBy = successor.ordinal
  const old: ResponseCommitment = {
    ...endPause(clock, at),
    state: 'superseded',
    supersededBy,
    ...endedBy(ending),
    ...(ending.loweredLate && { loweredLate: true }),
  }
  const replaced = rewrite(step, old, {
    type: 'commitment.superseded',
    ordinal: clock.ordinal,
    at,
    because,
    supersededBy,
  })
  return enter(replaced, successor)
}

function endedBy({ at, because, by, side, reasonId }: Ending) {
  return { endedAt: at, endedBecause: because, endedBy: by, endedBySide: side, ...(reasonId && { reasonId }) }
}

/** Starts a cycle of a metric now, when the ticket's terms promise one. */
export function startCycle(step: Advance, metric: ResponseMetric, at: InstantMs): Advance {
  const { terms, priority, status } = step.state
  const target = terms?.targets[metric]?.[priority]
  if (!terms || !target || owedOf(step.state, metric)) return step
  const stands = status === 'waiting' && pausesFor(metric) && step.state.lastWord === 'staff'
  const beginning: Beginning = {
    metric,
    cycle: nextCycle(step.state, metric, 'policy'),
    priority,
    terms,
    target,
    startedAt: at,
    originAt: at,
    enteredAt: at,
    ...(stands && { pauses: [{ from: at }] }),
  }
  return enter(step, beginClock(nextOrdinal(step.state), beginning))
}
