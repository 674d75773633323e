import type { CommitmentViews } from '../commitments/index.ts'
import type { TicketRecord } from './ticket.ts'

/**
 * Whether a ticket has been our turn for longer than its priority's target, in coverage (policy 11.1). A reading for
 * staff; it counts in no attainment.
 */
export function isWaitingLong(ticket: TicketRecord, clocks: CommitmentViews | undefined, now: number): boolean {
  const since = clocks?.waitingOnUsSince
  return ticket.place === 'waiting_on_us' && since !== undefined && since <= now
}
