import { z } from 'zod'
import { Commitment } from '../commitments.ts'
import { endpoint } from '../endpoint.ts'
import { FileRef } from '../files.ts'
import {
  Audience,
  ChangeId,
  Decision,
  Instant,
  MessageId,
  NoteId,
  PersonRef,
  page,
  pageQuery,
  Side,
  TicketId,
} from '../shared.ts'
import { seen, ticketParams } from './of-ticket.ts'

export const Message = z.object({
  id: z.union([MessageId, NoteId]),
  ticketId: TicketId,
  audience: Audience,
  author: PersonRef.nullable(),
  side: Side,
  text: z.string(),
  files: z.array(FileRef),
  nextUpdateBy: Instant.nullable(),
  at: Instant,
  withdrawn: z.object({ by: PersonRef, at: Instant, because: z.string() }).nullable(),
  /** One text to many tickets: to how many, for staff alone; null for a message of its own. */
  shared: z.object({ tickets: z.number().int().nullable() }).nullable(),
})
export type Message = z.infer<typeof Message>

/** A decision or change between the messages. */
export const TicketChange = z.object({
  id: ChangeId,
  kind: z.enum([
    'opened',
    'priority',
    'dissent',
    'ruling',
    'status',
    'attention',
    'acknowledgement',
    'assignment',
    'sight',
    'workaround',
    'withdrawal',
    'follow_up',
    'reminder',
    'kind',
    'takeover',
    'scope',
    'fixed_in',
  ]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  by: PersonRef.nullable(),
  side: Side,
  audience: Audience,
  answers: ChangeId.nullable(),
  decision: Decision.nullable(),
  at: Instant,
})
export const TimelineEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), at: Instant, message: Message }),
  z.object({ type: z.literal('change'), at: Instant, change: TicketChange }),
  z.object({
    type: z.literal('commitment'),
    at: Instant,
    happened: z.enum([
      'started',
      'warned',
      'breached',
      'met',
      'met_late',
      'superseded',
      'cancelled',
      'paused',
      'resumed',
    ]),
    commitment: Commitment,
    share: z.number().nullable(),
  }),
])
export const listMessagesEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/messages',
  summary: 'Messages in order; notes among them for staff',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  query: z.strictObject({ ...pageQuery }),
  returns: page(Message),
  refuses: ['ticket.not_found', 'request.cursor_invalid'],
})
export const getTimelineEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/timeline',
  summary: 'Messages, decisions and promises in the order they happened',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  returns: z.object({ items: z.array(TimelineEntry) }),
  refuses: seen,
})
export const explainTicketEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/explanation',
  summary: 'Every decision on the ticket, step by step',
  tag: 'Tickets',
  door: 'signed_in',
  params: ticketParams,
  returns: z.object({
    opening: Decision,
    commitments: z.array(z.object({ commitment: Commitment, decision: Decision })),
    changes: z.array(TicketChange),
  }),
  refuses: seen,
})
