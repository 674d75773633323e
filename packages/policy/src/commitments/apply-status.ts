import type { InstantMs } from '../calendar/types.ts'
import { answerAgain } from './answer-again.ts'
import { pauseAll, resumeAll } from './clock-pauses.ts'
import type { Advance, FactOf } from './facts.ts'
import { cancel, type Ending, owedOf, settle, startCycle, withTicket } from './ledger.ts'
import type { ResponseCommitment, TicketStatus } from './types.ts'

const isOver = (status: TicketStatus) => status === 'resolved' || status === 'closed'

/** A contact's message gives the turn back to us; on a resolved ticket it reopens (section 4). */
export function hearContact(step: Advance, { at, by }: FactOf<'contact_wrote'>): Advance {
  if (step.state.status === 'closed') return step
  const spoken = withTicket(step, { lastWord: 'customer' })
  if (spoken.state.status === 'resolved') return reopen(spoken, { type: 'reopened', at, by, side: 'customer' })
  const ours = resumeAll(takeTurn(spoken, 'open', at), at)
  return owedOf(ours.state, 'first_response') ? ours : startCycle(ours, 'next_response', at)
}

/**
 * Resolved or closed to open. By a contact an answer is due again where the policy says so; one that never came is due
 * again whoever opens it, so that closing by mistake takes no promise away.
 */
export function reopen(step: Advance, { at, side, terms }: FactOf<'reopened'>): Advance {
  if (!isOver(step.state.status)) return step
  const opened = takeTurn(step, 'open', at)
  return startCycle(side === 'customer' ? openAgain(opened, at, terms) : owedStill(opened, at), 'resolution', at)
}

function openAgain(step: Advance, at: InstantMs, terms: FactOf<'reopened'>['terms']): Advance {
  return answerAgain(withTicket(step, { lastWord: 'customer' }), 'reopened', at, terms)
}

function owedStill(step: Advance, at: InstantMs): Advance {
  return step.state.answeredAt === undefined ? startCycle(step, 'first_response', at) : step
}

/** What a change of status does to the clocks. The answer itself is a fact of its own, before it. */
export function changeStatus(step: Advance, fact: FactOf<'status_changed'>): Advance {
  const { at, by, side, to } = fact
  const { status, lastWord } = step.state
  if (to === status) return step
  if (isOver(status) && !isOver(to)) return changeStatus(reopenBy(step, fact), fact)
  const turned = takeTurn(step, to, at)
  if (isOver(to)) return side === 'customer' || lastWord === 'staff' ? finish(turned, { at, by, side, to }) : turned
  // A turn is handed over by a public message: a silent change of status stops nothing.
  return to === 'waiting' && lastWord === 'staff' ? pauseAll(turned, at) : resumeAll(turned, at)
}

function reopenBy(step: Advance, { at, by, side, terms }: FactOf<'status_changed'>): Advance {
  const opener = side === 'customer' ? 'customer' : 'staff'
  return reopen(step, { type: 'reopened', at, by, side: opener, ...(terms !== undefined && { terms }) })
}

interface Finish {
  readonly at: InstantMs
  readonly by: string
  readonly side: Ending['side']
  readonly to: TicketStatus
}

/** Resolved or closed, as both could read: solved, and nothing more to tell. What is unanswered stays owed by us. */
function finish(step: Advance, { at, by, side, to }: Finish): Advance {
  const solved = step.state.commitments
    .filter((clock) => clock.metric === 'resolution')
    .reduce((next, clock) => settle(next, clock, at), step)
  // Staff take no promise by hand back by closing; only one made in the very message that closes falls with it.
  const endsPromises = to === 'closed' && (side !== 'staff' || step.state.lastAnswerAt === at)
  const ends = (clock: ResponseCommitment) => {
    if (clock.source === 'person') return endsPromises
    return clock.metric === 'update' || side === 'customer'
  }
  const because = (clock: ResponseCommitment) => (clock.metric === 'first_response' ? 'withdrawn' : 'closed')
  return solved.state.commitments
    .filter((clock) => clock.state === 'running' && ends(clock))
    .reduce((next, clock) => cancel(next, clock, { at, by, side, because: because(clock) }), solved)
}

/** The contact took the request back. */
export function withdraw(step: Advance, { at, by }: FactOf<'withdrawn'>): Advance {
  return endAll(takeTurn(step, 'closed', at), { at, by, side: 'customer', because: 'withdrawn' })
}

/** Spam or a duplicate: a lead's act, with a reason, listed in the report. */
export function closeByLead(step: Advance, { at, by, because, reasonId }: FactOf<'closed_by_lead'>): Advance {
  const ending: Ending = { at, by, side: 'staff', because, ...(reasonId && { reasonId }) }
  return endAll(takeTurn(step, 'closed', at), ending)
}

function endAll(step: Advance, ending: Ending): Advance {
  return step.state.commitments.reduce((next, clock) => cancel(next, clock, ending), step)
}

function takeTurn(step: Advance, status: TicketStatus, at: InstantMs): Advance {
  return step.state.status === status ? step : withTicket(step, { status, turnSince: at })
}
