import type { Priority } from '@mainstay/policy'
import { type Cell, type Cut, type Narrowing, narrowings, percentiles } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { columnList } from './fact-columns.ts'

/** Cells, and of each the most days that one of its rows tells. */
export type CellRow = Cell & { readonly most: number | null }

/**
 * How many rows are alike, in one pass and in no order: every figure is a sum of these. Counted in memory: with less of it
 * the rows of a year over all accounts are sorted on disk first, which takes longer than to read them.
 */
export async function listCells(ctx: Ctx, facts: RawBuilder<unknown>): Promise<readonly CellRow[]> {
  await sql`SET LOCAL work_mem = '16MB'`.execute(ctx.db)
  const { rows } = await sql<CellRow>`
    SELECT f.subject, f.kind, f.what, f.source, f.outcome, f.marks, f.sight, f.priority, f.plan, f.month, f.version, f.area,
      f.bucket::int AS bucket, count(*)::int AS count, max(f.amount)::int AS most
    FROM (${facts}) AS f
    GROUP BY f.subject, f.kind, f.what, f.source, f.outcome, f.marks, f.sight, f.priority, f.plan, f.month, f.version, f.area,
      f.bucket`.execute(ctx.db)
  return rows
}

/** The rows of a cut, as a condition on `f`. Null asks for nothing: narrowing by what is absent names nobody. */
export function whereCut(cut: Cut, narrowed: Narrowing = {}): RawBuilder<unknown> {
  const parts = [
    sql`f.subject = ${cut.subject}`,
    cut.kind !== undefined && sql`f.kind = ${cut.kind}`,
    cut.source !== undefined && sql`f.source = ${cut.source}`,
    cut.outcomes !== undefined && sql`f.outcome = ANY (${[...cut.outcomes]}::text[])`,
    cut.mark !== undefined && sql`${cut.mark} = ANY (f.marks)`,
    cut.sight !== undefined && sql`f.sight = ${cut.sight}`,
    ...narrowings.map((by) => narrowed[by] !== undefined && sql`f.${sql.ref(by)} = ${narrowed[by]}`),
  ]
  return sql.join(
    parts.filter((part) => part !== false),
    sql` AND `,
  )
}

export interface FactRow {
  readonly subject: Cell['subject']
  readonly id: string
  readonly account_id: string
  readonly ticket_id: string | null
  readonly what: string | null
  readonly source: string | null
  readonly outcome: Cell['outcome']
  readonly marks: Cell['marks']
  readonly priority: Priority | null
  readonly plan: string | null
  readonly version: string | null
  readonly area: string | null
  readonly at: Date
  readonly started_at: Date | null
  readonly met_at: Date | null
  readonly used_ms: number | string | null
  readonly span_ms: number | string | null
  readonly target: string | null
  readonly amount: number | string | null
}
export interface RowsPage {
  readonly where: RawBuilder<unknown>
  /** Instant and id of the last one shown. */
  readonly after?: readonly [at: number, id: string] | undefined
  readonly limit: number
}

/** A page of rows, the latest first. */
export async function listFactRows(
  ctx: Ctx,
  facts: RawBuilder<unknown>,
  { where, after, limit }: RowsPage,
): Promise<readonly FactRow[]> {
  const past = after ? sql`AND (f.at, f.id) < (${new Date(after[0])}, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<FactRow>`SELECT ${columnList('f')} FROM (${facts}) AS f WHERE ${where} ${past}
    ORDER BY f.at DESC, f.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

interface TimesRow {
  readonly priority: Priority
  readonly answers: number
  readonly open: readonly (number | string)[] | null
  readonly wall: readonly (number | string)[]
  readonly open_longest: number | string | null
  readonly wall_longest: number | string
  readonly target: string | null
  readonly target_ms: number | string | null
}

/** How long the answers of a cut took, by priority: nearest rank, in open time and on the wall. */
export async function listAnswerTimes(
  ctx: Ctx,
  facts: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<readonly TimesRow[]> {
  const wall = sql`extract(epoch FROM f.met_at - f.started_at) * 1000`
  const shares = sql`${sql.lit(`{${percentiles}}`)}::float8[]`
  const { rows } = await sql<TimesRow>`
    SELECT f.priority, count(*)::int AS answers,
      percentile_disc(${shares}) WITHIN GROUP (ORDER BY f.used_ms) FILTER (WHERE f.used_ms IS NOT NULL) AS open,
      percentile_disc(${shares}) WITHIN GROUP (ORDER BY round(${wall})::bigint) AS wall,
      max(f.used_ms) AS open_longest, max(round(${wall})::bigint) AS wall_longest,
      mode() WITHIN GROUP (ORDER BY f.target) AS target, mode() WITHIN GROUP (ORDER BY f.span_ms) AS target_ms
    FROM (${facts}) AS f WHERE ${where} AND f.priority IS NOT NULL GROUP BY f.priority ORDER BY f.priority`.execute(
    ctx.db,
  )
  return rows
}

/** Tickets by the hour of a day in a zone and by the part of the world in whose hours support counts. */
export async function listLoad(
  ctx: Ctx,
  opened: RawBuilder<unknown>,
  { zone, where }: { readonly zone: string; readonly where: RawBuilder<unknown> },
): Promise<readonly { readonly region: string; readonly hour: number; readonly count: number }[]> {
  const { rows } = await sql<{ region: string; hour: number; count: number }>`
    SELECT ${regionOf} AS region, ${hourOf(zone)} AS hour, count(*)::int AS count
    FROM (${opened}) AS f WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 2`.execute(ctx.db)
  return rows
}
/** `Europe` of `Europe/Berlin`; nothing is counted for what nobody promised. */
const regionOf = sql`coalesce(nullif(split_part(f.hours_zone, '/', 1), ''), 'none')`
const hourOf = (zone: string) => sql`extract(hour FROM f.at AT TIME ZONE ${zone})::int`

/** The tickets behind one of those counts. */
export const whereLoad = ({
  hour,
  region,
  zone,
}: {
  readonly hour?: number | undefined
  readonly region?: string | undefined
  readonly zone: string
}): RawBuilder<unknown> =>
  sql`${hour === undefined ? sql`true` : sql`${hourOf(zone)} = ${hour}`} AND ${region === undefined ? sql`true` : sql`${regionOf} = ${region}`}`

/** Promises alike by account: what the line of an account is summed of. */
export async function listAccountCells(
  ctx: Ctx,
  facts: RawBuilder<unknown>,
): Promise<readonly (Cell & { readonly account_id: string })[]> {
  const { rows } = await sql<Cell & { account_id: string }>`
    SELECT f.account_id, f.subject, f.kind, NULL AS what, f.source, f.outcome, f.marks, 'team' AS sight, NULL AS priority,
      NULL AS plan, '' AS month, NULL AS version, NULL AS area, NULL AS bucket, count(*)::int AS count
    FROM (${facts}) AS f WHERE f.subject = 'promise'
    GROUP BY f.account_id, f.subject, f.kind, f.source, f.outcome, f.marks`.execute(ctx.db)
  return rows
}
