import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { TicketRecord } from './ticket.ts'

/** Who wrote last where the customer can read it; what a program wrote is nobody's word. */
export async function lastWordOf(ctx: Ctx, ticket: TicketRecord): Promise<'customer' | 'staff'> {
  const { rows } = await sql<{ side: 'customer' | 'staff' }>`SELECT side FROM messages
    WHERE account_id = ${ticket.accountId} AND ticket_id = ${ticket.id} AND side <> 'automatic'
    ORDER BY id DESC LIMIT 1`.execute(ctx.db)
  return rows[0]?.side ?? 'customer'
}
