import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { EngagementRow } from './queries.ts'

type Of = Pick<EngagementRow, 'accountId' | 'id'>
const isOf = ({ accountId, id }: Of) => sql<boolean>`account_id = ${accountId} AND engagement_id = ${id}`

export interface MinutesRow {
  readonly text: string
  readonly decisions: readonly string[]
  readonly writtenBy: string
  readonly publishedAt: Date | null
}
/** As the actor may read them: for a customer there are none before they are out. */
export async function findMinutes(ctx: Ctx, of: Of): Promise<MinutesRow | undefined> {
  const isOut = ctx.principal.role === 'desk_customer' ? sql`AND published_at IS NOT NULL` : sql``
  const { rows } =
    await sql<MinutesRow>`SELECT text, decisions, written_by AS "writtenBy", published_at AS "publishedAt"
    FROM engagement_minutes WHERE ${isOf(of)} ${isOut}`.execute(ctx.db)
  return rows[0]
}

export interface MinutesWritten {
  readonly text: string
  readonly decisions: readonly string[]
  readonly by: string
  readonly at: number
}
export async function upsertMinutes(ctx: Ctx, of: Of, { text, decisions, by, at }: MinutesWritten): Promise<void> {
  const said = { text, decisions: [...decisions], written_by: by, written_at: new Date(at) }
  await ctx.db
    .insertInto('engagement_minutes')
    .values({ account_id: of.accountId, engagement_id: of.id, ...said })
    .onConflict((known) => known.columns(['account_id', 'engagement_id']).doUpdateSet(said))
    .execute()
}

export async function markPublished(ctx: Ctx, of: Of, by: string, at: number): Promise<void> {
  await sql`UPDATE engagement_minutes SET published_by = ${by}, published_at = ${new Date(at)} WHERE ${isOf(of)}`.execute(
    ctx.db,
  )
}

/** What the staff keep to themselves; customers have no way to this table at all. */
export async function findNote(ctx: Ctx, of: Of): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`SELECT text FROM engagement_notes WHERE ${isOf(of)}`.execute(ctx.db)
  return rows[0]?.text
}

/** Writes it, or takes it away. */
export async function writeNote(
  ctx: Ctx,
  of: Of,
  { text, by, at }: { readonly text: string | null; readonly by: string; readonly at: number },
): Promise<void> {
  if (text === null) {
    await sql`DELETE FROM engagement_notes WHERE ${isOf(of)}`.execute(ctx.db)
    return
  }
  const said = { text, by_id: by, at: new Date(at) }
  await ctx.db
    .insertInto('engagement_notes')
    .values({ account_id: of.accountId, engagement_id: of.id, ...said })
    .onConflict((known) => known.columns(['account_id', 'engagement_id']).doUpdateSet(said))
    .execute()
}

export async function listAttendance(ctx: Ctx, of: Of): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string
  }>`SELECT person_id AS id FROM engagement_attendance WHERE ${isOf(of)}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

export const insertAttendance = (ctx: Ctx, of: Of, personIds: readonly string[]) =>
  ctx.db
    .insertInto('engagement_attendance')
    .values(personIds.map((person_id) => ({ account_id: of.accountId, engagement_id: of.id, person_id })))
    .execute()

export interface ContestRow {
  readonly reason: string
  readonly byId: string
  readonly at: Date
  readonly upheld: boolean | null
  readonly because: string | null
  readonly settledBy: string | null
  readonly settledAt: Date | null
}
export async function findContest(ctx: Ctx, of: Of): Promise<ContestRow | undefined> {
  const { rows } = await sql<ContestRow>`SELECT reason, by_id AS "byId", at, upheld, because, settled_by AS "settledBy",
    settled_at AS "settledAt" FROM engagement_contests WHERE ${isOf(of)}`.execute(ctx.db)
  return rows[0]
}
export const insertContest = (
  ctx: Ctx,
  of: Of,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: number },
) =>
  ctx.db
    .insertInto('engagement_contests')
    .values({ account_id: of.accountId, engagement_id: of.id, reason, by_id: by, at: new Date(at) })
    .execute()

export async function settleContestRow(
  ctx: Ctx,
  of: Of,
  { upheld, because, by, at }: { upheld: boolean; because: string; by: string; at: number },
): Promise<void> {
  await sql`UPDATE engagement_contests SET upheld = ${upheld}, because = ${because}, settled_by = ${by},
    settled_at = ${new Date(at)} WHERE ${isOf(of)}`.execute(ctx.db)
}
