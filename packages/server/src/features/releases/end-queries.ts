import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

export interface PlannedEndRow {
  readonly line: string
  readonly endsOn: string
  readonly daysBefore: number
  /** When it is told. */
  readonly tellAt: number
}

/** Brings what is still to be told of a product in line with its windows; what was told stays. */
export async function writePlannedEnds(ctx: Ctx, productId: string, ends: readonly PlannedEndRow[]): Promise<void> {
  const wanted = ends.map(({ line, endsOn, daysBefore }) => `${line} ${endsOn} ${daysBefore}`)
  await sql`DELETE FROM support_ends e WHERE product_id = ${productId} AND done_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM support_end_tellings t WHERE t.support_end_id = e.id)
    AND NOT (line || ' ' || to_char(ends_on, 'YYYY-MM-DD') || ' ' || days_before) = ANY (${wanted}::text[])`.execute(
    ctx.db,
  )
  if (ends.length === 0) return
  await ctx.db
    .insertInto('support_ends')
    .values(
      ends.map(({ line, endsOn, daysBefore, tellAt }) => ({
        ...{ product_id: productId, id: ctx.newId(), line, days_before: daysBefore },
        ...{ ends_on: sql<string>`${endsOn}::date`, next_timer_at: new Date(tellAt) },
      })),
    )
    .onConflict((known) => known.columns(['product_id', 'line', 'ends_on', 'days_before']).doNothing())
    .execute()
}

export interface DueEnd {
  readonly productId: string
  readonly id: string
  readonly line: string
  readonly endsOn: string
  readonly daysBefore: number
}

/** The first end that is to be told, held; what another desk works on is passed over. */
export async function lockDueEnd(ctx: Ctx, dueBy: number): Promise<DueEnd | undefined> {
  const { rows } = await sql<DueEnd>`
    SELECT product_id AS "productId", id, line, to_char(ends_on, 'YYYY-MM-DD') AS "endsOn", days_before::int AS "daysBefore"
    FROM support_ends
    WHERE next_timer_at <= ${new Date(dueBy)} ORDER BY next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows[0]
}

export const endDone = (ctx: Ctx, id: string, at: number) =>
  ctx.db
    .updateTable('support_ends')
    .set({ next_timer_at: null, done_at: new Date(at) })
    .where('id', '=', id)
    .execute()

/** The last account whose telling of an end is written; they are written in the order of their ids. */
export async function findLastWritten(ctx: Ctx, supportEndId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('support_end_tellings')
    .select('account_id')
    .where('support_end_id', '=', supportEndId)
    .orderBy('account_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.account_id
}

export interface PlannedTelling {
  readonly accountId: string
  /** When its own day begins. */
  readonly tellAt: number
}
/** Writes when each of these accounts is told of an end. */
export async function insertEndTellings(ctx: Ctx, endId: string, planned: readonly PlannedTelling[]): Promise<void> {
  if (planned.length === 0) return
  await ctx.db
    .insertInto('support_end_tellings')
    .values(
      planned.map(({ accountId, tellAt }) => ({
        ...{ account_id: accountId, support_end_id: endId, environments: 0, next_timer_at: new Date(tellAt) },
      })),
    )
    .execute()
}

export interface DueTelling {
  readonly accountId: string
  readonly end: DueEnd
}
/** The earliest tellings that are due, held, all of one end; what another desk works on is passed over. */
export async function lockDueTellings(ctx: Ctx, limit: number, dueBy: number): Promise<readonly DueTelling[]> {
  const { rows } = await sql<DueEnd & { accountId: string }>`
    WITH due AS (SELECT account_id, support_end_id FROM support_end_tellings WHERE next_timer_at <= ${new Date(dueBy)}
      ORDER BY next_timer_at, account_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    SELECT due.account_id AS "accountId", e.product_id AS "productId", e.id, e.line,
      to_char(e.ends_on, 'YYYY-MM-DD') AS "endsOn", e.days_before::int AS "daysBefore"
    FROM due JOIN support_ends e ON e.id = due.support_end_id ORDER BY due.account_id`.execute(ctx.db)
  return rows.filter(({ id }) => id === rows[0]?.id).map(({ accountId, ...end }) => ({ accountId, end }))
}

interface Told {
  readonly accountId: string
  readonly endId: string
}
/** It was told; `environments`: of how many installations. */
export const endTold = (ctx: Ctx, { accountId, endId }: Told, environments: number, at: number) =>
  ctx.db
    .updateTable('support_end_tellings')
    .set({ next_timer_at: null, told_at: new Date(at), environments })
    .where('account_id', '=', accountId)
    .where('support_end_id', '=', endId)
    .execute()

/** What was to be told holds no longer. */
export const dropEndTelling = (ctx: Ctx, { accountId, endId }: Told) =>
  ctx.db
    .deleteFrom('support_end_tellings')
    .where('account_id', '=', accountId)
    .where('support_end_id', '=', endId)
    .execute()

/** What these accounts were told of the ends of a product's lines. */
export async function listEndTellings(ctx: Ctx, productId: string, accountIds: readonly string[]) {
  const { rows } = await sql<{ accountId: string; line: string; endsOn: string; daysBefore: number; toldAt: Date }>`
    SELECT t.account_id AS "accountId", e.line, to_char(e.ends_on, 'YYYY-MM-DD') AS "endsOn",
      e.days_before::int AS "daysBefore", t.told_at AS "toldAt"
    FROM support_end_tellings t JOIN support_ends e ON e.id = t.support_end_id
    WHERE t.account_id = ANY (${[...accountIds]}::uuid[]) AND e.product_id = ${productId} AND t.told_at IS NOT NULL
    ORDER BY t.told_at`.execute(ctx.db)
  return rows
}
