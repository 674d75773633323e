import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface PromisesKept {
  readonly kept: number
  readonly late: number
  readonly missed: number
}

/** How answers that the policy promised and that fell due since an instant were kept, as the account's team sees them. */
export async function promisesSince(
  ctx: Ctx,
  { accountId, since, now }: { readonly accountId: string; readonly since: number; readonly now: number },
): Promise<PromisesKept> {
  const { rows } = await sql<PromisesKept>`
    SELECT count(*) FILTER (WHERE c.state = 'met')::int AS kept,
      count(*) FILTER (WHERE c.state = 'met_late')::int AS late,
      count(*) FILTER (WHERE c.state = 'breached')::int AS missed
    FROM commitments c JOIN tickets t ON t.account_id = c.account_id AND t.id = c.ticket_id
    WHERE c.account_id = ${accountId} AND c.kind = 'response' AND c.source = 'policy' AND t.sight = 'team'
      AND c.state IN ('met', 'met_late', 'breached') AND c.due_at >= ${new Date(since)}
      AND (c.due_at <= ${new Date(now)} OR c.state = 'met')`.execute(ctx.db)
  return rows[0] ?? { kept: 0, late: 0, missed: 0 }
}
