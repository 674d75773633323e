import { isReleaseLine, platformKinds } from '@mainstay/policy/platforms'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDate, Instant, line, PersonRef, ProductId } from './shared.ts'

const kind = z.enum(platformKinds)
const MatrixCell = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('supported') }),
  z.strictObject({ state: z.literal('unsupported') }),
  /** `until` is exclusive: from that date on it is unsupported. */
  z.strictObject({ state: z.literal('deprecated'), until: CivilDate }),
])
/** `9.x` is every 9, `9.2.x` the updates of 9.2, `9.2.1` that one; the narrowest that holds a version decides. */
const ReleaseLine = line(40).refine(isReleaseLine, { message: 'Write a release line as 9.x or 9.2.x.' })
const MatrixRow = z.strictObject({
  /** Kept from version to version, so that a change can be told from a new row. */
  id: z.uuid(),
  kind,
  name: line(80),
  /** Null: every version of the platform. */
  version: line(40).nullable(),
  cells: z.record(ReleaseLine, MatrixCell),
})
export const SupportMatrix = z.object({
  productId: ProductId,
  /** The newest first. */
  lines: z.array(z.string()),
  rows: z.array(MatrixRow),
  changedAt: Instant.nullable(),
  /** For the staff. */
  changedBy: PersonRef.nullable(),
  /** 0 until somebody wrote one. */
  version: z.number().int(),
})
export type SupportMatrix = z.infer<typeof SupportMatrix>

export const MatrixChange = z.object({
  version: z.number().int(),
  at: Instant,
  by: PersonRef.nullable(),
  platform: z.object({ kind, name: z.string(), version: z.string().nullable() }),
  line: z.string(),
  before: MatrixCell.nullable(),
  after: MatrixCell.nullable(),
})

const ofProduct = z.object({ productId: ProductId })
export const getPlatformsEndpoint = endpoint({
  method: 'GET',
  path: '/products/:productId/platforms',
  summary: 'What a product is supported on, release line by release line',
  tag: 'Platforms',
  door: 'signed_in',
  params: ofProduct,
  returns: SupportMatrix,
  refuses: ['product.not_found'],
})
export const changePlatformsEndpoint = endpoint({
  method: 'PUT',
  path: '/products/:productId/platforms',
  summary: 'Write a new version of the support matrix; the versions before stay',
  tag: 'Platforms',
  door: 'staff',
  ifMatch: 'required',
  params: ofProduct,
  body: z.strictObject({ lines: z.array(ReleaseLine).max(30), rows: z.array(MatrixRow).max(300) }),
  returns: SupportMatrix,
  refuses: [
    'product.not_found',
    'access.denied',
    'platform.named_twice',
    'platform.line_unknown',
    'request.stale',
    'request.precondition_required',
  ],
})
export const listPlatformChangesEndpoint = endpoint({
  method: 'GET',
  path: '/products/:productId/platforms/changes',
  summary: 'What changed in the support matrix, cell by cell, the latest first',
  tag: 'Platforms',
  door: 'staff',
  params: ofProduct,
  returns: z.object({ items: z.array(MatrixChange) }),
  refuses: ['product.not_found', 'access.denied'],
})
