import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface LineKey {
  readonly accountId: string
  readonly productId: string
  readonly line: string
}

/** How many installations more, or fewer, an account has on a line. */
export interface LineMove extends LineKey {
  readonly more: number
}
/**
 * Moves how many installations accounts have on lines, in the order of their keys, so that nobody waits in a circle.
 * Answers the lines that an account came to with its first, and those that it left with its last.
 */
export async function countInstallations(ctx: Ctx, moves: readonly LineMove[]): Promise<readonly LineMove[]> {
  const { rows } = await sql<LineMove & { readonly now: number }>`
    WITH moved AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
        AS m ("accountId" uuid, "productId" uuid, line text, more int)),
      counted AS (INSERT INTO account_lines AS l (account_id, product_id, line, installations)
        SELECT "accountId", "productId", line, more FROM moved ORDER BY 1, 2, 3
        ON CONFLICT (account_id, product_id, line) DO UPDATE SET installations = l.installations + excluded.installations
        RETURNING account_id, product_id, line, installations)
    SELECT m.*, c.installations::int AS now FROM counted c JOIN moved m
      ON m."accountId" = c.account_id AND m."productId" = c.product_id AND m.line = c.line`.execute(ctx.db)
  const left = rows.filter(({ now }) => now === 0)
  if (left.length > 0)
    await sql`DELETE FROM account_lines l USING jsonb_to_recordset(${JSON.stringify(left)}::jsonb)
        AS m ("accountId" uuid, "productId" uuid, line text)
      WHERE l.account_id = m."accountId" AND l.product_id = m."productId" AND l.line = m.line`.execute(ctx.db)
  return [...left, ...rows.filter(({ more, now }) => more > 0 && now === more)]
}

/** Moves how many accounts run each of these lines, in their order. */
export const countAccounts = (ctx: Ctx, moves: readonly Omit<LineMove, 'accountId'>[]) =>
  sql`INSERT INTO lines_in_use (product_id, line, accounts)
    SELECT "productId", line, sum(more) FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      AS m ("productId" uuid, line text, more int) GROUP BY 1, 2 HAVING sum(more) <> 0 ORDER BY 1, 2
    ON CONFLICT (product_id, line) DO UPDATE SET accounts = lines_in_use.accounts + excluded.accounts`.execute(ctx.db)

/** How many accounts run each line: the desk's own count, or for whoever sees some accounts alone those. */
export async function countByLine(ctx: Ctx, productId: string): Promise<ReadonlyMap<string, number>> {
  const isEverybody = ctx.principal.role === 'desk_staff' || ctx.principal.role === 'desk_worker'
  const counted = isEverybody
    ? sql`SELECT line, accounts::int AS n FROM lines_in_use WHERE product_id = ${productId} AND accounts > 0`
    : sql`SELECT line, count(*)::int AS n FROM account_lines WHERE product_id = ${productId} GROUP BY line`
  const { rows } = await (counted as RawBuilder<{ line: string; n: number }>).execute(ctx.db)
  return new Map(rows.map(({ line, n }) => [line, n]))
}

interface OnLine {
  readonly productId: string
  readonly line: string
  readonly after?: string | undefined
  readonly limit: number
}
/** Accounts within sight that run a line, in the order of their ids. */
export async function listOnLine(ctx: Ctx, { productId, line, after, limit }: OnLine): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`SELECT account_id AS id FROM account_lines
    WHERE product_id = ${productId} AND line = ${line} ${after === undefined ? sql`` : sql`AND account_id > ${after}`}
    ORDER BY account_id LIMIT ${limit}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
