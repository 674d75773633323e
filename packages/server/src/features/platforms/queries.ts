import type { MatrixRow } from '@mainstay/policy/platforms'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { json, unlessTaken } from '../../platform/db/index.ts'

const columns = [
  'product_id',
  'version',
  sql<readonly string[]>`lines`.as('lines'),
  sql<readonly MatrixRow[]>`rows`.as('rows'),
  'changed_by',
  'changed_at',
] as const

const select = (ctx: Ctx, productId: string) =>
  ctx.db.selectFrom('platform_matrices').select(columns).where('product_id', '=', productId).orderBy('version', 'desc')

/** Versions of a product's matrix, the latest first. */
export const listMatrices = (ctx: Ctx, productId: string, limit: number) =>
  select(ctx, productId).limit(limit).execute()
export type MatrixVersion = Awaited<ReturnType<typeof listMatrices>>[number]

export const findMatrix = (ctx: Ctx, productId: string): Promise<MatrixVersion | undefined> =>
  select(ctx, productId).limit(1).executeTakeFirst()

/** Refuses `request.stale` where somebody else wrote this version meanwhile. */
export const insertMatrix = (ctx: Ctx, { lines, rows, ...row }: MatrixVersion) =>
  unlessTaken(
    ctx.db
      .insertInto('platform_matrices')
      .values({ ...row, lines: json([...lines]), rows: sql<string>`${JSON.stringify(rows)}::jsonb` })
      .execute(),
    { platform_matrices_pkey: 'request.stale' },
  )
