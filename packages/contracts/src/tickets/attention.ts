import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { text } from '../shared.ts'
import { ticketParams } from './of-ticket.ts'
import { Ticket } from './ticket.ts'

export const askAttentionEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/attention',
  summary: 'Ask the lead on duty to look; the priority stays',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  body: z.strictObject({ reason: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.attention_open', 'ticket.closed'],
})
export const acknowledgeAttentionEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/attention/acknowledgement',
  summary: 'Acknowledge by name',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ text: text(2000).optional() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide'],
})
