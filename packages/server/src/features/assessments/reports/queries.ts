import { sql } from 'kysely'
import type { Ctx } from '../../../platform/ctx.ts'
import { asJson } from '../../../platform/db/index.ts'
import { ofActor as ofAccountsOf } from '../../../platform/of-actor.ts'
import type { FrozenReport } from './frozen-report.ts'

export interface ReportRow {
  readonly accountId: string
  readonly id: string
  readonly assessmentId: string
  readonly environmentId: string
  readonly number: number
  readonly reportVersion: number
  readonly report: FrozenReport
  readonly score: number
  readonly collectedAt: Date
  readonly publishedBy: string
  readonly publishedAt: Date
  readonly corrects: string | null
}
const columns = sql`r.account_id AS "accountId", r.id, r.assessment_id AS "assessmentId",
  r.environment_id AS "environmentId", r.number, r.report_version AS "reportVersion", r.report, r.score,
  r.collected_at AS "collectedAt", r.published_by AS "publishedBy", r.published_at AS "publishedAt", r.corrects`

const ofActor = (ctx: Ctx) => ofAccountsOf(ctx, sql`r.account_id`)
/** Of each report the version that stands: asked row by row on the way of a page, never by a join over all of them. */
const newest = sql<boolean>`NOT coalesce((SELECT true FROM assessment_reports later WHERE later.account_id = r.account_id
  AND later.number = r.number AND later.report_version > r.report_version LIMIT 1), false)`

export async function findReport(ctx: Ctx, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`SELECT ${columns} FROM assessment_reports r
    WHERE r.id = ${id} AND ${ofActor(ctx)}`.execute(ctx.db)
  return rows[0]
}

/** Every version of a report, the first first. */
export async function listVersions(ctx: Ctx, { accountId, number }: Pick<ReportRow, 'accountId' | 'number'>) {
  const { rows } = await sql<Pick<ReportRow, 'id' | 'reportVersion' | 'publishedAt' | 'corrects'>>`
    SELECT r.id, r.report_version AS "reportVersion", r.published_at AS "publishedAt", r.corrects
    FROM assessment_reports r WHERE r.account_id = ${accountId} AND r.number = ${number}
    ORDER BY r.report_version`.execute(ctx.db)
  return rows
}

/** Reports of an installation by number, in the version that stands, before one: the latest few, oldest first. */
export async function listReportsBefore(
  ctx: Ctx,
  { accountId, environmentId }: Pick<ReportRow, 'accountId' | 'environmentId'>,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`SELECT ${columns} FROM assessment_reports r
    WHERE r.account_id = ${accountId} AND r.environment_id = ${environmentId} AND ${newest}
      ${before === null ? sql`` : sql`AND r.number < ${before}`}
    ORDER BY r.number DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.toReversed()
}

interface Asked {
  readonly accountId?: string | undefined
  readonly environmentId?: string | undefined
  readonly after?: readonly [at: number, id: string] | undefined
  readonly limit: number
}
export async function listReportRows(ctx: Ctx, { accountId, environmentId, after, limit }: Asked) {
  const { rows } = await sql<ReportRow>`SELECT ${columns} FROM assessment_reports r WHERE ${ofActor(ctx)} AND ${newest}
      ${accountId === undefined ? sql`` : sql`AND r.account_id = ${accountId}`}
      ${environmentId === undefined ? sql`` : sql`AND r.environment_id = ${environmentId}`}
      ${after === undefined ? sql`` : sql`AND (r.published_at, r.id) < (${new Date(after[0])}, ${after[1]}::uuid)`}
    ORDER BY r.published_at DESC, r.id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows
}

export const insertReport = (ctx: Ctx, row: ReportRow) =>
  ctx.db
    .insertInto('assessment_reports')
    .values({
      ...{ account_id: row.accountId, id: row.id, assessment_id: row.assessmentId, environment_id: row.environmentId },
      ...{ number: row.number, report_version: row.reportVersion, report: asJson(row.report), score: row.score },
      ...{ collected_at: row.collectedAt, published_by: row.publishedBy, published_at: row.publishedAt },
      corrects: row.corrects,
    })
    .execute()

/** The newest report of each of these assessments. */
export async function reportIdsOf(ctx: Ctx, assessmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (assessmentIds.length === 0) return new Map()
  const { rows } = await sql<{ assessmentId: string; id: string }>`
    SELECT DISTINCT ON (r.assessment_id) r.assessment_id AS "assessmentId", r.id FROM assessment_reports r
    WHERE r.assessment_id = ANY (${[...assessmentIds]}::uuid[])
    ORDER BY r.assessment_id, r.report_version DESC`.execute(ctx.db)
  return new Map(rows.map(({ assessmentId, id }) => [assessmentId, id]))
}
