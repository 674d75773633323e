import type { TicketStatus } from '../commitments/types.ts'

/** Who wrote last where the customer reads it; `opening`: nobody since the ticket was opened. */
export type LastWord = 'opening' | 'customer' | 'staff'

/** Why a ticket is left out of an update to many: nobody reads past what its customer wrote. */
export type LeftOut = 'closed' | 'customer_wrote'

/**
 * Whether one text for many tickets may go to this one. A message of the customer that nobody on the staff has answered
 * wants an answer of its own; the opening is what the update answers. What is closed stays closed (policy 11.4).
 */
export function updateLeavesOut({
  status,
  lastWord,
}: {
  readonly status: TicketStatus
  readonly lastWord: LastWord
}): LeftOut | undefined {
  if (status === 'closed') return 'closed'
  return lastWord === 'customer' ? 'customer_wrote' : undefined
}
