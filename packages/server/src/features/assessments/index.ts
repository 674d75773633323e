import {
  exportReportFindingsEndpoint,
  getAssessmentReportEndpoint,
  getReportPaperEndpoint,
  listAssessmentReportsEndpoint,
} from '@mainstay/contracts/assessment-reports'
import {
  addDraftFindingEndpoint,
  changeAssessmentEndpoint,
  changeDraftFindingEndpoint,
  correctAssessmentEndpoint,
  discardAssessmentEndpoint,
  draftAssessmentEndpoint,
  getAssessmentEndpoint,
  listAssessmentsEndpoint,
  publishAssessmentEndpoint,
} from '@mainstay/contracts/assessments'
import {
  acceptBundleEndpoint,
  downloadBundleEndpoint,
  listBundlesEndpoint,
  sendBundleEndpoint,
} from '@mainstay/contracts/bundles'
import {
  acceptRiskEndpoint,
  changeFindingEndpoint,
  closeFindingEndpoint,
  endAcceptanceEndpoint,
  getFindingEndpoint,
  listFindingsEndpoint,
  sayDoneEndpoint,
} from '@mainstay/contracts/findings'
import { listRuleSetsEndpoint } from '@mainstay/contracts/rule-sets'
import { type Route, serve, serveRaw } from '../../platform/http/route.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { readUploadsUpTo } from '../files/index.ts'
import { acceptBundle } from './bundles/accept-bundle.ts'
import { downloadBundle } from './bundles/download-bundle.ts'
import { bundleLimitBytes } from './bundles/inspect-bundle.ts'
import { originalsDue } from './bundles/keep-originals.ts'
import { listBundles } from './bundles/list-bundles.ts'
import { sendBundle } from './bundles/send-bundle.ts'
import { addDraftFinding, changeAssessment, changeDraftFinding, discardAssessment } from './drafts/change-draft.ts'
import { draftAssessment } from './drafts/draft-assessment.ts'
import { correctAssessment, publishAssessment } from './drafts/publish-assessment.ts'
import { getAssessment, listAssessments } from './drafts/read-assessments.ts'
import { findingsDue } from './findings/follow-up.ts'
import { getFinding, listFindings } from './findings/read-findings.ts'
import { acceptRisk, changeFinding, closeFinding, endAcceptance, sayDone } from './findings/turn-findings.ts'
import type { AssessmentParts } from './parts.ts'
import { exportReportFindings } from './reports/export-findings.ts'
import { getAssessmentReport, listAssessmentReports } from './reports/read-reports.ts'
import { getReportPaper } from './reports/report-paper.ts'
import { listRuleSets } from './rule-sets/list-rule-sets.ts'

export { bundleKeysAmong } from './bundles/queries.ts'
export { recordBundle } from './bundles/record-bundle.ts'
export { agendaFindings, overdueFindings } from './findings/open-findings.ts'
export { closedFacts, findingTitles } from './findings/report-facts.ts'
export { groundFor } from './judging/ground-for.ts'
export type { Judge } from './judging/judge.ts'
export { judgeInWorker } from './judging/judge-in-worker.ts'

/** Bundles received, assessments made of them, reports published, findings that live on. */
export const assessmentRoutes = (parts: AssessmentParts): readonly Route[] => [
  serveRaw(sendBundleEndpoint, sendBundle(parts), {
    readsBodyBy: readUploadsUpTo(bundleLimitBytes),
    bodyLimitBytes: bundleLimitBytes + 1_048_576,
  }),
  serve(listBundlesEndpoint, listBundles),
  serve(acceptBundleEndpoint, acceptBundle),
  serveRaw(downloadBundleEndpoint, downloadBundle(parts)),
  serve(listAssessmentsEndpoint, listAssessments),
  serve(draftAssessmentEndpoint, draftAssessment(parts.judge)),
  serve(getAssessmentEndpoint, getAssessment),
  serve(changeAssessmentEndpoint, changeAssessment),
  serve(addDraftFindingEndpoint, addDraftFinding),
  serve(changeDraftFindingEndpoint, changeDraftFinding),
  serve(publishAssessmentEndpoint, publishAssessment),
  serve(correctAssessmentEndpoint, correctAssessment),
  serve(discardAssessmentEndpoint, discardAssessment),
  serve(listAssessmentReportsEndpoint, listAssessmentReports),
  serve(getAssessmentReportEndpoint, getAssessmentReport),
  serveRaw(exportReportFindingsEndpoint, exportReportFindings(parts)),
  serveRaw(getReportPaperEndpoint, getReportPaper(parts)),
  serve(listFindingsEndpoint, listFindings),
  serve(getFindingEndpoint, getFinding),
  serve(changeFindingEndpoint, changeFinding),
  serve(acceptRiskEndpoint, acceptRisk),
  serve(endAcceptanceEndpoint, endAcceptance),
  serve(sayDoneEndpoint, sayDone),
  serve(closeFindingEndpoint, closeFinding),
  serve(listRuleSetsEndpoint, listRuleSets),
]

/** What falls due by itself: originals go, accepted risks end, days pass. */
export const assessmentSources: readonly SweepSource[] = [originalsDue, findingsDue]
