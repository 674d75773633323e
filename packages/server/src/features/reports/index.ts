import {
  changeServiceReportEndpoint,
  draftServiceReportEndpoint,
  dropServiceReportEndpoint,
  getAttainmentReportEndpoint,
  getIssuedReportEndpoint,
  getIssuedReportPaperEndpoint,
  getServiceReportEndpoint,
  getServiceReportPaperEndpoint,
  issueServiceReportEndpoint,
  listAttainmentRowsEndpoint,
  listDueReportsEndpoint,
  listIssuedReportRowsEndpoint,
  listReportPeriodsEndpoint,
  listServiceReportRowsEndpoint,
  listServiceReportsEndpoint,
} from '@mainstay/contracts/reports'
import type { Ctx } from '../../platform/ctx.ts'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import { getAttainmentReport, listAttainmentRows } from './attainment-report.ts'
import { changeServiceReport, draftServiceReport, dropServiceReport, issueServiceReport } from './draft-report.ts'
import { listDueReports } from './due-reports.ts'
import { getIssuedReport, listIssuedReportRows, listServiceReports } from './issued-report.ts'
import { getIssuedReportPaper, getServiceReportPaper, type PrintParts } from './print-report.ts'
import { getServiceReport, listReportPeriods, listServiceReportRows } from './service-report.ts'

/** Reports: what was promised in a time and what became of it, with the rows behind each figure. */
export const reportRoutes: readonly Route[] = [
  serve(getServiceReportEndpoint, getServiceReport),
  serve(listServiceReportRowsEndpoint, listServiceReportRows),
  serve(listReportPeriodsEndpoint, listReportPeriods),
  serve(listServiceReportsEndpoint, listServiceReports),
  serve(listDueReportsEndpoint, (ctx: Ctx) => listDueReports(ctx)),
  serve(draftServiceReportEndpoint, draftServiceReport),
  serve(getIssuedReportEndpoint, getIssuedReport),
  serve(listIssuedReportRowsEndpoint, listIssuedReportRows),
  serve(changeServiceReportEndpoint, changeServiceReport),
  serve(dropServiceReportEndpoint, dropServiceReport),
  serve(issueServiceReportEndpoint, issueServiceReport),
  serve(getAttainmentReportEndpoint, getAttainmentReport),
  serve(listAttainmentRowsEndpoint, listAttainmentRows),
]

/** The same on paper: printed after the reading is done, in a process of its own. */
export const reportPaperRoutes = (parts: PrintParts): readonly Route[] => [
  serveRaw(getServiceReportPaperEndpoint, getServiceReportPaper(parts)),
  serveRaw(getIssuedReportPaperEndpoint, getIssuedReportPaper(parts)),
]
