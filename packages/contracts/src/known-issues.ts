import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountRef, Instant, KnownIssueId, line, ProductId, page, pageQuery, TicketId, text } from './shared.ts'

const ticketNumber = z.string().regex(/^[A-Z0-9]{2,8}-[1-9][0-9]{0,8}$/)
const range = line(200)

export const KnownIssue = z.object({
  id: KnownIssueId,
  productId: ProductId,
  title: z.string(),
  says: z.string(),
  workaround: z.string().nullable(),
  affectedRange: z.string(),
  fixedIn: z.string().nullable(),
  isPublic: z.boolean(),
  /** Tickets within the reader's sight that are about it. */
  tickets: z.array(z.object({ id: TicketId, number: z.string(), subject: z.string() })),
  /** Accounts with a linked ticket or an installation in its range; staff alone. */
  accountsAffected: z.number().int().optional(),
  /** So many run it that not all of them were counted. */
  accountsAffectedIsLeast: z.boolean().optional(),
  /** How often a contact who was writing a ticket found it solved by this, and sent none; staff alone. */
  solvedBefore: z.number().int().optional(),
  changedAt: Instant,
  rowVersion: z.number().int(),
})
export type KnownIssue = z.infer<typeof KnownIssue>

export const listKnownIssuesEndpoint = endpoint({
  method: 'GET',
  path: '/known-issues',
  summary: 'What is known to be wrong, newest first; of one version alone when named',
  tag: 'Releases',
  door: 'signed_in',
  query: z.object({
    productId: ProductId.optional(),
    /** Only what affects this version. */
    version: z.string().min(1).max(80).optional(),
    ...pageQuery,
  }),
  returns: page(KnownIssue),
  refuses: ['product.unknown', 'request.cursor_invalid'],
})
export const createKnownIssueEndpoint = endpoint({
  method: 'POST',
  path: '/known-issues',
  summary: 'Write down what is known to be wrong, in which versions, and the way round',
  tag: 'Releases',
  status: 201,
  door: 'staff',
  body: z.strictObject({
    productId: ProductId.optional(),
    title: line(200),
    says: text(4000),
    workaround: text(4000).optional(),
    affectedRange: range,
    fixedIn: line(80).optional(),
    isPublic: z.boolean().default(false),
    tickets: z.array(ticketNumber).max(500).default([]),
  }),
  returns: KnownIssue,
  refuses: ['access.denied', 'product.unknown', 'known_issue.range_unfit', 'release.version_unfit', 'ticket.not_found'],
})
export const changeKnownIssueEndpoint = endpoint({
  method: 'PATCH',
  path: '/known-issues/:knownIssueId',
  summary: 'Change a known issue, what it affects, where it is fixed, and the tickets about it',
  tag: 'Releases',
  door: 'staff',
  ifMatch: 'required',
  params: z.object({ knownIssueId: KnownIssueId }),
  body: z.strictObject({
    title: line(200).optional(),
    says: text(4000).optional(),
    workaround: text(4000).nullable().optional(),
    affectedRange: range.optional(),
    fixedIn: line(80).nullable().optional(),
    isPublic: z.boolean().optional(),
    tickets: z.array(ticketNumber).max(500).optional(),
  }),
  returns: KnownIssue,
  refuses: [
    'access.denied',
    'known_issue.not_found',
    'known_issue.range_unfit',
    'release.version_unfit',
    'ticket.not_found',
    'request.stale',
  ],
})

export const linkKnownIssueEndpoint = endpoint({
  method: 'POST',
  path: '/known-issues/:knownIssueId/tickets',
  summary: 'Say that a ticket is about a known issue, or that it is not',
  tag: 'Releases',
  door: 'staff',
  params: z.object({ knownIssueId: KnownIssueId }),
  body: z.strictObject({ ticketId: TicketId, isLinked: z.boolean().default(true) }),
  returns: KnownIssue,
  refuses: ['access.denied', 'known_issue.not_found', 'ticket.not_found'],
})

export const solveByKnownIssueEndpoint = endpoint({
  method: 'POST',
  path: '/known-issues/:knownIssueId/solved',
  summary: 'Say that a known issue solves what you were about to open a ticket for; or that it does not after all',
  tag: 'Releases',
  door: 'customer',
  params: z.object({ knownIssueId: KnownIssueId }),
  body: z.strictObject({ isSolved: z.boolean().default(true) }),
  returns: z.object({ isSolved: z.boolean() }),
  refuses: ['access.denied', 'known_issue.not_found'],
})

/** A ticket about a known issue, and whether an update goes to it. */
export const UpdatedTicket = z.object({
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string() }),
  account: AccountRef,
  /** Null where it goes. Where the customer wrote again and nobody answered, the ticket wants an answer of its own. */
  leftOut: z.enum(['closed', 'customer_wrote']).nullable(),
  /** Whether a promised answer is still owed, which the update would be. */
  isOwed: z.boolean(),
})
export type UpdatedTicket = z.infer<typeof UpdatedTicket>
const ofIssue = z.object({ knownIssueId: KnownIssueId })
export const previewIssueUpdateEndpoint = endpoint({
  method: 'GET',
  path: '/known-issues/:knownIssueId/update',
  summary: 'Tickets that an update about a known issue would go to, and those left out',
  tag: 'Releases',
  door: 'staff',
  params: ofIssue,
  returns: z.object({ items: z.array(UpdatedTicket) }),
  refuses: ['known_issue.not_found'],
})
export const sendIssueUpdateEndpoint = endpoint({
  method: 'POST',
  path: '/known-issues/:knownIssueId/update',
  summary: "Send one public text to every ticket about a known issue, as each ticket's own message: all or none",
  tag: 'Releases',
  status: 201,
  door: 'staff',
  params: ofIssue,
  body: z.strictObject({ text: text(20_000) }),
  returns: z.object({ sent: z.number().int(), items: z.array(UpdatedTicket) }),
  refuses: ['access.denied', 'known_issue.not_found', 'known_issue.no_tickets'],
})
