import type { addEnvironmentEndpoint, listEnvironmentsEndpoint } from '@mainstay/contracts/accounts'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { defaultProduct, knownProducts } from '../products/index.ts'
import { type EnvironmentRow, findEnvironment, insertEnvironment, listEnvironmentRows } from './queries.ts'

const environmentView = (row: EnvironmentRow) => ({
  id: encodeId('env', row.id),
  accountId: encodeId('acc', row.account_id),
  productId: encodeId('prd', row.product_id),
  name: row.name,
  productVersion: row.product_version,
  platform: row.platform,
  isProduction: row.is_production,
  version: row.version,
})

/** Installations of the account, production first. */
export async function listEnvironments(
  ctx: Ctx,
  { params }: InputOf<typeof listEnvironmentsEndpoint>,
): Promise<OutputOf<typeof listEnvironmentsEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.see', { accountId })
  const rows = await listEnvironmentRows(ctx, accountId)
  return { items: rows.map(environmentView) }
}

/** Names an installation, so that tickets can say where something happens. */
export async function addEnvironment(
  ctx: Ctx,
  { params, body }: InputOf<typeof addEnvironmentEndpoint>,
): Promise<OutputOf<typeof addEnvironmentEndpoint>> {
  const accountId = decodeId('acc', params.accountId)
  allow(ctx, 'account.update', { accountId })
  const productId = body.productId ? decodeId('prd', body.productId) : await defaultProduct(ctx)
  await knownProducts(ctx, [productId])
  const id = ctx.newId()
  await insertEnvironment(ctx, {
    account_id: accountId,
    id,
    product_id: productId,
    name: body.name,
    product_version: body.productVersion,
    platform: body.platform,
    is_production: body.isProduction,
    created_at: new Date(await ctx.now()),
  })
  await ctx.publish({ type: 'environment.added', accountId, subject: { type: 'environment', id }, data: { productId } })
  const row = await findEnvironment(ctx, accountId, id)
  if (!row) throw new Refusal('account.not_found')
  return environmentView(row)
}
