import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** Promises of the policy that fell due since an instant and were late, and those whose answer still is. */
export interface LatePromises {
  readonly since: number
  readonly stillLate: number
}

/** By account, for those within sight; one statement for a whole list. */
export async function latePromises(
  ctx: Ctx,
  accountIds: readonly string[],
  since: number,
): Promise<ReadonlyMap<string, LatePromises>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<LatePromises & { accountId: string }>`
    SELECT c.account_id AS "accountId", count(*)::int AS since,
      count(*) FILTER (WHERE c.state = 'breached' AND t.status NOT IN ('resolved', 'closed'))::int AS "stillLate"
    FROM commitments c LEFT JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
    WHERE c.account_id = ${among(accountIds)} AND c.state IN ('breached', 'met_late') AND c.source = 'policy'
      AND c.due_at >= ${new Date(since)}
    GROUP BY c.account_id`.execute(ctx.db)
  return new Map(rows.map(({ accountId, ...late }) => [accountId, late]))
}
