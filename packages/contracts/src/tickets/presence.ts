import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { PersonRef, TicketId } from '../shared.ts'
import { seen, ticketParams } from './of-ticket.ts'

export const getPresenceEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/presence',
  summary: 'Say that you look at it or write; answers who else does',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ doing: z.enum(['viewing', 'writing', 'gone']) }),
  returns: z.object({ others: z.array(z.object({ person: PersonRef, doing: z.enum(['viewing', 'writing']) })) }),
  refuses: seen,
})
export const listPresenceEndpoint = endpoint({
  method: 'GET',
  path: '/presence',
  summary: 'Which colleagues look at a ticket or write on one just now',
  tag: 'Tickets',
  door: 'staff',
  returns: z.object({
    items: z.array(z.object({ ticketId: TicketId, person: PersonRef, doing: z.enum(['viewing', 'writing']) })),
  }),
  refuses: [],
})
