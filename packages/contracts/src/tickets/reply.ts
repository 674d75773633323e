import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Audience, FileId, Instant, MessageId, NoteId, Nothing, Priority, TicketId, text } from '../shared.ts'
import { ticketParams } from './of-ticket.ts'
import { Ticket, TicketStatus } from './ticket.ts'
import { Message } from './timeline.ts'

export const replyToTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/messages',
  summary: 'Reply to a ticket, or note to colleagues',
  tag: 'Tickets',
  status: 201,
  door: 'signed_in',
  ifMatch: 'honoured',
  params: ticketParams,
  body: z.strictObject({
    audience: Audience,
    text: text(100_000),
    turn: z
      .enum(['customer', 'staff'])
      .optional()
      .meta({ description: 'Whose turn is it now? Staff only; proposed from the text when absent' }),
    nextUpdateBy: Instant.optional(),
    priority: Priority.optional(),
    reason: text(2000).optional(),
    status: TicketStatus.optional(),
    workaround: z.boolean().optional(),
    fileIds: z.array(FileId).max(20).default([]),
  }),
  returns: Message.extend({
    movedTo: z.object({ id: TicketId, number: z.string() }).optional(),
    ticket: Ticket,
  }),
  refuses: [
    'ticket.not_found',
    'ticket.closed',
    'access.denied',
    'ticket.promise_past',
    'ticket.promise_needs_reply',
    'ticket.reason_needed',
    'ticket.same_priority',
    'ticket.status_refused',
    'file.not_found',
    'request.stale',
    'file.attached',
    'contact.not_mandated',
  ],
})
export const withdrawPassageEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/messages/:messageId/withdrawal',
  summary: 'Remove a secret from a message or a whole message, everywhere',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId, messageId: z.union([MessageId, NoteId]) }),
  body: z.strictObject({
    passage: text(100_000).optional().meta({ description: 'Exact text to remove; the whole message when absent' }),
    because: text(300),
  }),
  returns: Message,
  refuses: ['ticket.not_found', 'message.not_found', 'access.denied', 'ticket.passage_unknown', 'message.withdrawn'],
})
export const withdrawFileEndpoint = endpoint({
  method: 'POST',
  path: '/tickets/:ticketId/files/:fileId/withdrawal',
  summary: 'Remove a file for good',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId, fileId: FileId }),
  body: z.strictObject({ because: text(300) }),
  returns: Nothing,
  refuses: ['ticket.not_found', 'file.not_found', 'access.denied'],
})
