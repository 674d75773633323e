import type { LastWord } from '@mainstay/policy/advisories'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteLastWritten, noteNow } from '../../platform/unit-of-work/index.ts'
import { type TicketRow, ticketColumns, ticketJoins, toRecord } from './queries.ts'
import { withinSight } from './sight.ts'
import type { TicketRecord } from './ticket.ts'

/** Many tickets by id, within the caller's sight. */
export async function listTicketsById(ctx: Ctx, ids: readonly string[]): Promise<readonly TicketRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TicketRow>`SELECT ${ticketColumns} FROM tickets t ${ticketJoins}
    WHERE t.id = ANY (${[...ids]}::uuid[]) AND ${withinSight(ctx)} ORDER BY t.id`.execute(ctx.db)
  return rows.map(toRecord)
}

/** The same, each under its lock, in the order of their ids; the time is asked for once all are held. */
export async function lockTickets(ctx: Ctx, ids: readonly string[]): Promise<readonly TicketRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TicketRow & { readonly lockedAt: Date }>`
    WITH t AS MATERIALIZED (SELECT t.* FROM tickets t WHERE t.id = ANY (${[...ids]}::uuid[]) AND ${withinSight(ctx)}
      ORDER BY t.id FOR UPDATE)
    SELECT ${ticketColumns}, clock_timestamp() AS "lockedAt" FROM t ${ticketJoins} ORDER BY t.id`.execute(ctx.db)
  const [first] = rows
  if (first) noteNow(ctx, first.lockedAt)
  for (const { updatedAt } of rows) noteLastWritten(ctx, updatedAt.getTime())
  return rows.map(({ lockedAt: _at, ...row }) => toRecord(row))
}

/** Who wrote last on each, where the customer reads it. */
export async function lastWordsOn(ctx: Ctx, tickets: readonly TicketRecord[]): Promise<ReadonlyMap<string, LastWord>> {
  if (tickets.length === 0) return new Map()
  const { rows } = await sql<{ id: string; word: LastWord }>`
    SELECT k.id, CASE WHEN last.side = 'staff' THEN 'staff' WHEN last.is_first THEN 'opening' ELSE 'customer' END AS word
    FROM unnest(${tickets.map(({ accountId }) => accountId)}::uuid[], ${tickets.map(({ id }) => id)}::uuid[]) AS k (account_id, id)
    CROSS JOIN LATERAL (SELECT m.side, NOT EXISTS (SELECT 1 FROM messages b WHERE b.account_id = m.account_id
        AND b.ticket_id = m.ticket_id AND b.id < m.id AND b.side <> 'automatic') AS is_first
      FROM messages m WHERE m.account_id = k.account_id AND m.ticket_id = k.id AND m.side <> 'automatic'
      ORDER BY m.id DESC LIMIT 1) AS last`.execute(ctx.db)
  return new Map(rows.map(({ id, word }) => [id, word]))
}
