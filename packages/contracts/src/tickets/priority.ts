import { z } from 'zod'
import { Commitment } from '../commitments.ts'
import { endpoint } from '../endpoint.ts'
import { ChangeId, Priority, text } from '../shared.ts'
import { seen, ticketParams } from './of-ticket.ts'
import { PriorityAnswers, Ticket } from './ticket.ts'

export const changePriorityEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/priority',
  summary: 'Raise or lower the priority, with a reason that both sides read',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ priority: Priority, reason: text(2000), answers: PriorityAnswers.optional() }),
  returns: Ticket,
  refuses: [
    'ticket.not_found',
    'access.denied',
    'ticket.closed',
    'ticket.same_priority',
    'request.stale',
    'ticket.status_refused',
  ],
})
export const previewPriorityEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/priority-preview',
  summary: 'What another priority would do to the promise; nothing is written',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  query: z.strictObject({ priority: Priority }),
  returns: z.object({ priority: Priority, running: Commitment.nullable(), successor: Commitment.nullable() }),
  refuses: seen,
})
export const disagreeEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/dissent',
  summary: 'I disagree with a change of priority or a verdict on scope: a lead decides, both texts stay',
  tag: 'Tickets',
  door: 'customer',
  params: ticketParams,
  body: z.strictObject({ changeId: ChangeId, text: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide', 'ticket.closed'],
})
export const decideDissentEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/dissent/ruling',
  summary: 'Decide on a dissent',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ changeId: ChangeId, upheld: z.boolean(), text: text(2000) }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.nothing_to_decide'],
})
