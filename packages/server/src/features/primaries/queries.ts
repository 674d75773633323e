import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { json } from '../../platform/db/index.ts'
import type { HoursPlace } from '../contacts/index.ts'

export type PlanState = 'planned' | 'done' | 'withdrawn' | 'overtaken'

export interface PlanRow {
  readonly account_id: string
  readonly id: string
  readonly kind: 'primary' | 'place'
  readonly to_id: string
  /** Where to; null: the place she has then. */
  readonly place: HoursPlace | null
  readonly asked_by: string
  readonly asked_at: Date
  readonly effective_at: Date
  readonly state: PlanState
}
const columns = sql.raw('account_id, id, kind, to_id, place, asked_by, asked_at, effective_at, state')

/** What is planned for an account; at most one change. */
export async function findPlanned(ctx: Ctx, accountId: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`SELECT ${columns} FROM primary_changes
    WHERE account_id = ${accountId} AND state = 'planned'`.execute(ctx.db)
  return rows[0]
}

export async function findPlan(ctx: Ctx, accountId: string, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`SELECT ${columns} FROM primary_changes
    WHERE account_id = ${accountId} AND id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function insertPlan(ctx: Ctx, plan: Omit<PlanRow, 'state'>): Promise<void> {
  await ctx.db
    .insertInto('primary_changes')
    .values({
      ...plan,
      place: plan.place && json({ ...plan.place }),
      next_timer_at: plan.effective_at,
      state: 'planned',
    })
    .execute()
}

export async function endPlan(
  ctx: Ctx,
  { account_id, id }: PlanRow,
  state: Exclude<PlanState, 'planned'>,
): Promise<void> {
  await ctx.db
    .updateTable('primary_changes')
    .set({ state, next_timer_at: null })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

/** When the next planned change takes effect. */
export async function nextPlanAt(db: Ctx['db']): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date }>`SELECT next_timer_at AS at FROM primary_changes
    WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`.execute(db)
  return rows[0]?.at.getTime()
}

export type DuePlan = PlanRow & { readonly locked_at: Date }

/** The earliest due change, with the lock of its account's mandates; passed over while somebody else holds either. */
export async function lockDuePlan(ctx: Ctx, dueBy: number): Promise<DuePlan | undefined> {
  const { rows } = await sql<DuePlan>`
    WITH due AS MATERIALIZED (
      SELECT c.account_id, c.id FROM primary_changes c JOIN account_counters n ON n.account_id = c.account_id
      WHERE c.next_timer_at <= ${new Date(dueBy)} ORDER BY c.next_timer_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    SELECT ${columns}, clock_timestamp() AS locked_at FROM primary_changes
    WHERE (account_id, id) IN (SELECT account_id, id FROM due)`.execute(ctx.db)
  return rows[0]
}
