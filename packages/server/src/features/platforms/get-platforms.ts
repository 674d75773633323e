import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getPlatformsEndpoint } from '@mainstay/contracts/platforms'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { requireProduct } from '../products/index.ts'
import { matrixView } from './matrix-view.ts'
import { findMatrix } from './queries.ts'

/** What a product is supported on, for everyone who is signed in. Refuses `product.not_found`. */
export async function getPlatforms(
  ctx: Ctx,
  { params }: InputOf<typeof getPlatformsEndpoint>,
): Promise<OutputOf<typeof getPlatformsEndpoint>> {
  allow(ctx, 'platform.see', {})
  const productId = decodeId('prd', params.productId)
  await requireProduct(ctx, productId)
  return await matrixView(ctx, productId, await findMatrix(ctx, productId))
}
