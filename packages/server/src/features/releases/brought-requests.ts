import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

export interface BroughtRow {
  readonly fixId: string
  readonly id: string
  readonly title: string
}
/** Customers read of what everybody sees, and of what their own account asks for. */
const seen = (ctx: Ctx) =>
  ctx.principal.role === 'desk_customer'
    ? sql`(r.visibility = 'public' OR EXISTS (SELECT 1 FROM request_backers b
        WHERE b.account_id = ${ctx.principal.accountId} AND b.request_id = r.id))`
    : sql`true`

/**
 * Requests within sight that the fixes of a release bring. Read here because requests themselves ask this slice for the
 * catalogue: neither may wait for the other.
 */
export async function listBrought(ctx: Ctx, releaseId: string): Promise<readonly BroughtRow[]> {
  const { rows } = await sql<BroughtRow>`SELECT f.fix_id AS "fixId", r.id, r.title
    FROM release_fix_requests f JOIN requests r ON r.id = f.request_id
    WHERE f.release_id = ${releaseId} AND ${seen(ctx)} ORDER BY r.title, r.id`.execute(ctx.db)
  return rows
}

/** How many of these are requests for this product. */
export async function countRequests(ctx: Ctx, productId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM requests
    WHERE product_id = ${productId} AND id = ${among(ids)}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
