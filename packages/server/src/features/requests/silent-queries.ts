import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** How many requests these accounts ask for that nobody has said a word on since they were noted, before an instant. */
export async function silentRequests(
  ctx: Ctx,
  accountIds: readonly string[],
  before: number,
): Promise<ReadonlyMap<string, number>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<{ accountId: string; n: number }>`
    SELECT b.account_id AS "accountId", count(*)::int AS n
    FROM request_backers b JOIN requests r ON r.id = b.request_id
    WHERE b.account_id = ${among(accountIds)} AND r.merged_into IS NULL AND r.status = 'noted'
      AND r.status_at < ${new Date(before)}
    GROUP BY b.account_id`.execute(ctx.db)
  return new Map(rows.map(({ accountId, n }) => [accountId, n]))
}
