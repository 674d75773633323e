import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface LineKey {
  readonly accountId: string
  readonly productId: string
  readonly line: string
}

/** Counts one installation more of a line for an account. Answers whether it is the account's first. */
export async function enterLine(ctx: Ctx, { accountId, productId, line }: LineKey): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    INSERT INTO account_lines (account_id, product_id, line, installations) VALUES (${accountId}, ${productId}, ${line}, 1)
    ON CONFLICT (account_id, product_id, line) DO UPDATE SET installations = account_lines.installations + 1
    RETURNING installations::int AS n`.execute(ctx.db)
  return rows[0]?.n === 1
}

/** Counts one less. Answers whether it was the account's last. */
export async function leaveLine(ctx: Ctx, { accountId, productId, line }: LineKey): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    UPDATE account_lines SET installations = installations - 1
    WHERE account_id = ${accountId} AND product_id = ${productId} AND line = ${line}
    RETURNING installations::int AS n`.execute(ctx.db)
  if (rows[0]?.n !== 0) return false
  await sql`DELETE FROM account_lines WHERE account_id = ${accountId} AND product_id = ${productId} AND line = ${line}`.execute(
    ctx.db,
  )
  return true
}

/** Moves how many accounts run a line. */
export const countLine = (ctx: Ctx, { productId, line }: Omit<LineKey, 'accountId'>, more: 1 | -1) =>
  sql`INSERT INTO lines_in_use (product_id, line, accounts) VALUES (${productId}, ${line}, ${more})
    ON CONFLICT (product_id, line) DO UPDATE SET accounts = lines_in_use.accounts + ${more}`.execute(ctx.db)

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
