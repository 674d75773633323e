import type { ClockTerms, ResponseCommitment, TicketClocks } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import { coverageKey, coverageOf } from './coverage.ts'
import { lockedClocks } from './move-clocks.ts'

/** What a ticket's row keeps of its promises. Instants in epoch ms. */
export interface TicketReading {
  readonly commitments: readonly ResponseCommitment[]
  /** Earliest due instant of what is still owed, late or not. */
  readonly dueAt?: number
  /** Calendar that opens and closes the ticket's place; absent where every minute counts or no answer runs. */
  readonly coverageKey?: string
  /** Whether the policy promises this ticket anything. */
  readonly promised: boolean
  /** A person on the staff has answered publicly. */
  readonly firstAnswered: boolean
  /** What cycles to come count by; its business hours count for the ticket's life. */
  readonly terms?: ClockTerms
  /** The clocks' own account of the ticket; absent for one that never came by an event. */
  readonly clocks?: TicketClocks
}

/**
 * How a ticket's promises stand, for its row: at the end of a use case, after its events were published, under the
 * ticket's lock.
 */
export async function readingOf(ctx: Ctx, accountId: string, ticketId: string): Promise<TicketReading> {
  const stored = await lockedClocks(ctx, { accountId, ticketId })
  if (!stored) return { commitments: [], promised: false, firstAnswered: false }
  return readingFrom(stored.state)
}

function readingFrom(state: TicketClocks): TicketReading {
  const { commitments, terms } = state
  const owed = commitments.filter(({ state: stands }) => stands === 'running' || stands === 'breached')
  const spec = coverageOf(state)
  return {
    commitments,
    ...(owed.length > 0 && { dueAt: Math.min(...owed.map(({ dueAt }) => dueAt)) }),
    ...(spec && { coverageKey: coverageKey(spec) }),
    promised: terms !== undefined,
    firstAnswered: state.answeredAt !== undefined,
    ...(terms && { terms }),
    clocks: state,
  }
}
