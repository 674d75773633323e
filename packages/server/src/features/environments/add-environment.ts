import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { environmentView } from './environment-view.ts'
import { keepLines } from './keep-lines.ts'
import { placeVersion } from './place-version.ts'
import { eachOnce, platformLine } from './platform-line.ts'
import { insertEnvironment } from './queries.ts'
import { writeHistory } from './write-history.ts'

/**
 * Names an installation, so that tickets can say where something happens. Refuses `product.unknown`,
 * `environment.name_taken`, `environment.external_id_taken`.
 */
export async function addEnvironment(
  ctx: Ctx,
  { params, body }: InputOf<typeof addEnvironmentEndpoint>,
): Promise<OutputOf<typeof addEnvironmentEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'environment.keep', { accountId })
  const productId = body.productId ? decodeId('prd', body.productId) : await defaultProduct(ctx)
  await knownProducts(ctx, [productId])
  const at = new Date(await ctx.now())
  const platforms = eachOnce(body.platforms)
  const row = {
    account_id: accountId,
    id: ctx.newId(),
    product_id: productId,
    name: body.name,
    product_version: body.productVersion,
    ...(await placeVersion(ctx, productId, body.productVersion)),
    platform: body.platform ?? platformLine(platforms),
    platforms,
    is_production: body.isProduction,
    size: body.size ?? null,
    customisations: body.customisations ?? null,
    external_id: body.externalId ?? null,
    created_at: at,
    changed_at: at,
  }
  await insertEnvironment(ctx, row)
  await keepLines(ctx, { after: row })
  await writeHistory(ctx, { kind: 'added', after: row, at })
  await ctx.publish({
    type: 'environment.added',
    accountId,
    subject: { type: 'environment', id: row.id },
    data: { productId, version: row.product_version },
  })
  return await environmentView(ctx, { ...row, closed_at: null, version: 1 })
}
