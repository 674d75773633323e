import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AskId, RequestId } from '../shared.ts'
import { ofRequest, tag, title, wording } from './of-request.ts'
import { FeatureRequest } from './request.ts'

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
