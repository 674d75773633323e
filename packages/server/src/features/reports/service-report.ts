import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type {
  getServiceReportEndpoint,
  listReportPeriodsEndpoint,
  listServiceReportRowsEndpoint,
} from '@mainstay/contracts/reports'
import { monthsUpTo, quartersUpTo } from '@mainstay/policy/reports'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'
import { requireAccount } from '../contacts/index.ts'
import { coveredAsked, reportGround } from './period-asked.ts'
import { liveRows, type ReportAsked, readBody } from './read-body.ts'
import { listLatestIssued, type ReportRecord } from './report-queries.ts'
import { reportView } from './report-view.ts'
import { rowsPage } from './rows-page.ts'

/** The account of a report. Refuses `account.not_found` for what is not in sight. */
export async function accountAsked(
  ctx: Ctx,
  id: string,
  action: 'service_report.see' | 'service_report.draft',
): Promise<string> {
  const accountId = decodeId('acc', id)
  allow(ctx, action, { accountId })
  await requireAccount(ctx, accountId)
  return accountId
}

async function asked(
  ctx: Ctx,
  { params, query }: { params: { accountId: string }; query: { from: string; until: string } },
): Promise<ReportAsked> {
  const accountId = await accountAsked(ctx, params.accountId, 'service_report.see')
  const ground = await reportGround(ctx, accountId)
  return { accountId, ground, covered: coveredAsked({ from: query.from, until: query.until }, ground) }
}

/** The same with the rows that they count. */
export async function runningWithRows(ctx: Ctx, input: Parameters<typeof asked>[1]) {
  const question = await asked(ctx, input)
  const rows = await liveRows(ctx, question)
  const body = await readBody(ctx, { asked: question, rows })
  return { accountId: question.accountId, rows, report: await reportView(ctx, { ...question, body, rows }) }
}

/** The figures of a period as of now: what an issued report of it would say. */
export const getServiceReport = async (
  ctx: Ctx,
  input: InputOf<typeof getServiceReportEndpoint>,
): Promise<OutputOf<typeof getServiceReportEndpoint>> => (await runningWithRows(ctx, input)).report

/** The rows behind one of them. */
export const listServiceReportRows = async (
  ctx: Ctx,
  input: InputOf<typeof listServiceReportRowsEndpoint>,
): Promise<OutputOf<typeof listServiceReportRowsEndpoint>> => {
  const rows = await liveRows(ctx, await asked(ctx, input))
  return rowsPage(ctx, { rows, query: input.query, sight: 'team' })
}

const [monthsShown, quartersShown] = [13, 5]

/** Months and quarters of the agreement that a report may cover, the latest first. */
export async function listReportPeriods(
  ctx: Ctx,
  { params }: InputOf<typeof listReportPeriodsEndpoint>,
): Promise<OutputOf<typeof listReportPeriodsEndpoint>> {
  const accountId = await accountAsked(ctx, params.accountId, 'service_report.see')
  const { zone, today, agreement } = await reportGround(ctx, accountId)
  const issued = (await listLatestIssued(ctx, [accountId])).filter(({ number }) => number !== null)
  const quarters = agreement ? quartersUpTo(agreement.startsOn, today, quartersShown) : []
  return {
    items: [...monthsUpTo(today, monthsShown), ...quarters].map((period) => ({
      ...period,
      zone,
      isOver: period.until <= today,
      report: refOf(issued.find((one) => one.from_on === period.from && one.until_on === period.until)),
    })),
  }
}

const refOf = (report: ReportRecord | undefined) =>
  report?.number ? { id: encodeId('srp', report.id), number: report.number } : null
