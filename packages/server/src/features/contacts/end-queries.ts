import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** When the next planned end comes. */
export async function nextEndAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT next_timer_at AS at FROM mandates
    WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** The earliest due end, with the lock of its account's mandates; passed over while somebody else holds either. */
export async function lockDueEnd(
  ctx: Ctx,
  dueBy: number,
): Promise<{ readonly account_id: string; readonly id: string; readonly locked_at: Date } | undefined> {
  const { rows } = await sql<{ account_id: string; id: string; locked_at: Date }>`
    WITH due AS MATERIALIZED (
      SELECT m.account_id, m.id FROM mandates m JOIN account_counters n ON n.account_id = m.account_id
      WHERE m.next_timer_at <= ${new Date(dueBy)} ORDER BY m.next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    SELECT account_id, id, clock_timestamp() AS locked_at FROM due`.execute(ctx.db)
  return rows[0]
}
