import { z } from 'zod'
import { AccountRef, AdvocacyId, Instant, PersonRef, ProductId, ReleaseId, RequestId } from '../shared.ts'

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
