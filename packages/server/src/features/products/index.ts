import type { OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { listProductsEndpoint } from '@mainstay/contracts/products'
import { listProductsEndpoint as endpoint } from '@mainstay/contracts/products'
import type { Ctx } from '../../platform/ctx.ts'
import { serve } from '../../platform/http/route.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { insertProduct, listProductRows } from './queries.ts'

/** What the vendor sells, in the order it was named. */
async function listProducts(ctx: Ctx): Promise<OutputOf<typeof listProductsEndpoint>> {
  const rows = await listProductRows(ctx)
  return { items: rows.map(({ id, key, name }) => ({ id: encodeId('prd', id), key, name })) }
}

/** Refuses `product.unknown` unless every id is a product. */
export async function knownProducts(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = new Set((await listProductRows(ctx)).map(({ id }) => id))
  if (ids.some((id) => !known.has(id))) throw new Refusal('product.unknown')
}

/** Refuses `product.not_found` unless this is a product: for paths that name one. */
export async function requireProduct(ctx: Ctx, id: string): Promise<void> {
  if (!(await listProductRows(ctx)).some((row) => row.id === id)) throw new Refusal('product.not_found')
}

/** Names of products by their ids. */
export const productNames = async (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listProductRows(ctx)).map(({ id, name }) => [id, name]))

/** The same by their keys. */
export const productNamesByKey = async (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listProductRows(ctx)).map(({ key, name }) => [key, name]))

/** The product that is meant when nobody names one: the first. */
export async function defaultProduct(ctx: Ctx): Promise<string> {
  const [first] = await listProductRows(ctx)
  if (!first) throw new Refusal('product.unknown')
  return first.id
}

/** Products by their key, in small letters. */
export const productsByKey = async (ctx: Ctx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listProductRows(ctx)).map(({ id, key }) => [key.toLowerCase(), id]))

/** Adds the products that a policy document names, once each. */
export async function ensureProducts(
  ctx: Ctx,
  named: readonly { readonly key: string; readonly name: string }[],
): Promise<void> {
  const known = new Set((await listProductRows(ctx)).map(({ key }) => key))
  const at = new Date(await ctx.now())
  for (const { key, name } of named) {
    if (!known.has(key)) await insertProduct(ctx, { id: ctx.newId(), key, name, created_at: at })
  }
}

export const productRoutes = [serve(endpoint, listProducts)]

/** Every product, in the order it was named. */
export const allProducts = listProductRows
