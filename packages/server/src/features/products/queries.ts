import type { Ctx } from '../../platform/ctx.ts'

export const listProductRows = (ctx: Ctx) =>
  ctx.db.selectFrom('products').select(['id', 'key', 'name']).orderBy('created_at').orderBy('key').execute()

export const insertProduct = (ctx: Ctx, row: { id: string; key: string; name: string; created_at: Date }) =>
  ctx.db
    .insertInto('products')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
