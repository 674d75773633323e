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
}

/** The first end that is to be told, held; what another desk works on is passed over. */
export async function lockDueEnd(ctx: Ctx, dueBy: number): Promise<DueEnd | undefined> {
  const { rows } = await sql<DueEnd>`
    SELECT product_id AS "productId", id, line, to_char(ends_on, 'YYYY-MM-DD') AS "endsOn" FROM support_ends
    WHERE next_timer_at <= ${new Date(dueBy)} ORDER BY next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(ctx.db)
  return rows[0]
}

export const endDone = (ctx: Ctx, id: string, at: number) =>
  ctx.db
    .updateTable('support_ends')
    .set({ next_timer_at: null, done_at: new Date(at) })
    .where('id', '=', id)
    .execute()

/** The last account that was told of an end; they are told in the order of their ids. */
export async function findLastTold(ctx: Ctx, supportEndId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('support_end_tellings')
    .select('account_id')
    .where('support_end_id', '=', supportEndId)
    .orderBy('account_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.account_id
}

export const insertEndTelling = (
  ctx: Ctx,
  row: { account_id: string; support_end_id: string; environments: number; told_at: Date },
) => ctx.db.insertInto('support_end_tellings').values(row).execute()

/** What these accounts were told of the ends of a product's lines. */
export async function listEndTellings(ctx: Ctx, productId: string, accountIds: readonly string[]) {
  const { rows } = await sql<{ accountId: string; line: string; endsOn: string; daysBefore: number; toldAt: Date }>`
    SELECT t.account_id AS "accountId", e.line, to_char(e.ends_on, 'YYYY-MM-DD') AS "endsOn",
      e.days_before::int AS "daysBefore", t.told_at AS "toldAt"
    FROM support_end_tellings t JOIN support_ends e ON e.id = t.support_end_id
    WHERE t.account_id = ANY (${[...accountIds]}::uuid[]) AND e.product_id = ${productId} ORDER BY t.told_at`.execute(
    ctx.db,
  )
  return rows
}
