import type { SessionState, SessionStep } from './types.ts'

/** A session as its steps see it. A contested one keeps its state until a lead settles it. */
export interface SessionStanding {
  readonly state: SessionState
  readonly isContested: boolean
  /** Whether a lead has settled what the customer said against it; it is settled once. */
  readonly isSettled: boolean
}

/** Which step leads where. What is not written here cannot be done. */
const leadsTo: Readonly<Record<SessionState, Partial<Readonly<Record<SessionStep, SessionState>>>>> = {
  planned: { offer: 'proposed', book: 'booked', cancel: 'cancelled' },
  proposed: { offer: 'proposed', decline_times: 'planned', book: 'booked', cancel: 'cancelled' },
  booked: {
    offer: 'booked',
    decline_times: 'booked',
    book: 'booked',
    ask_to_move: 'booked',
    move: 'booked',
    cancel: 'cancelled',
    hold: 'held',
  },
  held: { publish_minutes: 'delivered', contest: 'held' },
  delivered: { publish_minutes: 'delivered', contest: 'delivered' },
  cancelled: {},
  did_not_happen: {},
}

const settlements: Partial<Readonly<Record<SessionStep, SessionState | 'as_it_was'>>> = {
  uphold_contest: 'did_not_happen',
  dismiss_contest: 'as_it_was',
}

/** Where a step leads from here; undefined where it cannot be taken. While it is contested only a lead goes on. */
export function afterStep(
  { state, isContested, isSettled }: SessionStanding,
  step: SessionStep,
): SessionState | undefined {
  const settles = settlements[step]
  if (settles !== undefined) {
    if (!isContested) return undefined
    return settles === 'as_it_was' ? state : settles
  }
  if (isContested || (step === 'contest' && isSettled)) return undefined
  return leadsTo[state][step]
}

/** Whether nothing follows: the session is over, whichever way. */
export const isOver = (state: SessionState): boolean => Object.keys(leadsTo[state]).length === 0
