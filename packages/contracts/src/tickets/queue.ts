import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, Instant, PersonId, PersonRef, Priority, page, pageQuery, TicketId } from '../shared.ts'
import { seen } from './of-ticket.ts'
import { Place, Ticket, TicketOrder, TicketRow, TicketStatus } from './ticket.ts'

/** Staff only: leaves out what is set aside, or asks for nothing else. */
const SetAside = z.enum(['without', 'only'])
export const getTicketEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId',
  summary: 'Read a ticket (by id, or by number such as ACME-142)',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: z.union([TicketId, z.string().regex(/^[A-Z0-9]{2,8}-[1-9][0-9]{0,8}$/)]) }),
  returns: Ticket,
  refuses: seen,
})
export const listTicketsEndpoint = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'List tickets in an order that an index answers',
  tag: 'Tickets',
  door: 'signed_in',
  query: z.strictObject({
    order: TicketOrder.default('policy'),
    status: z.union([TicketStatus, z.literal('any_open')]).optional(),
    place: Place.optional(),
    priority: z.union([Priority, z.array(Priority)]).optional(),
    accountId: AccountId.optional(),
    assignee: z.union([z.enum(['me', 'nobody']), PersonId]).optional(),
    openedBy: z.union([z.literal('me'), PersonId]).optional(),
    aside: SetAside.optional(),
    q: z.string().trim().max(200).optional(),
    ...pageQuery,
  }),
  returns: page(TicketRow),
  refuses: ['request.cursor_invalid'],
})

/** Sections of the queue with their sizes, and what policy order would break. Staff only. */
export const queueSummaryEndpoint = endpoint({
  method: 'GET',
  path: '/queue',
  summary: 'The queue at a glance: sizes of its places, next promise, order conflicts',
  tag: 'Tickets',
  door: 'staff',
  query: z.strictObject({
    assignee: z.union([z.enum(['me', 'nobody']), PersonId]).optional(),
    accountId: AccountId.optional(),
    priority: z.union([Priority, z.array(Priority)]).optional(),
    aside: SetAside.optional(),
  }),
  returns: z.object({
    places: z.array(
      z.object({
        place: Place,
        count: z.number().int(),
        /** More than are counted: the count reads "at least". */
        hasMore: z.boolean(),
        nextDueAt: Instant.nullable(),
        nextChangeAt: Instant.nullable(),
        nextChangeCity: z.string().nullable(),
      }),
    ),
    conflict: z
      .object({ ticket: z.object({ id: TicketId, number: z.string() }), turnAbout: Instant, dueAt: Instant })
      .nullable()
      .meta({ description: 'A later promise that policy order would break and deadline order would keep' }),
    leadsOnDuty: z.array(PersonRef),
    keptToday: z.object({ kept: z.number().int(), of: z.number().int() }),
    now: Instant,
  }),
  refuses: [],
})
