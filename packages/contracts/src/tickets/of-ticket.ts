import { z } from 'zod'
import { TicketId } from '../shared.ts'

/** What brings a ticket back that was set aside. */
export const customerWrites = z.literal('customer_writes')
export const ticketParams = z.object({ ticketId: TicketId })
export const seen = ['ticket.not_found'] as const
