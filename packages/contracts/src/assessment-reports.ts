import { findingChanges, ruleGroups, severities } from '@mainstay/policy/assessments'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FindingOwner, FindingState, FindingWords } from './findings.ts'
import {
  AccountId,
  AccountRef,
  AssessmentReportId,
  CivilDate,
  CommitmentId,
  EnvironmentId,
  FindingId,
  Instant,
  PersonRef,
  page,
  pageQuery,
} from './shared.ts'

const Level = z.enum(['well', 'watch', 'at_risk'])
const Group = z.enum(ruleGroups)
const Gauge = z.object({ label: z.string(), value: z.number(), unit: z.string().nullable() })
/** A sum in the open: where it starts, and what the open findings of each severity take. */
export const AssessmentScore = z.object({
  score: z.number(),
  level: Level,
  startsAt: z.number(),
  parts: z.array(
    z.object({
      severity: z.enum(severities),
      count: z.number().int(),
      each: z.number(),
      atMost: z.number(),
      takes: z.number(),
    }),
  ),
  /** Accepted risks take nothing. */
  accepted: z.number().int(),
  groups: z.array(
    z.object({
      group: Group,
      score: z.number(),
      level: Level,
      passed: z.number().int(),
      failed: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
})
export const HealthFigure = z.object({
  percentile: z.enum(['p50', 'p95', 'p99']),
  value: z.number(),
  watch: z.number().nullable(),
  poor: z.number().nullable(),
  earlier: z.number().nullable(),
  changePercent: z.number().nullable(),
  isWorse: z.boolean(),
})
/** One measure of the performance health check. */
export const HealthMeasure = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string().nullable(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  verdict: z.enum(['well', 'watch', 'poor', 'unknown']),
  because: z.enum([
    'threshold',
    'worse_than_before',
    'all_well',
    'no_thresholds',
    'no_samples',
    'too_few_samples',
    'fault',
  ]),
  samples: z.number().int(),
  figures: z.array(HealthFigure),
  highest: z.number().nullable(),
  /** In the order of measuring, each the worst of its stretch. */
  series: z.array(z.number()),
  /** The same percentiles in earlier assessments of the installation, oldest first. */
  earlier: z.array(z.object({ at: Instant, figures: z.record(z.string(), z.number()) })),
})
export type HealthMeasure = z.infer<typeof HealthMeasure>
/** A finding as the report says it; how it stands since then is asked of the finding. */
export const ReportFinding = FindingWords.extend({
  id: FindingId,
  number: z.string(),
  state: FindingState,
  change: z.enum(findingChanges),
  owner: FindingOwner.nullable(),
  dueOn: CivilDate.nullable(),
  accepted: z.object({ until: CivilDate, because: z.string(), by: PersonRef.nullable() }).nullable(),
  gauge: Gauge.nullable(),
  earlierGauge: Gauge.nullable(),
  earlierSeverity: z.enum(severities).nullable(),
})
export type ReportFinding = z.infer<typeof ReportFinding>

/** What a customer reads of an assessment, on the page, on paper and as CSV. Frozen when it is published. */
export const AssessmentReportBody = z.object({
  account: AccountRef,
  environment: z.object({ id: EnvironmentId, name: z.string(), isProduction: z.boolean() }),
  preparedBy: PersonRef.nullable(),
  collectedAt: Instant,
  product: z.object({ name: z.string(), version: z.string() }),
  operatingSystem: z.string().nullable(),
  ruleSet: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  summary: z.string().nullable(),
  /** One step a line; `F-3` in a step names a finding. */
  plan: z.string().nullable(),
  score: AssessmentScore,
  /** Oldest first, this one last. */
  trend: z.array(z.object({ number: z.string(), at: Instant, score: z.number(), open: z.number().int() })),
  since: z.object({ number: z.string(), at: Instant }).nullable(),
  findings: z.array(ReportFinding),
  health: z.array(HealthMeasure),
  basis: z.object({
    checked: z.number().int(),
    passed: z.number().int(),
    failed: z.number().int(),
    notApplicable: z.number().int(),
    unknown: z.array(z.object({ title: z.string(), missing: z.array(z.string()) })),
    byHand: z.number().int(),
  }),
})
export type AssessmentReportBody = z.infer<typeof AssessmentReportBody>
const Published = z.object({
  id: AssessmentReportId,
  /** `ACME-A3`. */
  number: z.string(),
  reportVersion: z.number().int(),
  publishedAt: Instant,
  publishedBy: PersonRef.nullable(),
  /** What this version corrects. */
  corrects: z.string().nullable(),
  commitmentId: CommitmentId.nullable(),
})
export const AssessmentReport = AssessmentReportBody.extend(Published.shape).extend({
  versions: z.array(
    z.object({
      id: AssessmentReportId,
      reportVersion: z.number().int(),
      publishedAt: Instant,
      corrects: z.string().nullable(),
    }),
  ),
})
export type AssessmentReport = z.infer<typeof AssessmentReport>
export const AssessmentReportBrief = Published.extend({
  account: AccountRef,
  environment: z.object({ id: EnvironmentId, name: z.string() }),
  collectedAt: Instant,
  score: z.number(),
  level: Level,
  /** Points since the one before. */
  sinceLast: z.number().nullable(),
  open: z.number().int(),
  groups: z.array(z.object({ group: Group, score: z.number() })),
})
export type AssessmentReportBrief = z.infer<typeof AssessmentReportBrief>

const tag = 'Assessments'
const ofReport = z.object({ reportId: AssessmentReportId })
const notFound = 'assessment_report.not_found' as const

export const listAssessmentReportsEndpoint = endpoint({
  method: 'GET',
  path: '/assessment-reports',
  summary:
    'Published reports in their newest version, the latest first: your account’s, or those of accounts in your sight',
  tag,
  door: 'signed_in',
  query: z.strictObject({ ...pageQuery, accountId: AccountId.optional(), environmentId: EnvironmentId.optional() }),
  returns: page(AssessmentReportBrief),
  refuses: ['request.cursor_invalid'],
})
export const getAssessmentReportEndpoint = endpoint({
  method: 'GET',
  path: '/assessment-reports/:reportId',
  summary: 'A published report as it was when it was published, with its other versions',
  tag,
  door: 'signed_in',
  params: ofReport,
  returns: AssessmentReport,
  refuses: [notFound],
})
export const exportReportFindingsEndpoint = endpoint({
  method: 'GET',
  path: '/assessment-reports/:reportId/findings.csv',
  summary: 'The findings of a report as CSV; text that a spreadsheet would run is made harmless',
  tag,
  door: 'signed_in',
  params: ofReport,
  returns: z.string(),
  refuses: [notFound],
})
export const getReportPaperEndpoint = endpoint({
  method: 'GET',
  path: '/assessment-reports/:reportId/paper',
  summary: 'The report on paper (PDF): the same content as the page',
  tag,
  door: 'signed_in',
  params: ofReport,
  returns: z.string(),
  refuses: [notFound, 'desk.busy', 'paper.too_large'],
})
