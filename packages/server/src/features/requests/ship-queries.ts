import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { allColumns, type RequestRecord } from './queries.ts'

export interface ShippedRow {
  readonly id: string
  readonly release: string | null
}
/** Requests that shipped and whose askers are not all told: locked, passing over what others hold. */
export async function lockShipped(ctx: Ctx, limit: number, dueBy: number): Promise<readonly ShippedRow[]> {
  const { rows } = await sql<ShippedRow>`SELECT id, release_version AS release FROM requests
    WHERE tell_at <= ${new Date(dueBy)} ORDER BY tell_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows
}
export async function nextTellAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT tell_at AS at FROM requests WHERE tell_at IS NOT NULL
    ORDER BY tell_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

export interface Asker {
  readonly accountId: string
  readonly personId: string
}
/** Marks as told up to so many people who asked and were not, each with all of their asks. Answers whom. */
export async function takeUntold(
  ctx: Ctx,
  requestId: string,
  { limit, at }: { readonly limit: number; readonly at: number },
) {
  const { rows } = await sql<Asker>`
    WITH untold AS (SELECT DISTINCT account_id, person_id FROM request_asks
      WHERE request_id = ${requestId} AND told_at IS NULL ORDER BY account_id, person_id LIMIT ${limit}),
    told AS (UPDATE request_asks k SET told_at = ${new Date(at)} FROM untold u
      WHERE k.request_id = ${requestId} AND k.told_at IS NULL AND k.account_id = u.account_id AND k.person_id = u.person_id)
    SELECT account_id AS "accountId", person_id AS "personId" FROM untold ORDER BY account_id, person_id`.execute(
    ctx.db,
  )
  return rows
}

/** Open requests that are planned for a version ship at this instant; undefined: they wait again. */
export async function keepShipping(
  ctx: Ctx,
  { productId, version, at }: { readonly productId: string; readonly version: string; readonly at: number | undefined },
): Promise<void> {
  await sql`UPDATE requests SET ship_at = ${at === undefined ? null : new Date(at)}
    WHERE product_id = ${productId} AND release_version = ${version} AND status IN ('planned', 'in_progress')
      AND merged_into IS NULL`.execute(ctx.db)
}
/** Requests whose release is out: locked, passing over what others hold. */
export async function lockComing(ctx: Ctx, limit: number, dueBy: number): Promise<readonly RequestRecord[]> {
  const { rows } = await sql<RequestRecord>`SELECT ${allColumns} FROM requests r
    WHERE r.ship_at <= ${new Date(dueBy)} ORDER BY r.ship_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows
}
export async function nextShippingAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT ship_at AS at FROM requests WHERE ship_at IS NOT NULL
    ORDER BY ship_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}
