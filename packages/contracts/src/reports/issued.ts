import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AccountId, AccountRef, page, pageQuery, ServiceReportId, text } from '../shared.ts'
import { ofAccount, ofReport, opening, paper, period, tag } from './of-report.ts'
import { ReportPeriod, ServiceReport, ServiceReportLine } from './report.ts'
import { ReportRow } from './row.ts'

export const listServiceReportsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports',
  summary: 'Reports that were issued, the latest first; for staff also drafts',
  tag,
  door: 'signed_in',
  query: z.strictObject({
    accountId: AccountId.optional(),
    state: z.enum(['issued', 'draft']).default('issued'),
    ...pageQuery,
  }),
  returns: page(ServiceReportLine),
  refuses: ['request.cursor_invalid'],
})
export const listDueReportsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/due',
  summary: 'Periods of the accounts in the reader’s hands that ended without a report',
  tag,
  door: 'staff',
  returns: z.object({
    items: z.array(z.object({ account: AccountRef, period: ReportPeriod, draftId: ServiceReportId.nullable() })),
  }),
  refuses: ['access.denied'],
})
export const draftServiceReportEndpoint = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/service-reports',
  summary:
    'Begin a report of a period, or a further version of one that was issued; the customer sees it once it is issued',
  tag,
  door: 'staff',
  params: ofAccount,
  body: z.strictObject({ ...period, summary: text(10_000).optional() }),
  returns: ServiceReport,
  status: 201,
  refuses: ['account.not_found', 'report.period_unfit', 'access.denied'],
})
export const getIssuedReportEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/:reportId',
  summary: 'A report as it was issued; for staff also a draft, as the customer would read it',
  tag,
  door: 'signed_in',
  params: ofReport,
  returns: ServiceReport,
  refuses: ['service_report.not_found'],
})
export const listIssuedReportRowsEndpoint = endpoint({
  method: 'GET',
  path: '/service-reports/:reportId/rows',
  summary: 'The rows behind a figure, as they were when the report was issued',
  tag,
  door: 'signed_in',
  params: ofReport,
  query: z.strictObject(opening),
  returns: page(ReportRow),
  refuses: ['service_report.not_found', 'request.cursor_invalid'],
})
export const changeServiceReportEndpoint = endpoint({
  method: 'PATCH',
  path: '/service-reports/:reportId',
  summary: 'Write the words that stand before the figures of a draft',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'required',
  body: z.strictObject({ summary: text(10_000).nullable() }),
  returns: ServiceReport,
  refuses: ['service_report.not_found', 'service_report.issued', 'access.denied'],
})
export const dropServiceReportEndpoint = endpoint({
  method: 'DELETE',
  path: '/service-reports/:reportId',
  summary: 'Drop a draft; what was issued stays',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'required',
  returns: z.null(),
  refuses: ['service_report.not_found', 'service_report.issued', 'access.denied'],
})
export const issueServiceReportEndpoint = endpoint({
  method: 'POST',
  path: '/service-reports/:reportId/issue',
  summary: 'Issue a draft: figures and rows are kept as they are, under a number, and the customer is told once',
  tag,
  door: 'staff',
  params: ofReport,
  ifMatch: 'honoured',
  returns: ServiceReport,
  refuses: [
    'service_report.not_found',
    'service_report.issued',
    'service_report.not_over',
    'service_report.unchanged',
    'access.denied',
  ],
})
export const getIssuedReportPaperEndpoint = endpoint({
  ...paper,
  method: 'GET',
  path: '/service-reports/:reportId/paper',
  summary: 'A report on paper (PDF): what the page says',
  params: ofReport,
  refuses: ['service_report.not_found', 'desk.busy', 'paper.too_large'],
})
