import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { selectEnvironments } from './queries.ts'

interface Asked {
  readonly q: string | undefined
  readonly id: string | undefined
  readonly order: 'production' | 'oldest'
  readonly after: readonly [isOther: 0 | 1, name: string, id: string] | undefined
  readonly limit: number
}

/** What is typed stands for itself, not for a pattern. */
const within = (typed: string) => `%${typed.replace(/[\\%_]/g, '\\$&')}%`

/** Open installations of an account: production first as far as the page, or the oldest versions, unreadable ones last. */
export function listEnvironmentPage(ctx: Ctx, accountId: string, { q, id, order, after, limit }: Asked) {
  let query = selectEnvironments(ctx, accountId).where('closed_at', 'is', null)
  if (id !== undefined) query = query.where('id', '=', id)
  if (q !== undefined)
    query = query.where(
      sql<boolean>`(name ILIKE ${within(q)} OR product_version ILIKE ${within(q)} OR external_id ILIKE ${within(q)})`,
    )
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(NOT is_production, name, id) > (${after[0] === 1}, ${after[1]}, ${after[2]}::uuid)`,
    )
  if (order === 'oldest') query = query.orderBy(sql`version_order ASC NULLS LAST`)
  return query.orderBy(sql`NOT is_production`).orderBy('name').orderBy('id').limit(limit).execute()
}

export async function countEnvironments(ctx: Ctx, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM environments
    WHERE account_id = ${accountId} AND closed_at IS NULL`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
