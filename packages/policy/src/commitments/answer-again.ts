import type { InstantMs } from '../calendar/types.ts'
import type { Advance } from './facts.ts'
import { owedOf, startCycle } from './ledger.ts'
import type { ClockTerms, TicketClocks } from './types.ts'

/**
 * After an answer, a new cycle of `first_response` when the policy's `answerAgainOn` names what happened.
 * `terms`: what is promised at this instant; absent keeps the ticket's own, null promises nothing more.
 */
export function answerAgain(
  step: Advance,
  because: 'raised' | 'reopened',
  at: InstantMs,
  terms: ClockTerms | null | undefined,
): Advance {
  if (owedOf(step.state, 'first_response')) return step
  if (because === 'raised' && step.state.answeredAt === undefined) return step
  const adopted = adoptTerms(step, terms)
  const again = adopted.state.terms?.answerAgainOn.includes(because) && adopted.state.status !== 'closed'
  return again ? startCycle(adopted, 'first_response', at) : adopted
}

/** Terms for the cycles to come. Running clocks keep theirs. */
export function adoptTerms(step: Advance, terms: ClockTerms | null | undefined): Advance {
  if (terms === undefined) return step
  const { terms: _former, ...rest } = step.state
  const state: TicketClocks = terms === null ? rest : { ...rest, terms }
  return { ...step, state }
}
