import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  getIssuedReportEndpoint,
  listIssuedReportRowsEndpoint,
  listServiceReportsEndpoint,
  ServiceReport,
  ServiceReportLine,
} from '@mainstay/contracts/reports'
import { tallyOf } from '@mainstay/policy/reports'
import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { allow, isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readCursor, writeCursor } from '../../platform/http/cursor.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { personRefs } from '../contacts/index.ts'
import { type Covered, coveredBy, reportGround } from './period-asked.ts'
import { liveRows, readBody } from './read-body.ts'
import { findBody, findReport, keptRows, type ListedReport, listReports, type ReportRecord } from './report-queries.ts'
import { reportView } from './report-view.ts'
import { rowsPage } from './rows-page.ts'

export const coveredIn = ({ from_on: from, until_on: until, kind, zone }: ReportRecord): Covered =>
  coveredBy({ from, until, kind }, zone)

/** A report in sight. Refuses `service_report.not_found`. */
async function inSight(ctx: Ctx, id: string): Promise<ReportRecord> {
  const report = await findReport(ctx, decodeId('srp', id))
  if (!report || !isAllowed(ctx, 'service_report.see', { accountId: report.account_id })) {
    throw new Refusal('service_report.not_found')
  }
  return report
}

/** Of an issued report the rows that were kept; of a draft those of now. */
async function rowsIn(ctx: Ctx, report: ReportRecord): Promise<RawBuilder<unknown>> {
  if (report.issued_at) return keptRows(report)
  const accountId = report.account_id
  return liveRows(ctx, { accountId, covered: coveredIn(report), ground: await reportGround(ctx, accountId) })
}

/** A report as it was issued; of a draft, as it would be issued now. */
export async function viewReport(ctx: Ctx, report: ReportRecord): Promise<ServiceReport> {
  const accountId = report.account_id
  const covered = coveredIn(report)
  const rows = await rowsIn(ctx, report)
  const kept = report.issued_at ? await findBody(ctx, report) : undefined
  const body =
    kept ?? (await readBody(ctx, { asked: { accountId, covered, ground: await reportGround(ctx, accountId) }, rows }))
  return reportView(ctx, { accountId, covered, body, rows, report })
}

/** The same with the rows that it counts. */
export async function issuedWithRows(ctx: Ctx, reportId: string) {
  const report = await inSight(ctx, reportId)
  const rows = await rowsIn(ctx, report)
  return { accountId: report.account_id, rows, report: await viewReport(ctx, report) }
}

export const getIssuedReport = async (
  ctx: Ctx,
  { params }: InputOf<typeof getIssuedReportEndpoint>,
): Promise<ServiceReport> => viewReport(ctx, await inSight(ctx, params.reportId))

export const listIssuedReportRows = async (
  ctx: Ctx,
  { params, query }: InputOf<typeof listIssuedReportRowsEndpoint>,
): Promise<OutputOf<typeof listIssuedReportRowsEndpoint>> => {
  const report = await inSight(ctx, params.reportId)
  return rowsPage(ctx, { rows: await rowsIn(ctx, report), query, sight: 'team' })
}

const position = z.tuple([z.number(), z.uuid()])

/** Issued reports within sight, the latest first; drafts are in no customer's sight. */
export async function listServiceReports(
  ctx: Ctx,
  { query }: InputOf<typeof listServiceReportsEndpoint>,
): Promise<OutputOf<typeof listServiceReportsEndpoint>> {
  const { state, limit } = query
  const accountId = query.accountId === undefined ? undefined : decodeId('acc', query.accountId)
  const { principal } = ctx
  const own = principal.role === 'desk_customer' ? principal.accountId : accountId
  if (own !== undefined) allow(ctx, 'service_report.see', { accountId: own })
  const after = readCursor(ctx, query.cursor, position)
  const found = await listReports(ctx, { accountId, state, after, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    items: await lineViews(ctx, shown),
    nextCursor: last ? writeCursor(ctx, [stampOf(last).getTime(), last.id]) : null,
  }
}

const stampOf = ({ issued_at, drafted_at }: ReportRecord): Date => issued_at ?? drafted_at

async function lineViews(ctx: Ctx, reports: readonly ListedReport[]): Promise<ServiceReportLine[]> {
  const accounts = await accountRefs(
    ctx,
    reports.map(({ account_id }) => account_id),
  )
  const people = await personRefs(
    ctx,
    reports.map((report) => report.issued_by ?? report.drafted_by),
  )
  return reports.flatMap((report) => {
    const account = accounts.get(report.account_id)
    if (!account) return []
    const tally = report.cells ? tallyOf(report.cells, { family: 'promises', sight: 'team' }) : undefined
    return [
      {
        id: encodeId('srp', report.id),
        account: { ...account, id: encodeId('acc', account.id) },
        state: report.issued_at ? 'issued' : 'draft',
        number: report.number,
        reportVersion: report.report_version,
        period: { from: report.from_on, until: report.until_on, zone: report.zone, kind: report.kind },
        at: stampOf(report).toISOString(),
        by: people.get(report.issued_by ?? report.drafted_by) ?? null,
        made: tally?.made ?? null,
        late: tally ? tally.late + tally.missed : null,
        isLatest: report.is_latest,
      },
    ]
  })
}
