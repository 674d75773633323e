import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, EnvironmentId, FileId, line, PersonId, Priority, ProductId, text } from '../shared.ts'
import { PriorityAnswers, Sight, Ticket, TicketKind } from './ticket.ts'

export const openTicketEndpoint = endpoint({
  method: 'POST',
  path: '/tickets',
  summary: 'Open a ticket',
  tag: 'Tickets',
  status: 201,
  door: 'signed_in',
  body: z.strictObject({
    kind: TicketKind,
    subject: line(300),
    text: text(100_000),
    priority: Priority,
    productId: ProductId.optional(),
    environmentId: EnvironmentId.optional(),
    /** `none`: not about an installation; `unknown`: the writer does not know. Neither changes the promise. */
    environment: z.enum(['none', 'unknown']).optional(),
    sight: Sight.default('team'),
    accountId: AccountId.optional(),
    onBehalfOf: PersonId.optional(),
    /** Named for the account’s manager, or who stands in: they have it at once. Nothing else of the ticket changes. */
    to: z.enum(['manager']).optional(),
    answers: PriorityAnswers.optional(),
    /** The guided questions about scope; none of them must be answered, and none changes the promise. */
    scopeAnswers: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.string().max(40)).optional(),
    overrideReason: text(2000).optional(),
    fileIds: z.array(FileId).max(20).default([]),
  }),
  returns: Ticket,
  refuses: [
    'access.denied',
    'account.choose',
    'account.not_found',
    'product.unknown',
    'environment.unknown',
    'person.not_found',
    'contact.not_mandated',
    'contact.training_required',
    'file.not_found',
    'file.attached',
  ],
})
