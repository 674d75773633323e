import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type {
  changeServiceReportEndpoint,
  draftServiceReportEndpoint,
  dropServiceReportEndpoint,
  issueServiceReportEndpoint,
  ServiceReport,
} from '@mainstay/contracts/reports'
import { changesBetween, reportNumber } from '@mainstay/policy/reports'
import { allow, isAllowed } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { accountRefs } from '../accounts/index.ts'
import { coveredIn, viewReport } from './issued-report.ts'
import { coveredAsked, reportGround } from './period-asked.ts'
import { liveRows, type ReportAsked, type ReportBody, readBody } from './read-body.ts'
import {
  deleteReport,
  findReport,
  insertReport,
  type KeptVersion,
  keepRows,
  keptRows,
  listKept,
  listVersions,
  lockReport,
  type ReportRecord,
  touchReport,
  writeIssued,
  writeSummary,
} from './report-queries.ts'
import { accountAsked } from './service-report.ts'

/** Begins a report of a period. Where a draft of it is there already, that is it. */
export const draftServiceReport = async (
  ctx: Ctx,
  { params, body }: InputOf<typeof draftServiceReportEndpoint>,
): Promise<ServiceReport> => {
  const accountId = await accountAsked(ctx, params.accountId, 'service_report.draft')
  const ground = await reportGround(ctx, accountId)
  const period = { from: body.from, until: body.until }
  const covered = coveredAsked(period, ground)
  const [latest] = await listVersions(ctx, { accountId, ...period })
  const report = latest && !latest.issued_at ? latest : await begin(ctx, { accountId, covered, ground }, latest)
  if (body.summary !== undefined) await writeSummary(ctx, report, body.summary)
  return viewReport(ctx, report)
}

async function begin(
  ctx: Ctx,
  { accountId, covered, ground }: ReportAsked,
  before: ReportRecord | undefined,
): Promise<ReportRecord> {
  const report = {
    ...{ account_id: accountId, id: ctx.newId(), from_on: covered.from, until_on: covered.until, kind: covered.kind },
    // a further version keeps to the dates of the first
    zone: before?.zone ?? covered.zone,
    report_version: (before?.report_version ?? 0) + 1,
    follows_id: before?.id ?? null,
    drafted_by: actingPerson(ctx),
    drafted_at: new Date(ground.now),
  }
  if (!(await insertReport(ctx, report))) {
    // two began at once: theirs is the draft
    const [theirs] = await listVersions(ctx, { accountId, from: covered.from, until: covered.until })
    if (theirs) return theirs
  }
  await tell(ctx, 'service_report.drafted', report)
  return { ...report, number: null, issued_at: null, issued_by: null, version: 1 }
}

/** Writes the words before the figures of a draft. */
export const changeServiceReport = async (
  ctx: Ctx,
  { params, body }: InputOf<typeof changeServiceReportEndpoint>,
): Promise<ServiceReport> => {
  const report = await draftForUpdate(ctx, params.reportId, 'service_report.draft')
  await writeSummary(ctx, report, body.summary)
  await touchReport(ctx, report)
  return viewReport(ctx, { ...report, version: report.version + 1 })
}

export async function dropServiceReport(
  ctx: Ctx,
  { params }: InputOf<typeof dropServiceReportEndpoint>,
): Promise<null> {
  const report = await draftForUpdate(ctx, params.reportId, 'service_report.draft')
  await deleteReport(ctx, report)
  await tell(ctx, 'service_report.dropped', report)
  return null
}

/** Issues a draft: its rows and figures are kept as they are at this instant, and never change again. */
export const issueServiceReport = async (
  ctx: Ctx,
  { params }: InputOf<typeof issueServiceReportEndpoint>,
): Promise<ServiceReport> => {
  const report = await draftForUpdate(ctx, params.reportId, 'service_report.issue')
  const ground = await reportGround(ctx, report.account_id)
  const asked: ReportAsked = { accountId: report.account_id, covered: coveredIn(report), ground }
  if (ground.now < asked.covered.untilAt) throw new Refusal('service_report.not_over')
  await keepRows(ctx, report, await liveRows(ctx, asked))
  const body = await readBody(ctx, { asked, rows: keptRows(report) })
  const changes = await changesIn(ctx, report)
  if (report.follows_id !== null && changes.length === 0) throw new Refusal('service_report.unchanged')
  const code = (await accountRefs(ctx, [report.account_id])).get(report.account_id)?.code ?? ''
  const number = reportNumber({ code, period: asked.covered, version: report.report_version })
  // what is private is counted from the rows, among those that the reader sees
  const cells = body.cells.filter(({ sight }) => sight === 'team')
  await writeIssued(ctx, report, { number, at: ground.now, by: actingPerson(ctx), body: { ...body, cells, changes } })
  await tell(ctx, 'service_report.issued', report, number)
  const issued = await findReport(ctx, report.id)
  if (!issued) throw new Error('a report that was just issued is there')
  return viewReport(ctx, issued)
}

/** What is other than in the version before. */
async function changesIn(ctx: Ctx, report: ReportRecord): Promise<ReportBody['changes']> {
  const { account_id, follows_id } = report
  if (follows_id === null) return []
  const now = await listKept(ctx, report)
  const before = await listKept(ctx, { account_id, id: follows_id })
  const known = new Map([...before, ...now].map((row) => [keyOf(row), row]))
  const compared = (row: KeptVersion) => ({ key: keyOf(row), outcome: row.outcome, isExcused: row.excused })
  return changesBetween(before.map(compared), now.map(compared)).flatMap((change) => {
    const row = known.get(change.key)
    return row ? [{ ...change, subject: row.subject, id: row.id }] : []
  })
}
const keyOf = ({ subject, id }: KeptVersion) => `${subject} ${id}`

/** A draft, held. Refuses `service_report.not_found`, and `service_report.issued` for what never changes any more. */
async function draftForUpdate(
  ctx: Ctx,
  id: string,
  action: 'service_report.draft' | 'service_report.issue',
): Promise<ReportRecord> {
  const report = await lockReport(ctx, decodeId('srp', id))
  if (!report || !isAllowed(ctx, 'service_report.see', { accountId: report.account_id })) {
    throw new Refusal('service_report.not_found')
  }
  allow(ctx, action, { accountId: report.account_id })
  if (report.issued_at) throw new Refusal('service_report.issued')
  requireCurrentVersion(ctx, report.version)
  return report
}

type Happened = 'service_report.drafted' | 'service_report.dropped' | 'service_report.issued'
type Told = Pick<ReportRecord, 'account_id' | 'id' | 'from_on' | 'until_on' | 'report_version'>
const tell = (ctx: Ctx, type: Happened, { account_id, id, ...report }: Told, number?: string): Promise<void> =>
  ctx.publish({
    type,
    accountId: account_id,
    subject: { type: 'service_report', id },
    data: {
      from: report.from_on,
      until: report.until_on,
      reportVersion: report.report_version,
      ...(number === undefined ? {} : { number }),
    },
  })
