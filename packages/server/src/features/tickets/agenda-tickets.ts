import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { TicketRecord } from './ticket.ts'

export interface AgendaTicket {
  readonly number: string
  readonly subject: string
  readonly priority: TicketRecord['priority']
  readonly turn: 'ours' | 'theirs'
  readonly isOpen: boolean
}

/**
 * What an account's team sees of its tickets: those that are open, and those closed since an instant, the most urgent
 * first. What only a contact and the primary see is not among them, whoever asks.
 */
export async function agendaTickets(
  ctx: Ctx,
  { accountId, since, limit }: { readonly accountId: string; readonly since: number; readonly limit: number },
): Promise<readonly AgendaTicket[]> {
  const { rows } = await sql<AgendaTicket>`
    SELECT a.code || '-' || t.number AS number, t.subject, t.priority,
      CASE WHEN t.status IN ('waiting', 'resolved') THEN 'theirs' ELSE 'ours' END AS turn,
      t.status <> 'closed' AS "isOpen"
    FROM tickets t JOIN accounts a ON a.id = t.account_id
    WHERE t.account_id = ${accountId} AND t.sight = 'team' AND t.erased_at IS NULL
      AND (t.status <> 'closed' OR t.closed_at >= ${new Date(since)})
    ORDER BY t.status = 'closed', t.priority, t.log_seq LIMIT ${limit}`.execute(ctx.db)
  return rows
}
