import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { environmentView } from './environment-view.ts'
import { keepLines } from './keep-lines.ts'
import { placeVersion, type VersionPlace } from './place-version.ts'
import { eachOnce, platformLine } from './platform-line.ts'
import { insertEnvironments, type NewEnvironment } from './queries.ts'
import { writeHistory } from './write-history.ts'

type Input = InputOf<typeof addEnvironmentEndpoint>

/**
 * Names an installation, so that tickets can say where something happens. Refuses `product.unknown`,
 * `environment.name_taken`, `environment.external_id_taken`.
 */
export async function addEnvironment(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof addEnvironmentEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'environment.keep', { accountId })
  const productId = body.productId ? decodeId('prd', body.productId) : await defaultProduct(ctx)
  await knownProducts(ctx, [productId])
  const place = await placeVersion(ctx, productId, body.productVersion)
  const row = await newEnvironment(ctx, { accountId, productId, body, place })
  await writeAdded(ctx, [row])
  return await environmentView(ctx, { ...row, closed_at: null, version: 1 })
}

/** An installation as its form says it. */
export async function newEnvironment(
  ctx: Ctx,
  said: { accountId: string; productId: string; body: Input['body']; place: VersionPlace },
): Promise<NewEnvironment> {
  const { accountId, productId, body, place } = said
  const at = new Date(await ctx.now())
  const platforms = eachOnce(body.platforms)
  return {
    account_id: accountId,
    id: ctx.newId(),
    product_id: productId,
    name: body.name,
    product_version: body.productVersion,
    ...place,
    platform: body.platform ?? platformLine(platforms),
    platforms,
    is_production: body.isProduction,
    size: body.size ?? null,
    customisations: body.customisations ?? null,
    external_id: body.externalId ?? null,
    created_at: at,
    changed_at: at,
  }
}

/** Writes new installations down and tells of them, however many in as few statements. */
export async function writeAdded(ctx: Ctx, rows: readonly NewEnvironment[]): Promise<void> {
  await insertEnvironments(ctx, rows)
  await keepLines(
    ctx,
    rows.map((after) => ({ after })),
  )
  await writeHistory(
    ctx,
    rows.map((after) => ({ kind: 'added', after })),
  )
  await ctx.publishAll(
    rows.map(({ account_id: accountId, id, product_id: productId, product_version: version }) => ({
      type: 'environment.added',
      accountId,
      subject: { type: 'environment', id },
      data: { productId, version },
    })),
  )
}
