import type { InstantMs } from '../calendar/types.ts'
import { answer, meet } from './apply-answer.ts'
import { changePriority, overrule } from './apply-priority.ts'
import { changeStatus, closeByLead, hearContact, reopen, withdraw } from './apply-status.ts'
import { changeTerms } from './apply-terms.ts'
import { CommitmentError } from './commitment-error.ts'
import type { Advance, FactOf, TicketFact } from './facts.ts'
import { fireDue } from './fire-due.ts'
import { startCycle } from './ledger.ts'
import type { TicketClocks } from './types.ts'

type RuledFact = Exclude<TicketFact['type'], 'opened'>

const unchanged = (step: Advance) => step

/** One rule per kind of fact. Notes, robots and ticks change nothing by themselves. */
const rules: { readonly [T in RuledFact]: (step: Advance, fact: FactOf<T>) => Advance } = {
  staff_answered: answer,
  meeting_joined: meet,
  contact_wrote: hearContact,
  note_written: unchanged,
  robot_answered: unchanged,
  priority_changed: changePriority,
  overruled: overrule,
  status_changed: changeStatus,
  reopened: reopen,
  withdrawn: withdraw,
  closed_by_lead: closeByLead,
  terms_changed: changeTerms,
  ticked: unchanged,
}

/**
 * Reads the next fact of a ticket's history (policy-semantics, commitments). What fell due before it fires first,
 * with its true due time and `detectedAt` the fact's. Pure: the first fact is `opened`, with no state before it.
 * Throws `CommitmentError` for a history out of order, and for a promise by hand that is not ahead.
 */
export function advance(state: TicketClocks | undefined, fact: TicketFact): Advance {
  if (fact.type === 'opened') {
    if (state) throw new CommitmentError('history.opened_twice', 'a ticket is opened once')
    return openTicket(fact)
  }
  if (!state) throw new CommitmentError('history.not_opened', 'a history begins with the opening of the ticket')
  if (fact.at < state.at) throw new CommitmentError('history.out_of_order', 'a fact lies before the one read last')
  const fired = fireDue({ state: { ...state, at: fact.at }, happened: [] }, fact.at)
  return applyRule(fired, fact.type, fact)
}

function applyRule<T extends RuledFact>(step: Advance, type: T, fact: FactOf<T>): Advance {
  const rule: (step: Advance, fact: FactOf<T>) => Advance = rules[type]
  return rule(step, fact)
}

function openTicket({ at, priority, terms }: FactOf<'opened'>): Advance {
  const state: TicketClocks = {
    at,
    status: 'open',
    turnSince: at,
    priority,
    lastWord: 'customer',
    commitments: [],
    ...(terms && { terms }),
  }
  return startAll({ state, happened: [] }, at)
}

/** The clocks that run from the opening; a next response is owed only once the contact writes again. */
function startAll(step: Advance, at: InstantMs): Advance {
  return startCycle(startCycle(step, 'first_response', at), 'resolution', at)
}

/** A ticket's clocks as its whole history tells them. Reading it again gives the same, at any time. */
export function readHistory(facts: readonly TicketFact[]): TicketClocks {
  const [first, ...rest] = facts
  if (!first) throw new CommitmentError('history.not_opened', 'an empty history tells nothing')
  return rest.reduce((state, fact) => advance(state, fact).state, advance(undefined, first).state)
}

/** The instant to record a fact at: now, yet never before what is recorded already (a clock set back moves nothing). */
export function instantFor(state: TicketClocks | undefined, now: InstantMs): InstantMs {
  return Math.max(now, state?.at ?? now)
}
