import type { Place } from '@mainstay/policy/commitments'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { queueRules } from './queue-rules.ts'
import { type Aside, asideIs } from './set-aside.ts'
import { withinSight } from './sight.ts'

export interface QueueFilter {
  readonly assigneeId?: string | null | undefined
  readonly accountId?: string | undefined
  readonly priorities?: readonly string[] | undefined
  readonly aside?: Aside | undefined
}
export interface PlaceRow {
  readonly place: Place
  readonly count: number
  readonly nextDueAt: Date | null
}

function filtered(ctx: Ctx, { assigneeId, accountId, priorities = [], aside }: QueueFilter): RawBuilder<boolean> {
  const assignee =
    assigneeId === undefined
      ? sql`true`
      : assigneeId === null
        ? sql`t.assignee_id IS NULL`
        : sql`t.assignee_id = ${assigneeId}`
  const account = accountId === undefined ? sql`true` : sql`t.account_id = ${accountId}`
  const priority = priorities.length === 0 ? sql`true` : sql`t.priority IN (${sql.join(priorities)})`
  const away = aside === undefined ? sql`true` : asideIs(aside)
  return sql<boolean>`t.status <> 'closed' AND ${withinSight(ctx)} AND ${assignee} AND ${account} AND ${priority} AND ${away}`
}

/** Sizes of the places, each counted off an index up to a limit, and the next due time of the thousand due first. */
export async function countPlaces(
  ctx: Ctx,
  places: readonly Place[],
  filter: QueueFilter,
): Promise<readonly PlaceRow[]> {
  const which = filtered(ctx, filter)
  const atMost = queueRules.countedAtMost + 1
  const counts = places.map(
    (place) => sql`SELECT ${place}::text AS place, (SELECT count(*)::int FROM (
      SELECT 1 FROM tickets t WHERE t.place = ${place} AND ${which} LIMIT ${atMost}) AS counted) AS count`,
  )
  const { rows } = await sql<PlaceRow>`
    WITH due AS MATERIALIZED (SELECT t.place, t.due_at FROM tickets t WHERE t.due_at IS NOT NULL AND ${which}
      ORDER BY t.due_at, t.log_seq LIMIT ${atMost})
    SELECT c.place, c.count, (SELECT min(d.due_at) FROM due d WHERE d.place = c.place) AS "nextDueAt"
    FROM (${sql.join(counts, sql` UNION ALL `)}) AS c`.execute(ctx.db)
  return rows
}

export interface NextOpening {
  readonly zone: string | null
  readonly at: Date
}

/** When the first of the closed tickets moves up, by the calendar it counts in. */
export async function findNextOpening(ctx: Ctx, filter: QueueFilter): Promise<NextOpening | undefined> {
  const { rows } = await sql<NextOpening>`
    SELECT k.spec ->> 'timeZone' AS zone, k.next_change_at AS at FROM coverage_calendars k
    WHERE k.next_change_at IS NOT NULL AND NOT k.is_open AND EXISTS (SELECT 1 FROM tickets t
      WHERE t.coverage_key = k.key AND t.place = 'coverage_closed' AND ${filtered(ctx, filter)})
    ORDER BY k.next_change_at LIMIT 1`.execute(ctx.db)
  return rows[0]
}

export interface DueTurn {
  readonly id: string
  readonly code: string
  readonly number: number
  readonly dueAt: Date
}

/** The tickets to be answered now, in policy order, as far as the horizon reaches. */
export async function listDueTurns(ctx: Ctx, filter: QueueFilter): Promise<readonly DueTurn[]> {
  const { rows } = await sql<DueTurn>`
    WITH t AS MATERIALIZED (SELECT t.* FROM tickets t
      WHERE t.place = 'answer_now' AND t.due_at IS NOT NULL AND ${filtered(ctx, filter)}
      ORDER BY t.priority, t.log_seq LIMIT ${queueRules.conflictHorizon})
    SELECT t.id, a.code, t.number, t.due_at AS "dueAt" FROM t JOIN accounts a ON a.id = t.account_id
    ORDER BY t.priority, t.log_seq`.execute(ctx.db)
  return rows
}

/**
 * First answers of a stretch of time: given in it and in time, or due in it and late. Promises by hand stand apart.
 * A state with its due times is one run of an index.
 */
export async function countKept(
  ctx: Ctx,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ kept: number; of: number }> {
  const [first, last] = [new Date(from), new Date(to)]
  const { rows } = await sql<{ kept: number; of: number }>`
    SELECT (count(*) FILTER (WHERE state = 'met'))::int AS kept, count(*)::int AS of FROM commitments
    WHERE source = 'policy' AND metric = 'first_response' AND (
      (state = 'met' AND due_at >= ${first} AND met_at >= ${first} AND met_at <= ${last})
      OR (state IN ('breached', 'met_late') AND due_at >= ${first} AND due_at <= ${last}))`.execute(ctx.db)
  return rows[0] ?? { kept: 0, of: 0 }
}
