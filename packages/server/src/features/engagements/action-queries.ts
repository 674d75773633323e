import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { EngagementRow } from './queries.ts'

export interface ActionRow {
  readonly accountId: string
  readonly engagementId: string
  readonly id: string
  readonly says: string
  readonly ownerId: string
  /** A civil date, in its owner's zone. */
  readonly dueOn: string | null
  readonly told: number
  readonly doneBy: string | null
  readonly doneAt: Date | null
}
const columns = sql`a.account_id AS "accountId", a.engagement_id AS "engagementId", a.id, a.says, a.owner_id AS "ownerId",
  to_char(a.due_on, 'YYYY-MM-DD') AS "dueOn", a.told, a.done_by AS "doneBy", a.done_at AS "doneAt"`
type Of = Pick<EngagementRow, 'accountId' | 'id'>

export async function listActions(ctx: Ctx, { accountId, id }: Of): Promise<readonly ActionRow[]> {
  const { rows } = await sql<ActionRow>`SELECT ${columns} FROM engagement_actions a
    WHERE a.account_id = ${accountId} AND a.engagement_id = ${id} ORDER BY a.id`.execute(ctx.db)
  return rows
}

/** What is still to be done from all sessions of an account, the earliest day first. */
export async function listOpenActions(ctx: Ctx, accountId: string, limit: number): Promise<readonly ActionRow[]> {
  const { rows } = await sql<ActionRow>`SELECT ${columns} FROM engagement_actions a
    WHERE a.account_id = ${accountId} AND a.done_at IS NULL ORDER BY a.due_on, a.id LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export async function lockAction(ctx: Ctx, { accountId, id }: Of, actionId: string): Promise<ActionRow | undefined> {
  const { rows } = await sql<ActionRow>`SELECT ${columns} FROM engagement_actions a
    WHERE a.account_id = ${accountId} AND a.engagement_id = ${id} AND a.id = ${actionId} FOR UPDATE`.execute(ctx.db)
  return rows[0]
}

export const insertAction = (
  ctx: Ctx,
  of: Of,
  row: Pick<ActionRow, 'id' | 'says' | 'ownerId' | 'dueOn'> & {
    readonly nextTimerAt: Date | null
    readonly by: string
    readonly at: number
  },
) =>
  ctx.db
    .insertInto('engagement_actions')
    .values({
      ...{ account_id: of.accountId, id: row.id, engagement_id: of.id, says: row.says, owner_id: row.ownerId },
      due_on: row.dueOn === null ? null : sql<string>`${row.dueOn}::date`,
      next_timer_at: row.nextTimerAt,
      ...{ added_by: row.by, added_at: new Date(row.at) },
    })
    .execute()

export interface ActionUpdate {
  readonly told?: number
  readonly next_timer_at?: Date | null
  readonly done_by?: string | null
  readonly done_at?: Date | null
}
export const updateAction = (ctx: Ctx, { accountId, id }: Of, change: ActionUpdate) =>
  ctx.db
    .updateTable('engagement_actions')
    .set(change)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

export async function nextActionAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT next_timer_at AS at FROM engagement_actions
    WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

/** Actions whose day has come or is past, held; what another desk works on is passed over. */
export async function lockDueActions(ctx: Ctx, limit: number, dueBy: number): Promise<readonly ActionRow[]> {
  const { rows } = await sql<ActionRow>`SELECT ${columns} FROM engagement_actions a
    WHERE a.next_timer_at <= ${new Date(dueBy)} ORDER BY a.next_timer_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(
    ctx.db,
  )
  return rows
}
