import { placeOf } from '@mainstay/policy/commitments'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import type { TicketsPort } from '../ports.ts'
import { readingOf } from '../reading-of.ts'

/** The rows of tickets as the tickets slice keeps them in line, in the fewest words: place, due time, calendar. */
export const ticketRows: TicketsPort = {
  async moveByCalendar(ctx, { keys, isOpen, at }) {
    const [from, to] = isOpen ? ['coverage_closed', 'answer_now'] : ['answer_now', 'coverage_closed']
    const result = await sql`
      UPDATE tickets SET place = ${to}
      WHERE id IN (
        SELECT id FROM tickets
        WHERE coverage_key = ANY (${[...keys]}::text[]) AND place = ${from} AND (${isOpen} OR due_at > ${new Date(at)})
        FOR NO KEY UPDATE SKIP LOCKED)`.execute(ctx.db)
    return Number(result.numAffectedRows ?? 0)
  },
  async settleTickets(ctx, tickets) {
    for (const { accountId, ticketId } of tickets) await settle(ctx, accountId, ticketId)
  },
}

export async function settle(ctx: Ctx, accountId: string, ticketId: string): Promise<void> {
  const { clocks, promised, dueAt, coverageKey } = await readingOf(ctx, accountId, ticketId)
  if (!clocks) return
  const { status, commitments } = clocks
  const place = placeOf({ status, commitments, at: await ctx.now(), promised })
  await sql`
    UPDATE tickets SET status = ${status}, place = ${place}, is_promised = ${promised},
      due_at = ${dueAt === undefined ? null : new Date(dueAt)}, coverage_key = ${coverageKey ?? null}
    WHERE account_id = ${accountId} AND id = ${ticketId}`.execute(ctx.db)
}
