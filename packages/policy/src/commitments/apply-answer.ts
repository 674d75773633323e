import type { InstantMs } from '../calendar/types.ts'
import { beginPromise } from './begin-clock.ts'
import { CommitmentError } from './commitment-error.ts'
import type { Advance, FactOf } from './facts.ts'
import { enter, isOwed, nextCycle, nextOrdinal, settle, startCycle, supersede, withTicket } from './ledger.ts'
import type { ResponseCommitment, TicketClocks } from './types.ts'

/** Shares at which a promise by hand warns where no terms say otherwise (section 3, promised by hand). */
export const promiseWarnsAt = [0.5, 0.75] as const

/** A public message of a person: stops what waits for an answer, and may promise the next one. */
export function answer(step: Advance, { at, by, nextUpdateBy }: FactOf<'staff_answered'>): Advance {
  if (nextUpdateBy === undefined) return settleEach(hearStaff(step, at), isByHand, at)
  if (nextUpdateBy <= at) throw new CommitmentError('promise.not_ahead', 'a promised update lies in the future')
  const heard = hearStaff(step, at)
  const promise = newPromise(heard.state, { at, by, dueAt: nextUpdateBy })
  const running = heard.state.commitments.find((clock) => isByHand(clock) && clock.state === 'running')
  if (running) return supersede(heard, running, promise, { at, because: 'renewed', by, side: 'staff' })
  return enter(settleEach(heard, isByHand, at), promise)
}

/** A web meeting with a contact present answers as a message does; a promised update still has to be written. */
export function meet(step: Advance, { at }: FactOf<'meeting_joined'>): Advance {
  return hearStaff(step, at)
}

const isByHand = (clock: ResponseCommitment) => clock.source === 'person'
const isAnswerable = (clock: ResponseCommitment) => clock.source === 'policy' && clock.metric !== 'resolution'

function hearStaff(step: Advance, at: InstantMs): Advance {
  const answeredAt = step.state.answeredAt ?? at
  const spoken = withTicket(step, { lastWord: 'staff', lastAnswerAt: at, answeredAt })
  const settled = settleEach(spoken, isAnswerable, at)
  const isOver = settled.state.status === 'resolved' || settled.state.status === 'closed'
  return isOver ? settled : startCycle(settled, 'update', at)
}

function newPromise(state: TicketClocks, promise: { at: InstantMs; by: string; dueAt: InstantMs }): ResponseCommitment {
  const { priority, terms } = state
  return beginPromise(nextOrdinal(state), {
    ...promise,
    cycle: nextCycle(state, 'update', 'person'),
    priority,
    warnAt: terms?.promiseWarnsAt ?? terms?.warnAt ?? promiseWarnsAt,
    ...(terms && { terms }),
  })
}

function settleEach(step: Advance, which: (clock: ResponseCommitment) => boolean, at: InstantMs): Advance {
  return step.state.commitments
    .filter((clock) => which(clock) && isOwed(clock))
    .reduce((next, clock) => settle(next, clock, at), step)
}
