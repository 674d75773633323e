import { Refusal } from '@mainstay/contracts/problems'
import type { SeatCount } from './ports.ts'

type Role = 'contact' | 'observer'

/** Which of the account's numbers a role is counted in. */
export const seatFor = { contact: 'contacts', observer: 'observers' } as const

/**
 * Refuses `contact.no_seat` where all are taken. Counted under the lock of the account's mandates, so that the last seat is
 * never given twice (policy 7.2, 7.3, 7.6).
 */
export function takeSeat({ used, of, clause }: SeatCount, role: Role): void {
  if (of === null || used < of) return
  const detail = role === 'contact' ? `${used} of ${of} seats are taken.` : `${used} of ${of} people can read already.`
  throw new Refusal('contact.no_seat', { detail, ...(clause ? { clause } : {}) })
}
