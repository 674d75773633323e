import type { Stretch } from '@mainstay/policy/calendar'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { EngagementRow } from './queries.ts'

export interface TimeRow {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: 'open' | 'picked' | 'refused' | 'withdrawn'
  readonly offeredAt: Date
}
type Of = Pick<EngagementRow, 'accountId' | 'id'>

export async function listTimes(ctx: Ctx, { accountId, id }: Of): Promise<readonly TimeRow[]> {
  const { rows } = await sql<TimeRow>`SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", state,
      offered_at AS "offeredAt" FROM engagement_times
    WHERE account_id = ${accountId} AND engagement_id = ${id} ORDER BY starts_at, id`.execute(ctx.db)
  return rows
}

export const insertTimes = (
  ctx: Ctx,
  of: Of,
  times: readonly { readonly startsAt: number; readonly endsAt: number; readonly by: string; readonly at: number }[],
) =>
  ctx.db
    .insertInto('engagement_times')
    .values(
      times.map(({ startsAt, endsAt, by, at }) => ({
        ...{ account_id: of.accountId, id: ctx.newId(), engagement_id: of.id, state: 'open' },
        ...{ starts_at: new Date(startsAt), ends_at: new Date(endsAt), offered_by: by, offered_at: new Date(at) },
      })),
    )
    .execute()

/** What is open becomes this; the one that was picked becomes picked. */
export async function settleTimes(
  ctx: Ctx,
  { accountId, id }: Of,
  as: { readonly rest: 'refused' | 'withdrawn'; readonly picked?: string },
): Promise<void> {
  const picked = as.picked ?? null
  await sql`UPDATE engagement_times SET state = CASE WHEN id = ${picked}::uuid THEN 'picked' ELSE ${as.rest} END
    WHERE account_id = ${accountId} AND engagement_id = ${id} AND state = 'open'`.execute(ctx.db)
}

/** Whoever books somebody's time at the same moment waits here, so that nobody holds two sessions at once. */
export async function lockDiary(ctx: Ctx, personId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`diary ${personId}`}, 0))`.execute(ctx.db)
}

interface Asked {
  readonly people: readonly string[]
  readonly from: number
  readonly until: number
  /** The session that the time is for: its own time does not stand in its way. */
  readonly except: string
}

/** When these people are taken by sessions that are booked, in any account: for the desk itself. */
export async function listBooked(ctx: Ctx, { people, from, until, except }: Asked): Promise<readonly Stretch[]> {
  const { rows } = await sql<{ from: Date; to: Date }>`SELECT starts_at AS "from", ends_at AS "to" FROM engagements
    WHERE (host_id = ANY (${[...people]}::uuid[]) OR contact_id = ANY (${[...people]}::uuid[])) AND state = 'booked'
      AND starts_at < ${new Date(until)} AND ends_at > ${new Date(from)} AND id <> ${except}`.execute(ctx.db)
  return rows.map(({ from: begins, to }): Stretch => [begins.getTime(), to.getTime()])
}

/** The same, with the times that customers were offered and may still take. */
export async function listBusy(ctx: Ctx, asked: Asked): Promise<readonly Stretch[]> {
  const { people, from, until, except } = asked
  const { rows } = await sql<{ from: Date; to: Date }>`SELECT t.starts_at AS "from", t.ends_at AS "to"
    FROM engagement_times t JOIN engagements e ON e.account_id = t.account_id AND e.id = t.engagement_id
    WHERE t.state = 'open' AND t.starts_at < ${new Date(until)} AND t.starts_at > ${new Date(from - 86_400_000)}
      AND t.ends_at > ${new Date(from)} AND e.host_id = ANY (${[...people]}::uuid[]) AND e.id <> ${except}`.execute(
    ctx.db,
  )
  const offered = rows.map(({ from: begins, to }): Stretch => [begins.getTime(), to.getTime()])
  return [...(await listBooked(ctx, asked)), ...offered]
}
