import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { page, ServiceReportId } from '../shared.ts'
import { ofAccount, opening, paper, period, tag } from './of-report.ts'
import { ReportPeriod, ServiceReport } from './report.ts'
import { ReportRow } from './row.ts'

export const getServiceReportEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/service-report',
  summary: 'The figures of a period as of now: the same for both sides, every day',
  tag,
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject(period),
  returns: ServiceReport,
  refuses: ['account.not_found', 'report.period_unfit'],
})
export const listServiceReportRowsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/service-report/rows',
  summary: 'The rows behind one of those figures',
  tag,
  door: 'signed_in',
  params: ofAccount,
  query: z.strictObject({ ...period, ...opening }),
  returns: page(ReportRow),
  refuses: ['account.not_found', 'report.period_unfit', 'request.cursor_invalid'],
})
export const listReportPeriodsEndpoint = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/report-periods',
  summary: 'Months, and quarters of the agreement, that a report may cover, the latest first',
  tag,
  door: 'signed_in',
  params: ofAccount,
  returns: z.object({
    items: z.array(
      ReportPeriod.extend({
        isOver: z.boolean(),
        /** The latest issued report of it. */
        report: z.object({ id: ServiceReportId, number: z.string() }).nullable(),
      }),
    ),
  }),
  refuses: ['account.not_found'],
})
export const getServiceReportPaperEndpoint = endpoint({
  ...paper,
  method: 'GET',
  path: '/accounts/:accountId/service-report/paper',
  summary: 'The figures of a period as of now, on paper (PDF): what the page says',
  params: ofAccount,
  query: z.strictObject(period),
  refuses: ['account.not_found', 'report.period_unfit', 'desk.busy', 'paper.too_large'],
})
