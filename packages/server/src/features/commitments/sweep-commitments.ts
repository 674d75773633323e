import type { TicketFact } from '@mainstay/policy/commitments'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { noteNow } from '../../platform/unit-of-work/index.ts'
import { applyFacts, recordChanges } from './move-clocks.ts'
import { loadClocks } from './queries.ts'
import type { ClockChange, StoredClocks, TicketKey } from './stored-clocks.ts'

/** When the next warning or breach is due: one look at the end of an index, however many commitments run. */
export async function nextCommitmentAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`
    SELECT next_timer_at AS at FROM commitments WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(
    db,
  )
  return rows[0]?.at.getTime()
}

/**
 * Fires the warnings and breaches that are due, of up to `limit` commitments, set-wise: their tickets are locked first
 * (those that somebody else holds are passed over), then the clock is read, then the clocks. Returns on how many tickets
 * something fired. Running twice, or beside itself, fires nothing twice.
 */
export async function fireDueCommitments(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const keys = await lockDueTickets(ctx, limit, dueBy)
  if (keys.length === 0) return 0
  const now = await ctx.now()
  const stored = await loadClocks(ctx, keys)
  const changes = stored.map((clocks) => tick(clocks, now)).filter((change) => change !== undefined)
  await recordChanges(ctx, changes)
  return changes.length
}

/** Time passed, as far as these clocks know it: a clock set back moves nothing. */
function tick(stored: StoredClocks, now: number): ClockChange | undefined {
  const fact: TicketFact = { type: 'ticked', at: Math.max(now, stored.state.at) }
  const change = applyFacts(stored, [fact], () => {
    throw new Error('time alone begins no commitment')
  })
  return change && change.happened.length > 0 ? change : undefined
}

/** In the order of their ids, so that two sweeps never wait for each other in a circle. */
async function lockDueTickets(ctx: Ctx, limit: number, dueBy: number): Promise<readonly TicketKey[]> {
  const { rows } = await sql<{ account_id: string; id: string; locked_at: Date }>`
    WITH due AS MATERIALIZED (
      SELECT account_id, ticket_id FROM commitments
      WHERE next_timer_at <= ${new Date(dueBy)} AND ticket_id IS NOT NULL
      ORDER BY next_timer_at LIMIT ${limit}
    ), locked AS MATERIALIZED (
      SELECT t.account_id, t.id FROM tickets t
      WHERE (t.account_id, t.id) IN (SELECT account_id, ticket_id FROM due)
      ORDER BY t.id FOR NO KEY UPDATE SKIP LOCKED
    )
    SELECT account_id, id, clock_timestamp() AS locked_at FROM locked`.execute(ctx.db)
  const [first] = rows
  if (first) noteNow(ctx, first.locked_at)
  return rows.map(({ account_id, id }) => ({ accountId: account_id, ticketId: id }))
}
