import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  AccountId,
  AccountRef,
  AdvocacyId,
  AskId,
  Instant,
  line,
  PersonRef,
  ProductId,
  page,
  pageQuery,
  ReleaseId,
  RequestId,
  TicketId,
  text,
} from './shared.ts'

export const RequestStatus = z.enum(['noted', 'under_consideration', 'planned', 'in_progress', 'shipped', 'declined'])
export type RequestStatus = z.infer<typeof RequestStatus>
export const RequestStage = z.enum(['now', 'next', 'later'])
export type RequestStage = z.infer<typeof RequestStage>
export const RequestVisibility = z.enum(['public', 'plans', 'hidden'])

/** What anybody reads who has the request in sight. */
export const RequestBrief = z.object({
  id: RequestId,
  productId: ProductId,
  title: z.string(),
  wording: z.string(),
  status: RequestStatus,
  /** What is said beside the status, to everybody. */
  statusWords: z.string().nullable(),
  statusAt: Instant,
  /** The version that it is planned for, or came with. */
  release: z.string().nullable(),
  stage: RequestStage.nullable(),
  /** Whether the reader's account asks for it; false for staff. */
  isOurs: z.boolean(),
})
export type RequestBrief = z.infer<typeof RequestBrief>

export const WeightPart = z.object({
  what: z.enum(['plan', 'add_on', 'value', 'without_plan', 'further_asks', 'advocacy']),
  /** Key and name of the plan or add-on, the currency of a value; null for the others. */
  of: z.string().nullable(),
  name: z.string().nullable(),
  /** Of a value: `count` full amounts of so much a year. */
  per: z.number().int().nullable(),
  count: z.number().int(),
  times: z.number().int(),
  sum: z.number().int(),
})
/** A line of the staff's list. */
export const RequestRow = RequestBrief.extend({
  weight: z.number().int(),
  accounts: z.number().int(),
  asks: z.number().int(),
  visibility: RequestVisibility,
  plans: z.array(z.string()),
  externalRef: z.string().nullable(),
  releaseId: ReleaseId.nullable(),
  version: z.number().int(),
})
export type RequestRow = z.infer<typeof RequestRow>

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

export const Advocacy = z.object({
  id: AdvocacyId,
  account: AccountRef,
  argument: z.string(),
  /** In which review it is argued. */
  review: z.string(),
  arguedBy: PersonRef.nullable(),
  arguedAt: Instant,
  verdict: z.enum(['upheld', 'not_upheld']).nullable(),
  because: z.string().nullable(),
  decidedBy: PersonRef.nullable(),
  decidedAt: Instant.nullable(),
})
export type Advocacy = z.infer<typeof Advocacy>

/** What only the staff read. */
const Inside = z.object({
  weight: z.number().int(),
  accounts: z.number().int(),
  asks: z.number().int(),
  /** The sum, line by line, and the clause that says how it is made. */
  parts: z.array(WeightPart),
  clause: z.string().nullable(),
  visibility: RequestVisibility,
  plans: z.array(z.string()),
  externalRef: z.string().nullable(),
  /** The release behind `release`; null for one that was named before there were releases to choose from. */
  releaseId: ReleaseId.nullable(),
  notes: z.array(z.object({ id: z.string(), text: z.string(), by: PersonRef.nullable(), at: Instant })),
  advocacy: z.array(Advocacy),
  /** The merge or split that can still be undone. */
  undo: z
    .object({ kind: z.enum(['merge', 'split']), other: z.object({ id: RequestId, title: z.string() }), until: Instant })
    .nullable(),
  /** Statuses that may follow. */
  next: z.array(RequestStatus),
})
export const FeatureRequest = RequestBrief.extend({
  history: z.array(
    z.object({
      from: RequestStatus.nullable(),
      to: RequestStatus,
      words: z.string().nullable(),
      release: z.string().nullable(),
      at: Instant,
    }),
  ),
  /** The request that it became part of; the address of the old one leads there. */
  askedId: RequestId,
  /** Whether the reader has asked for it in person. */
  isMine: z.boolean(),
  staff: Inside.nullable(),
  version: z.number().int(),
})
export type FeatureRequest = z.infer<typeof FeatureRequest>

const ofRequest = z.object({ requestId: RequestId })
const tag = 'Requests'
const title = line(160)
const wording = text(4000)
const words = text(2000)
const plans = z.array(z.string().min(1).max(40)).max(20)

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
export const placeRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/place',
  summary: 'Put it on the road-map before another one, at the end of a stage, or take it off',
  tag,
  door: 'staff',
  params: ofRequest,
  body: z.strictObject({
    stage: RequestStage.nullable(),
    /** The one that comes after it; the end of the stage without. */
    beforeId: RequestId.optional(),
  }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.done_with'],
})
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
export const mergeRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/merge',
  summary: 'Make it part of another request: every ask, argument and note goes along; ten minutes to undo it',
  tag,
  door: 'staff',
  params: ofRequest,
  body: z.strictObject({ intoId: RequestId }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.merge_unfit'],
})
export const splitRequestEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/split',
  summary: 'Make some of its asks a request of their own; ten minutes to undo it',
  tag,
  door: 'staff',
  status: 201,
  params: ofRequest,
  body: z.strictObject({ askIds: z.array(AskId).min(1).max(500), title, wording }),
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.done_with', 'feature_request.split_unfit'],
})
export const undoMoveEndpoint = endpoint({
  method: 'POST',
  path: '/requests/:requestId/undo',
  summary: 'Undo the latest merge or split of it',
  tag,
  door: 'staff',
  params: ofRequest,
  returns: FeatureRequest,
  refuses: ['access.denied', 'feature_request.not_found', 'feature_request.undo_over'],
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
export const RoadMapItem = RequestBrief.extend({
  /** Null for customers. */
  weight: z.number().int().nullable(),
  accounts: z.number().int().nullable(),
  visibility: RequestVisibility.nullable(),
  version: z.number().int(),
})
export type RoadMapItem = z.infer<typeof RoadMapItem>
export const getRoadMapEndpoint = endpoint({
  method: 'GET',
  path: '/roadmap',
  summary: 'What we work on now, next and later, and what shipped lately; your own requests beside it',
  tag,
  door: 'signed_in',
  query: z.strictObject({ productId: ProductId.optional() }),
  returns: z.object({
    now: z.array(RoadMapItem),
    next: z.array(RoadMapItem),
    later: z.array(RoadMapItem),
    shipped: z.array(RoadMapItem),
    /** What the reader's account asks for, wherever it stands; empty for staff. */
    ours: z.array(RoadMapItem),
  }),
  refuses: [],
})
