import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** What an account's open tickets amount to now. */
export interface TicketLoad {
  readonly open: number
  /** Of the priorities that the policy calls urgent. */
  readonly urgent: number
  readonly waitingOnUs: number
  readonly nextDueAt: Date | null
}

/** By account, for those within sight that have open tickets; one statement for a whole list. */
export async function ticketLoads(
  ctx: Ctx,
  accountIds: readonly string[],
  urgent: readonly string[],
): Promise<ReadonlyMap<string, TicketLoad>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<TicketLoad & { accountId: string }>`
    SELECT account_id AS "accountId", count(*)::int AS open,
      count(*) FILTER (WHERE priority = ANY (${[...urgent]}::text[]))::int AS urgent,
      count(*) FILTER (WHERE place = 'waiting_on_us')::int AS "waitingOnUs", min(due_at) AS "nextDueAt"
    FROM tickets WHERE account_id = ${among(accountIds)} AND status NOT IN ('resolved', 'closed')
    GROUP BY account_id`.execute(ctx.db)
  return new Map(rows.map(({ accountId, ...load }) => [accountId, load]))
}
