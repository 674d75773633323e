import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { json } from '../../platform/db/index.ts'
import { ofActor } from '../../platform/of-actor.ts'
import { columnList } from './fact-columns.ts'
import type { ReportBody } from './read-body.ts'

/** A report as it stands in the database, without its figures. */
export interface ReportRecord {
  readonly account_id: string
  readonly id: string
  readonly from_on: string
  readonly until_on: string
  readonly zone: string
  readonly kind: 'month' | 'quarter' | 'free'
  readonly report_version: number
  readonly follows_id: string | null
  readonly drafted_by: string
  readonly drafted_at: Date
  readonly number: string | null
  readonly issued_at: Date | null
  readonly issued_by: string | null
  readonly version: number
}

const columns = sql`r.account_id, r.id, to_char(r.from_on, 'YYYY-MM-DD') AS from_on, to_char(r.until_on, 'YYYY-MM-DD') AS until_on,
  r.zone, r.kind, r.report_version::int AS report_version, r.follows_id, r.drafted_by, r.drafted_at, r.number, r.issued_at,
  r.issued_by, r.version::int AS version`
const ofReader = (ctx: Ctx) => sql`AND ${ofActor(ctx, sql`r.account_id`)}`

export async function findReport(ctx: Ctx, id: string): Promise<ReportRecord | undefined> {
  const { rows } = await sql<ReportRecord>`SELECT ${columns} FROM service_reports r
    WHERE r.id = ${id} ${ofReader(ctx)}`.execute(ctx.db)
  return rows[0]
}

/** The same, held until the end of the transaction. */
export async function lockReport(ctx: Ctx, id: string): Promise<ReportRecord | undefined> {
  const { rows } = await sql<ReportRecord>`SELECT ${columns} FROM service_reports r
    WHERE r.id = ${id} FOR UPDATE`.execute(ctx.db)
  return rows[0]
}

interface OfPeriod {
  readonly accountId: string
  readonly from: string
  readonly until: string
}
/** Versions of the report of a period, the latest first. */
export async function listVersions(ctx: Ctx, { accountId, from, until }: OfPeriod): Promise<readonly ReportRecord[]> {
  const { rows } = await sql<ReportRecord>`SELECT ${columns} FROM service_reports r
    WHERE r.account_id = ${accountId} AND r.from_on = ${from}::date AND r.until_on = ${until}::date
    ORDER BY r.report_version DESC`.execute(ctx.db)
  return rows
}

/** The latest issued report of each period of these accounts that ended on or after a day. */
export async function listLatestIssued(ctx: Ctx, accountIds: readonly string[]): Promise<readonly ReportRecord[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<ReportRecord>`SELECT DISTINCT ON (r.account_id, r.from_on, r.until_on) ${columns}
    FROM service_reports r WHERE r.account_id = ANY (${[...accountIds]}::uuid[])
    ORDER BY r.account_id, r.from_on, r.until_on, r.issued_at IS NULL, r.report_version DESC`.execute(ctx.db)
  return rows
}

export type ListedReport = ReportRecord & {
  /** Of an issued one: its promises. */
  readonly cells: ReportBody['cells'] | null
  readonly is_latest: boolean
}
interface ListQuestion {
  readonly accountId?: string | undefined
  readonly state: 'issued' | 'draft'
  readonly after?: readonly [at: number, id: string] | undefined
  readonly limit: number
}
/** The latest first. */
export async function listReports(
  ctx: Ctx,
  { accountId, state, after, limit }: ListQuestion,
): Promise<readonly ListedReport[]> {
  const at = state === 'issued' ? sql`r.issued_at` : sql`r.drafted_at`
  const { rows } = await sql<ListedReport>`SELECT ${columns}, r.figures -> 'cells' AS cells,
      NOT coalesce((SELECT true FROM service_reports n WHERE n.account_id = r.account_id AND n.follows_id = r.id
        AND n.issued_at IS NOT NULL LIMIT 1), false) AS is_latest
    FROM service_reports r WHERE ${state === 'issued' ? sql`r.issued_at IS NOT NULL` : sql`r.issued_at IS NULL`}
      ${accountId === undefined ? sql`` : sql`AND r.account_id = ${accountId}`} ${ofReader(ctx)}
      ${after ? sql`AND (${at}, r.id) < (${new Date(after[0])}, ${after[1]}::uuid)` : sql``}
    ORDER BY ${at} DESC, r.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export async function findBody(ctx: Ctx, { account_id, id }: ReportRecord): Promise<ReportBody | undefined> {
  const { rows } = await sql<{ figures: ReportBody | null }>`SELECT figures FROM service_reports
    WHERE account_id = ${account_id} AND id = ${id}`.execute(ctx.db)
  return rows[0]?.figures ?? undefined
}

export async function findSummary(ctx: Ctx, { account_id, id }: ReportRecord): Promise<string | null> {
  const { rows } = await sql<{ summary: string }>`SELECT summary FROM service_report_words
    WHERE account_id = ${account_id} AND report_id = ${id}`.execute(ctx.db)
  return rows[0]?.summary ?? null
}

/** The one that follows this one, once it is issued. */
export async function findNext(ctx: Ctx, { account_id, id }: ReportRecord): Promise<ReportRecord | undefined> {
  const { rows } = await sql<ReportRecord>`SELECT ${columns} FROM service_reports r
    WHERE r.account_id = ${account_id} AND r.follows_id = ${id} AND r.issued_at IS NOT NULL`.execute(ctx.db)
  return rows[0]
}

type NewReport = Omit<ReportRecord, 'number' | 'issued_at' | 'issued_by' | 'version'>
/** Whether it was begun: not where somebody else began the same version meanwhile. */
export async function insertReport(ctx: Ctx, row: NewReport): Promise<boolean> {
  const columns = ['account_id', 'from_on', 'until_on', 'report_version'] as const
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('service_reports')
    .values(row)
    .onConflict((conflict) => conflict.columns([...columns]).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Words of a draft; null takes them away. */
export async function writeSummary(ctx: Ctx, { account_id, id }: ReportRecord, summary: string | null): Promise<void> {
  await (summary === null
    ? sql`DELETE FROM service_report_words WHERE account_id = ${account_id} AND report_id = ${id}`
    : sql`INSERT INTO service_report_words (account_id, report_id, summary) VALUES (${account_id}, ${id}, ${summary})
        ON CONFLICT (account_id, report_id) DO UPDATE SET summary = EXCLUDED.summary`
  ).execute(ctx.db)
}

export const touchReport = (ctx: Ctx, { account_id, id }: ReportRecord): Promise<unknown> =>
  sql`UPDATE service_reports SET version = version + 1 WHERE account_id = ${account_id} AND id = ${id}`.execute(ctx.db)

export async function deleteReport(ctx: Ctx, report: ReportRecord): Promise<void> {
  await writeSummary(ctx, report, null)
  await sql`DELETE FROM service_reports WHERE account_id = ${report.account_id} AND id = ${report.id}`.execute(ctx.db)
}

/** Keeps the rows of a report as they are now. */
export async function keepRows(ctx: Ctx, { account_id, id }: ReportRecord, rows: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO service_report_rows (report_id, subject, id, account_id, ticket_id, kind, what, source, outcome, marks,
      sight, priority, plan, month, version, area, bucket, at, started_at, met_at, used_ms, span_ms, target, amount)
    SELECT ${id}::uuid, ${columnList('f')} FROM (${rows}) AS f WHERE f.account_id = ${account_id}`.execute(ctx.db)
}

/** The rows that a report was issued with, for whoever may read them. */
export const keptRows = ({ account_id, id }: Pick<ReportRecord, 'account_id' | 'id'>): RawBuilder<unknown> =>
  sql`SELECT * FROM service_report_rows k WHERE k.account_id = ${account_id} AND k.report_id = ${id}`

export interface KeptVersion {
  readonly subject: ReportBody['cells'][number]['subject']
  readonly id: string
  readonly ticket_id: string | null
  readonly outcome: ReportBody['cells'][number]['outcome']
  readonly excused: boolean
}
/** What may be other in a later version. How far an installation is behind is as of the day on which it is said. */
export async function listKept(
  ctx: Ctx,
  report: Pick<ReportRecord, 'account_id' | 'id'>,
): Promise<readonly KeptVersion[]> {
  const { rows } =
    await sql<KeptVersion>`SELECT f.subject, f.id, f.ticket_id, f.outcome, 'excused' = ANY (f.marks) AS excused
    FROM (${keptRows(report)}) AS f WHERE f.subject <> 'installation' ORDER BY f.at, f.id`.execute(ctx.db)
  return rows
}

interface Issued {
  readonly number: string
  readonly at: number
  readonly by: string
  readonly body: ReportBody
}
/** From here on it never changes. */
export const writeIssued = (
  ctx: Ctx,
  { account_id, id }: ReportRecord,
  { number, at, by, body }: Issued,
): Promise<unknown> =>
  sql`UPDATE service_reports SET number = ${number}, issued_at = ${new Date(at)}, issued_by = ${by}, figures = ${json(body)},
      version = version + 1 WHERE account_id = ${account_id} AND id = ${id}`.execute(ctx.db)
