import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Instant, PersonId, text } from '../shared.ts'
import { customerWrites, ticketParams } from './of-ticket.ts'
import { Sight, Ticket, TicketKind, TicketStatus } from './ticket.ts'

export const changeStatusEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/status',
  summary: 'Move the ticket: resolve, reopen, close, wait',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({
    status: TicketStatus,
    reason: text(2000).optional(),
    /** Leads only, before any answer: the listed ways to end a ticket without one. */
    because: z.enum(['spam', 'duplicate', 'withdrawn', 'solved', 'not_solved']).optional(),
  }),
  returns: Ticket,
  refuses: [
    'ticket.not_found',
    'access.denied',
    'ticket.closed',
    'ticket.status_refused',
    'ticket.answer_first',
    'ticket.reason_needed',
    'request.stale',
  ],
})
export const assignTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/assignee',
  summary: 'Take, hand over or let go',
  tag: 'Tickets',
  door: 'staff',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ assigneeId: z.union([PersonId, z.literal('me')]).nullable() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.assignee_unknown', 'request.stale'],
})
export const snoozeTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/snooze',
  summary: 'Set aside until an instant or until the customer writes; a running promise always wakes it',
  tag: 'Tickets',
  door: 'staff',
  params: ticketParams,
  body: z.strictObject({ until: z.union([Instant, customerWrites]).nullable() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
export const setSightEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/sight',
  summary: 'Team, or only me and the primary',
  tag: 'Tickets',
  door: 'customer',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ sight: Sight }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'request.stale'],
})
export const setKindEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/kind',
  summary: 'Change the kind; the target stays',
  tag: 'Tickets',
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({ kind: TicketKind }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied', 'ticket.closed', 'request.stale'],
})
export const followTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/followers',
  summary: 'Follow or stop following',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  body: z.strictObject({ follow: z.boolean() }),
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
export const takeOverEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/takeover',
  summary: 'Become the one who speaks for this team ticket',
  tag: 'Tickets',
  door: 'customer',
  params: ticketParams,
  returns: Ticket,
  refuses: ['ticket.not_found', 'access.denied'],
})
