import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import {
  AccountId,
  AccountRef,
  AdvocacyId,
  AskId,
  Instant,
  line,
  PersonRef,
  page,
  pageQuery,
  RequestId,
  TicketId,
  text,
} from '../shared.ts'
import { ofRequest, tag } from './of-request.ts'
import { FeatureRequest, RequestBrief } from './request.ts'

/** One person's wish, in their own words; of other accounts only staff read it. */
export const RequestAsk = z.object({
  id: AskId,
  account: AccountRef,
  /** What the account had bought when it was counted; null for customers. */
  plan: z.string().nullable(),
  person: PersonRef.nullable(),
  /** What was written for the request; null where a ticket says it. */
  useCase: z.string().nullable(),
  ticket: z.object({ id: TicketId, number: z.string(), subject: z.string(), words: z.string().nullable() }).nullable(),
  linkedBy: PersonRef.nullable(),
  at: Instant,
})
export type RequestAsk = z.infer<typeof RequestAsk>
export const listAsksEndpoint = endpoint({
  method: 'GET',
  path: '/requests/:requestId/asks',
  summary: 'Who asked, in their own words: your own account’s, or those of the accounts in your sight',
  tag,
  door: 'signed_in',
  params: ofRequest,
  query: z.strictObject(pageQuery),
  returns: page(RequestAsk),
  refuses: ['feature_request.not_found', 'request.cursor_invalid'],
})
export const askForRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks',
  summary: 'Ask for it too, with a use case of your own; nobody outside your account and our staff reads it',
  tag,
  door: 'customer',
  status: 201,
  params: ofRequest,
  body: z.strictObject({ useCase: text(4000) }),
  returns: FeatureRequest,
  refuses: [
    'access.denied',
    'access.read_only',
    'feature_request.not_found',
    'feature_request.done_with',
    'feature_request.asked_already',
  ],
})
export const linkTicketEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/tickets',
  summary: 'Take an enhancement ticket as an ask: its words stay as they were written',
  tag,
  door: 'staff',
  status: 201,
  params: ofRequest,
  body: z.strictObject({ ticketId: TicketId }),
  returns: FeatureRequest,
  refuses: [
    'access.denied',
    'ticket.not_found',
    'feature_request.not_found',
    'feature_request.done_with',
    'feature_request.ticket_linked',
    'feature_request.ticket_unfit',
  ],
})
export const getTicketRequestEndpoint = endpoint({
  method: 'GET',
  path: '/tickets/:ticketId/request',
  summary: 'The request that a ticket is an ask of; nothing where it is none',
  tag,
  door: 'signed_in',
  params: z.object({ ticketId: TicketId }),
  returns: z.object({ request: RequestBrief.nullable() }),
  refuses: ['ticket.not_found'],
})
export const argueForRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/advocacy',
  summary: 'Argue for it in the name of an account, in a review',
  tag,
  door: 'staff',
  status: 201,
  params: ofRequest,
  body: z.strictObject({ accountId: AccountId, argument: text(4000), review: line(120) }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'account.not_found', 'feature_request.not_found', 'feature_request.done_with'],
})
export const decideAdvocacyEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/advocacy/:advocacyId/decision',
  summary: 'Uphold an argument, which adds to the weight, or not; with the reason',
  tag,
  door: 'staff',
  params: z.object({ requestId: RequestId, advocacyId: AdvocacyId }),
  body: z.strictObject({ verdict: z.enum(['upheld', 'not_upheld']), because: text(2000) }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.argument_decided'],
})
