import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { KnownIssue } from './known-issues.ts'
import { AccountId, CivilDate, EnvironmentId, ProductId, ReleaseFixId, ReleaseRef, TicketId } from './shared.ts'
import { TicketRow } from './tickets.ts'

export const SimilarTicket = TicketRow.extend({
  /** Whether the reader is told of it already. */
  isFollowed: z.boolean(),
})
export type SimilarTicket = z.infer<typeof SimilarTicket>
export const SimilarIssue = KnownIssue.extend({
  /** Whether it affects the version that is meant; null where none is known. */
  affects: z.boolean().nullable(),
  /** Whether the ticket that is meant is linked to it. */
  isLinked: z.boolean(),
  fixedInRelease: ReleaseRef.nullable(),
})
export type SimilarIssue = z.infer<typeof SimilarIssue>
export const SimilarFix = z.object({
  id: ReleaseFixId,
  says: z.string(),
  isSecurity: z.boolean(),
  release: ReleaseRef,
  availableOn: CivilDate,
})
export type SimilarFix = z.infer<typeof SimilarFix>
/** What is alike, the most alike first; a few of each, never a count of more. */
export const Similar = z.object({
  /** The version that issues and fixes are held against; null where none is known. */
  version: z.string().nullable(),
  tickets: z.array(SimilarTicket),
  knownIssues: z.array(SimilarIssue),
  /** What releases mend that are out, newer than the version. */
  fixes: z.array(SimilarFix),
})
export type Similar = z.infer<typeof Similar>

export const findSimilarEndpoint = endpoint({
  method: 'GET',
  path: '/similar',
  summary: 'Tickets, known issues and fixes like what is being typed: those that you may see',
  tag: 'Tickets',
  door: 'signed_in',
  query: z.strictObject({
    q: z.string().trim().min(1).max(400),
    /** The installation it is about: known issues and fixes are held against its version. */
    environmentId: EnvironmentId.optional(),
    productId: ProductId.optional(),
    /** Staff: whose installation. A contact's own account is meant by itself. */
    accountId: AccountId.optional(),
  }),
  returns: Similar,
  refuses: ['account.choose', 'account.not_found', 'environment.unknown', 'product.unknown'],
})
export const listSimilarToTicketEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/similar',
  summary: 'Tickets, known issues and fixes like a ticket: those that you may see',
  tag: 'Tickets',
  door: 'signed_in',
  params: z.object({ ticketId: TicketId }),
  returns: Similar,
  refuses: ['ticket.not_found'],
})
