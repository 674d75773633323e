import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ProductId, RequestId } from '../shared.ts'
import { ofRequest, tag } from './of-request.ts'
import { FeatureRequest, RequestBrief, RequestStage, RequestVisibility } from './request.ts'

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
