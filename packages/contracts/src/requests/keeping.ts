import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, line, ProductId, page, pageQuery, ReleaseId, TicketId, text } from '../shared.ts'
import { ofRequest, plans, tag, title, wording, words } from './of-request.ts'
import { FeatureRequest, RequestBrief, RequestRow, RequestStatus, RequestVisibility } from './request.ts'

export const listRequestsEndpoint = endpoint({
  method: 'GET',
  path: '/requests',
  summary: 'Requests for the product by weight, heaviest first, or by what fits the words best',
  tag,
  door: 'staff',
  query: z.strictObject({
    ...pageQuery,
    status: RequestStatus.optional(),
    productId: ProductId.optional(),
    /** Those in a stage of the road-map; `none`: open ones without a place on it. */
    stage: z.enum(['now', 'next', 'later', 'none']).optional(),
    /** Those under consideration, planned or in progress that are named for no release. */
    isUnreleased: z.stringbool().optional(),
    /** Those that are planned for a release or that a fix of it brings. */
    releaseId: ReleaseId.optional(),
    /** Those that an account asks for. */
    accountId: AccountId.optional(),
    q: z.string().trim().min(1).max(200).optional(),
  }),
  returns: page(RequestRow),
  refuses: ['account.not_found', 'request.cursor_invalid'],
})
export const createRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests',
  summary: 'Write a request down, in words that everybody may read; a ticket may become its first ask',
  tag,
  door: 'staff',
  status: 201,
  body: z.strictObject({
    title,
    wording,
    productId: ProductId.optional(),
    visibility: RequestVisibility.default('public'),
    plans: plans.default([]),
    ticketId: TicketId.optional(),
    externalRef: line(80).optional(),
  }),
  returns: FeatureRequest,
  refuses: [
    'access.denied',
    'product.unknown',
    'ticket.not_found',
    'feature_request.plans_needed',
    'feature_request.ticket_linked',
    'feature_request.ticket_unfit',
  ],
})
export const getRequestEndpoint = endpoint({
  method: 'GET',
  path: '/requests/:requestId',
  summary: 'A request: how it stands and how it came to; for staff also what it weighs and what is said inside',
  tag,
  door: 'signed_in',
  params: ofRequest,
  returns: FeatureRequest,
  refuses: ['feature_request.not_found'],
})
export const changeRequestEndpoint = endpoint({
  method: 'PATCH',
  path: '/requests/:requestId',
  summary: 'Change the public words of a request, or who sees it',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofRequest,
  body: z.strictObject({
    title: title.optional(),
    wording: wording.optional(),
    visibility: RequestVisibility.optional(),
    plans: plans.optional(),
  }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.plans_needed', 'request.stale'],
})
export const setRequestStatusEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/status',
  summary: 'Say how it stands, in public words; everybody who asked is told, once',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofRequest,
  body: z.strictObject({
    status: RequestStatus,
    words: words.optional(),
    /** A release of its product, drafts and plans included; null: none. Absent: as it is. The same status with another release moves it. */
    releaseId: ReleaseId.nullable().optional(),
  }),
  returns: FeatureRequest,
  refuses: [
    'access.denied',
    'feature_request.not_found',
    'feature_request.done_with',
    'feature_request.status_unfit',
    'feature_request.words_needed',
    'feature_request.release_needed',
    'feature_request.release_unfit',
    'request.stale',
  ],
})
export const noteOnRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/notes',
  summary: 'A note among the staff; no customer ever reads it',
  tag,
  door: 'staff',
  status: 201,
  params: ofRequest,
  body: z.strictObject({ text: text(4000) }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found'],
})
export const findSimilarRequestsEndpoint = endpoint({
  method: 'GET',
  path: '/requests/similar',
  summary: 'Requests like what is being typed: those that you may see',
  tag,
  door: 'signed_in',
  query: z.strictObject({ q: z.string().trim().min(1).max(400), productId: ProductId.optional() }),
  returns: z.object({ items: z.array(RequestBrief) }),
  refuses: [],
})
