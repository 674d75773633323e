import type {
  AssessmentReport,
  AssessmentReportBrief,
  getAssessmentReportEndpoint,
  listAssessmentReportsEndpoint,
} from '@mainstay/contracts/assessment-reports'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { z } from 'zod'
import { allow, isAllowed } from '../../../platform/access.ts'
import { asDesk } from '../../../platform/as-desk.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../../platform/ids/index.ts'
import { accountRefs } from '../../accounts/index.ts'
import { personRefs } from '../../contacts/index.ts'
import { findAssessment } from '../drafts/queries.ts'
import { reportNumber } from './compose-report.ts'
import { readReport } from './frozen-report.ts'
import { findReport, listReportRows, listVersions, type ReportRow } from './queries.ts'

const position = z.tuple([z.number(), z.uuid()])
type Account = AssessmentReportBrief['account']
type People = Awaited<ReturnType<typeof personRefs>>

/** Published reports within sight, each in the version that stands, the latest first. */
export async function listAssessmentReports(
  ctx: Ctx,
  { query }: InputOf<typeof listAssessmentReportsEndpoint>,
): Promise<OutputOf<typeof listAssessmentReportsEndpoint>> {
  const { accountId, environmentId, limit, cursor } = query
  const rows = await listReportRows(ctx, {
    ...{ limit: limit + 1, after: readCursor(ctx, cursor, position) },
    accountId: accountId === undefined ? undefined : decodeId('acc', accountId),
    environmentId: environmentId === undefined ? undefined : decodeId('env', environmentId),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const seen = page.filter(({ accountId: of }) => isAllowed(ctx, 'assessment.see', { accountId: of }))
  return {
    items: await briefsOf(ctx, seen),
    nextCursor: last ? writeCursor(ctx, [last.publishedAt.getTime(), last.id]) : null,
  }
}

async function briefsOf(ctx: Ctx, rows: readonly ReportRow[]): Promise<AssessmentReportBrief[]> {
  const accounts = await accountRefs(
    ctx,
    rows.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    rows.map(({ publishedBy }) => publishedBy),
  )
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountId)
    return account ? [briefOf(row, { ...account, id: encodeId('acc', account.id) }, people)] : []
  })
}

function briefOf(row: ReportRow, account: Account, people: People): AssessmentReportBrief {
  const { report } = row
  const before = report.trend.at(-2)
  return {
    ...publishedOf(row, account.code, people),
    ...{ commitmentId: null, account, environment: { id: report.environment.id, name: report.environment.name } },
    ...{ collectedAt: row.collectedAt.toISOString(), score: row.score, level: report.score.level },
    sinceLast: before ? row.score - before.score : null,
    open: report.findings.filter(({ state }) => state === 'open').length,
    groups: report.score.groups.map(({ group, score }) => ({ group, score })),
  }
}

const publishedOf = (row: ReportRow, code: string, people: People) => ({
  ...{ id: encodeId('asr', row.id), number: reportNumber(code, row.number), reportVersion: row.reportVersion },
  ...{ publishedAt: row.publishedAt.toISOString(), publishedBy: people.get(row.publishedBy) ?? null },
  corrects: row.corrects,
})

/** A report as it was published, with the other versions of it. */
export async function getAssessmentReport(
  ctx: Ctx,
  { params }: InputOf<typeof getAssessmentReportEndpoint>,
): Promise<AssessmentReport> {
  return reportView(ctx, await reportInSight(ctx, params.reportId))
}

/** Refuses `assessment_report.not_found`. */
export async function reportInSight(ctx: Ctx, reportId: string): Promise<ReportRow> {
  const row = await findReport(ctx, decodeId('asr', reportId))
  if (!row) throw new Refusal('assessment_report.not_found')
  allow(ctx, 'assessment.see', { accountId: row.accountId })
  return row
}

export async function reportView(ctx: Ctx, row: ReportRow): Promise<AssessmentReport> {
  const body = await readReport(ctx, row.accountId, row.report)
  const people = await personRefs(ctx, [row.publishedBy])
  const versions = await listVersions(ctx, row)
  // for which window it was made stands with the assessment
  const commitmentId = (await asDesk(ctx, () => findAssessment(ctx, row.assessmentId)))?.commitmentId ?? null
  return {
    ...body,
    ...publishedOf(row, body.account.code, people),
    commitmentId: commitmentId === null ? null : encodeId('com', commitmentId),
    versions: versions.map(({ id, reportVersion, publishedAt, corrects }) => ({
      ...{ id: encodeId('asr', id), reportVersion, publishedAt: publishedAt.toISOString(), corrects },
    })),
  }
}
