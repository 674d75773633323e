import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'
import { type TicketRow, ticketColumns, ticketJoins, toRecord } from './queries.ts'
import type { TicketRecord } from './ticket.ts'

/** When the next ticket reminds, resolves or closes by itself: one look at the end of an index. */
export async function nextLifeTimerAt(db: Ctx['db']): Promise<number | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('life_timer_at')
    .where('life_timer_at', 'is not', null)
    .orderBy('life_timer_at')
    .limit(1)
    .executeTakeFirst()
  return row?.life_timer_at?.getTime()
}

/** Locks up to `limit` tickets whose next step is due; those that somebody works on are passed over. */
export async function lockDueLives(ctx: Ctx, limit: number, dueBy: number): Promise<readonly TicketRecord[]> {
  const { rows } = await sql<TicketRow & { readonly lockedAt: Date }>`
    WITH due AS MATERIALIZED (SELECT account_id, id FROM tickets WHERE life_timer_at <= ${new Date(dueBy)}
      ORDER BY life_timer_at LIMIT ${limit}),
    t AS MATERIALIZED (SELECT t.* FROM tickets t WHERE (t.account_id, t.id) IN (SELECT account_id, id FROM due)
      AND t.life_timer_at <= ${new Date(dueBy)} ORDER BY t.id FOR UPDATE SKIP LOCKED)
    SELECT ${ticketColumns}, clock_timestamp() AS "lockedAt" FROM t ${ticketJoins} ORDER BY t.id`.execute(ctx.db)
  const [first] = rows
  if (first) noteNow(ctx, first.lockedAt)
  return rows.map(({ lockedAt: _at, ...row }) => toRecord(row))
}

/** Tickets that the caller has locked already, with their names. */
export async function listLocked(
  ctx: Ctx,
  keys: readonly { readonly accountId: string; readonly ticketId: string }[],
): Promise<readonly TicketRecord[]> {
  const { rows } = await sql<TicketRow>`SELECT ${ticketColumns} FROM tickets t ${ticketJoins}
    WHERE t.account_id = ANY (${[...new Set(keys.map((key) => key.accountId))]}::uuid[])
      AND t.id = ANY (${keys.map((key) => key.ticketId)}::uuid[]) ORDER BY t.id`.execute(ctx.db)
  return rows.map(toRecord)
}
