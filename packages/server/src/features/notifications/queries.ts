import type { Reason } from '@mainstay/policy/reasons'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { among } from '../../platform/db/index.ts'

/** An event as it is told: ids are uuids. */
export interface ActEvent {
  readonly account_id: string
  readonly id: string
  readonly account_seq: number
  readonly type: string
  readonly subject_type: string
  readonly subject_id: string
  readonly actor_id: string | null
  readonly audience: 'customer' | 'staff'
  readonly at: Date
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

const columns = sql`account_id, id, account_seq, type, subject_type, subject_id, actor_id, audience, at, data`

/** Everything that one transaction told of one subject, in order: what a person did in one go. */
export async function listAct(ctx: Ctx, accountId: string, id: string): Promise<readonly ActEvent[]> {
  const { rows } = await sql<ActEvent>`
    SELECT ${columns} FROM events e
    WHERE account_id = ${accountId}
      AND (subject_id, position_xid) IN
        (SELECT one.subject_id, one.position_xid FROM events one WHERE one.account_id = ${accountId} AND one.id = ${id})
    ORDER BY account_seq`.execute(ctx.db)
  return rows
}

/** An event that is to be told, with everything of its act. */
export interface Act {
  readonly event: ActEvent
  readonly events: readonly ActEvent[]
}

/** The acts of several events, in the order of those. What is not there (any more) is left out. */
export async function listActs(
  ctx: Ctx,
  asked: readonly { readonly accountId: string; readonly eventId: string }[],
): Promise<readonly Act[]> {
  const ids = asked.map(({ eventId }) => eventId)
  // each act is found by its own index, however many are asked for: OFFSET 0 keeps the planner from joining them at large
  const { rows } = await sql<ActEvent & { readonly asked_id: string }>`
    SELECT one.id AS asked_id, act.* FROM events one
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM events e
      WHERE e.account_id = one.account_id AND e.subject_id = one.subject_id AND e.position_xid = one.position_xid
      ORDER BY e.account_seq OFFSET 0
    ) act
    WHERE one.id = ${among(ids)}`.execute(ctx.db)
  const byEvent = Map.groupBy(rows, ({ asked_id }) => asked_id)
  return asked.flatMap(({ accountId, eventId }) => {
    const events = byEvent.get(eventId) ?? []
    const event = events.find(({ id, account_id }) => id === eventId && account_id === accountId)
    return event ? [{ event, events }] : []
  })
}

/**
 * What a notice says beyond its kind: of a late promise `metric`, `dueAt`, `leadToldAt`; of news about an account what
 * its event says. Instants are ISO, ids uuids.
 */
export type NoticeFacts = Readonly<Record<string, string | number | boolean | null>>

export interface NewNotice {
  readonly account_id: string
  readonly id: string
  readonly person_id: string
  readonly event_id: string
  readonly kind: string
  readonly ticket_id: string | null
  readonly at: Date
  readonly policy_version: string
  readonly reason: Reason
  readonly facts: NoticeFacts
}

/** A notice already there stays as it is: telling twice is telling once. */
export async function insertNotices(ctx: Ctx, rows: readonly NewNotice[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('notifications')
    .values(
      rows.map(({ reason, facts, ...row }) => ({
        ...row,
        reason: sql`${JSON.stringify(reason)}::jsonb`,
        facts: sql`${JSON.stringify(facts)}::jsonb`,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'event_id', 'kind']).doNothing())
    .execute()
}

export interface NoticeFilter {
  readonly personId: string
  readonly unread: boolean
  readonly before: string | undefined
  readonly limit: number
}

/** A person's own notices, newest first: ids are UUIDv7. */
export const listNoticeRows = (ctx: Ctx, { personId, unread, before, limit }: NoticeFilter) => {
  let query = ctx.db
    .selectFrom('notifications')
    .select(['id', 'kind', 'account_id', 'ticket_id', 'at', 'read_at', 'policy_version'])
    .select([sql<Reason | null>`reason`.as('reason'), sql<NoticeFacts>`facts`.as('facts')])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (unread) query = query.where('read_at', 'is', null)
  if (before !== undefined) query = query.where('id', '<', before)
  return query.execute()
}
export type NoticeRow = Awaited<ReturnType<typeof listNoticeRows>>[number]

/** More than this is shown as so many and more. */
const COUNT_AT_MOST = 1_000

export async function countUnread(ctx: Ctx, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM notifications WHERE person_id = ${personId} AND read_at IS NULL LIMIT ${COUNT_AT_MOST}
    ) AS unread`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Marks the named ones, or all of them when none is named. */
export async function markRead(
  ctx: Ctx,
  {
    personId,
    ids,
    at,
  }: { readonly personId: string; readonly ids: readonly string[] | undefined; readonly at: number },
): Promise<void> {
  let query = ctx.db
    .updateTable('notifications')
    .set({ read_at: new Date(at) })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (ids) query = query.where('id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
  await query.execute()
}
