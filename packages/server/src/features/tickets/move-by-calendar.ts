import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface MovedCalendars {
  readonly keys: readonly string[]
  readonly isOpen: boolean
  readonly at: number
}

/**
 * Coverage opened or closed: moves every ticket that counts in these calendars, in one statement. A late answer is to
 * be given now, whatever the hours. Tickets that somebody works on are passed over; they settle by themselves.
 */
export async function moveByCalendar(ctx: Ctx, { keys, isOpen, at }: MovedCalendars): Promise<number> {
  // The places stand as words in the statement, so that the index of places that move can answer it.
  const [from, to] = isOpen ? [sql`'coverage_closed'`, sql`'answer_now'`] : [sql`'answer_now'`, sql`'coverage_closed'`]
  const stays = isOpen ? sql`` : sql`AND (t.due_at IS NULL OR t.due_at > ${new Date(at)})`
  const { numAffectedRows } = await sql`
    WITH moving AS MATERIALIZED (SELECT t.account_id, t.id FROM tickets t
      WHERE t.coverage_key = ANY (${[...keys]}::text[]) AND t.place = ${from} ${stays}
      ORDER BY t.id FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE tickets SET place = ${to} FROM moving m
    WHERE tickets.account_id = m.account_id AND tickets.id = m.id`.execute(ctx.db)
  return Number(numAffectedRows ?? 0)
}
