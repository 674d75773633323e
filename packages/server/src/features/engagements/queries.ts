import type { SessionKind, SessionState } from '@mainstay/policy/sessions'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** A session as it stands, with whether the customer says that it did not happen. */
export interface EngagementRow {
  readonly accountId: string
  readonly id: string
  readonly kind: SessionKind
  readonly commitmentId: string | null
  readonly state: SessionState
  readonly hostId: string
  readonly contactId: string
  readonly lengthMinutes: number
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly sequence: number
  readonly room: string
  readonly agenda: string | null
  readonly recordingUrl: string | null
  readonly moveAskedAt: Date | null
  readonly createdAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly isContested: boolean
  readonly isSettled: boolean
}

export const engagementColumns = sql`e.account_id AS "accountId", e.id, e.kind, e.commitment_id AS "commitmentId", e.state,
  e.host_id AS "hostId", e.contact_id AS "contactId", e.length_minutes AS "lengthMinutes", e.starts_at AS "startsAt",
  e.ends_at AS "endsAt", e.sequence, e.room, e.agenda, e.recording_url AS "recordingUrl",
  e.move_asked_at AS "moveAskedAt", e.created_at AS "createdAt", e.changed_at AS "changedAt", e.version,
  c.at IS NOT NULL AND c.settled_at IS NULL AS "isContested", c.settled_at IS NOT NULL AS "isSettled"`
export const engagementsWithContests = sql`engagements e
  LEFT JOIN engagement_contests c ON c.account_id = e.account_id AND c.engagement_id = e.id`

/** A customer's questions name the account themselves, whatever row security adds. */
export const ofActor = (ctx: Ctx): RawBuilder<boolean> =>
  ctx.principal.role === 'desk_customer' ? sql<boolean>`e.account_id = ${ctx.principal.accountId}` : sql<boolean>`true`

export async function findEngagement(ctx: Ctx, id: string): Promise<EngagementRow | undefined> {
  const { rows } = await sql<EngagementRow>`SELECT ${engagementColumns} FROM ${engagementsWithContests}
    WHERE e.id = ${id} AND ${ofActor(ctx)}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockEngagement(ctx: Ctx, id: string): Promise<EngagementRow | undefined> {
  await sql`SELECT 1 FROM engagements e WHERE e.id = ${id} AND ${ofActor(ctx)} FOR UPDATE`.execute(ctx.db)
  return findEngagement(ctx, id)
}

/** Calls that contacts of an account asked for and that are still to come. */
export async function countCallsAhead(ctx: Ctx, accountId: string, now: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count
    FROM engagements e WHERE e.account_id = ${accountId} AND e.created_by = e.contact_id AND e.kind = 'regular_call' AND e.commitment_id IS NULL AND e.state = 'booked'
      AND e.starts_at > ${new Date(now)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

export interface NewEngagement {
  readonly account_id: string
  readonly id: string
  readonly kind: SessionKind
  readonly commitment_id: string | null
  readonly host_id: string
  readonly contact_id: string
  readonly length_minutes: number
  readonly room: string
  readonly created_by: string
  readonly created_at: Date
  readonly changed_at: Date
}
export const insertEngagement = (ctx: Ctx, row: NewEngagement) =>
  ctx.db
    .insertInto('engagements')
    .values({ ...row, state: 'planned' })
    .execute()

export interface EngagementUpdate {
  readonly state?: SessionState
  readonly starts_at?: Date
  readonly ends_at?: Date
  readonly sequence?: number
  readonly agenda?: string
  readonly recording_url?: string | null
  readonly move_asked_at?: Date | null
  readonly changed_at: Date
}
export const updateEngagement = (
  ctx: Ctx,
  { accountId, id }: Pick<EngagementRow, 'accountId' | 'id'>,
  change: EngagementUpdate,
) =>
  ctx.db
    .updateTable('engagements')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()

export interface ChangeRow {
  readonly step: string
  readonly byId: string | null
  readonly at: Date
  readonly fromAt: Date | null
  readonly toAt: Date | null
  readonly reason: string | null
}
type Of = Pick<EngagementRow, 'accountId' | 'id'>
export const insertChange = (ctx: Ctx, of: Of, row: ChangeRow & { readonly id: string }) =>
  ctx.db
    .insertInto('engagement_changes')
    .values({
      ...{ account_id: of.accountId, id: row.id, engagement_id: of.id, step: row.step, by_id: row.byId, at: row.at },
      ...{ from_at: row.fromAt, to_at: row.toAt, reason: row.reason },
    })
    .execute()

export async function listChanges(ctx: Ctx, { accountId, id }: Of): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`SELECT step, by_id AS "byId", at, from_at AS "fromAt", to_at AS "toAt", reason
    FROM engagement_changes WHERE account_id = ${accountId} AND engagement_id = ${id} ORDER BY id`.execute(ctx.db)
  return rows
}
