import { CommitmentState } from '@mainstay/contracts/commitments'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { fewAccounts } from './page-branch.ts'

/** What fell due from an instant on: epoch ms; of one account, or of all in sight. */
export interface CountQuestion {
  readonly since: number
  readonly accountId?: string | undefined
}

export interface AttainmentRow {
  readonly priority: 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | null
  readonly source: 'policy' | 'person'
  /** `YYYY-MM` of the due instant, in UTC. */
  readonly month: string
  readonly kept: number
  readonly of: number
  readonly lowered_late: number
  readonly withdrawn: number
  readonly spam_or_duplicate: number
}

export interface OwedCountRow {
  readonly month: string
  readonly kept: number
  readonly of: number
  readonly skipped: number
  readonly not_taken_up: number
}

/** Every state is named: then the time bounds what is walked of the index, and no row is looked into. */
const everyState = sql`state = ANY (${sql.lit(`{${CommitmentState.options}}`)}::text[])`
const month = sql`date_trunc('month', due_at AT TIME ZONE 'UTC')`

/** Whoever sees few accounts counts in the index of accounts. */
function within(ctx: Ctx, { since, accountId }: CountQuestion): RawBuilder<unknown> {
  const { principal } = ctx
  const isFew = principal.role === 'desk_staff_limited' && principal.accountIds.length <= fewAccounts
  const accounts = accountId !== undefined ? [accountId] : isFew ? [...principal.accountIds] : undefined
  const ofAccounts = accounts === undefined ? sql`` : sql`AND account_id = ANY (${accounts}::uuid[])`
  return sql`${everyState} AND due_at >= ${new Date(since)} ${ofAccounts}`
}

/** Counts of what fell due since an instant, by source, priority and month. Replaced and cancelled clocks promise nothing. */
export const attainmentCounts = (ctx: Ctx, question: CountQuestion): RawBuilder<AttainmentRow> => sql<AttainmentRow>`
  SELECT priority, source, to_char(${month}, 'YYYY-MM') AS month,
    (count(*) FILTER (WHERE state = 'met'))::int AS kept,
    (count(*) FILTER (WHERE state IN ('met', 'met_late', 'breached')))::int AS of,
    (count(*) FILTER (WHERE is_lowered_late))::int AS lowered_late,
    (count(*) FILTER (WHERE state = 'cancelled' AND ended_because = 'withdrawn'))::int AS withdrawn,
    (count(*) FILTER (WHERE state = 'cancelled' AND ended_because IN ('spam', 'duplicate')))::int AS spam_or_duplicate
  FROM commitments WHERE kind = 'response' AND ${within(ctx, question)}
  GROUP BY priority, source, ${month}`

export const countAttainment = async (ctx: Ctx, question: CountQuestion): Promise<readonly AttainmentRow[]> =>
  (await attainmentCounts(ctx, question).execute(ctx.db)).rows

type OwedCountQuestion = CountQuestion & { readonly until: number }
const isDue = ({ until }: OwedCountQuestion) => sql`(due_at < ${new Date(until)} OR state <> 'open')`

/** The same of what is owed without being asked, by the month of its due time. What the customer skipped promises nothing. */
export const owedCounts = (ctx: Ctx, question: OwedCountQuestion): RawBuilder<OwedCountRow> => sql<OwedCountRow>`
  SELECT to_char(${month}, 'YYYY-MM') AS month,
    (count(*) FILTER (WHERE state = 'met'))::int AS kept,
    (count(*) FILTER (WHERE state IN ('met', 'met_late', 'breached')))::int AS of,
    (count(*) FILTER (WHERE state = 'waived'))::int AS skipped,
    (count(*) FILTER (WHERE state = 'lapsed'))::int AS not_taken_up
  FROM commitments WHERE kind = 'engagement' AND ${within(ctx, question)} AND ${isDue(question)}
  GROUP BY ${month}`

export const countOwed = async (ctx: Ctx, question: OwedCountQuestion): Promise<readonly OwedCountRow[]> =>
  (await owedCounts(ctx, question).execute(ctx.db)).rows

/** Those of them of which the customer said that they did not happen: few, in an index of their own. */
export async function countContested(ctx: Ctx, question: OwedCountQuestion): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM commitments
    WHERE kind = 'engagement' AND clock -> 'reading' ? 'contest' AND ${within(ctx, question)} AND ${isDue(question)}`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}
