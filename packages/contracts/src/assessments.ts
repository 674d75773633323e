import { efforts } from '@mainstay/policy/assessments'
import { z } from 'zod'
import { AssessmentReportBody, ReportFinding } from './assessment-reports.ts'
import { Bundle } from './bundles.ts'
import { endpoint } from './endpoint.ts'
import { FindingEvidence, FindingGroup, FindingSeverity } from './findings.ts'
import {
  AccountId,
  AccountRef,
  AssessmentId,
  AssessmentReportId,
  BundleId,
  CivilDate,
  CommitmentId,
  EnvironmentId,
  FindingId,
  Instant,
  line,
  PersonId,
  PersonRef,
  page,
  pageQuery,
  text,
} from './shared.ts'

export const AssessmentState = z.enum(['draft', 'published', 'discarded'])
/** An assessment as lists of the staff show it. */
export const AssessmentBrief = z.object({
  id: AssessmentId,
  account: AccountRef,
  environment: z.object({ id: EnvironmentId, name: z.string() }),
  state: AssessmentState,
  /** `ACME-A3`, from its first publishing. */
  number: z.string().nullable(),
  /** Of the newest report; 0 before there is one. */
  reportVersion: z.number().int(),
  reportId: AssessmentReportId.nullable(),
  collectedAt: Instant,
  ruleSet: z.object({ id: z.string(), version: z.string() }),
  score: z.number(),
  level: z.enum(['well', 'watch', 'at_risk']),
  open: z.number().int(),
  commitmentId: CommitmentId.nullable(),
  createdBy: PersonRef.nullable(),
  changedAt: Instant,
  version: z.number().int(),
})
export type AssessmentBrief = z.infer<typeof AssessmentBrief>
/** A finding in the engineer's hands. */
export const DraftFinding = ReportFinding.extend({
  /** Why it is left out of the report; null where it stands in it. */
  leftOut: z.string().nullable(),
  severityByHand: z.boolean(),
  /** Why it was not held against this snapshot, with the facts that are missing. */
  notRechecked: z.string().nullable(),
  missing: z.array(z.string()),
})
export type DraftFinding = z.infer<typeof DraftFinding>
export const Assessment = AssessmentBrief.extend({
  bundle: Bundle,
  summary: z.string().nullable(),
  plan: z.string().nullable(),
  findings: z.array(DraftFinding),
  /** Rules that gave no verdict because something is wrong with them. */
  faults: z.array(z.object({ ruleId: z.string(), title: z.string(), field: z.string(), message: z.string() })),
  /** What the customer reads once it is published, by the same words. */
  preview: AssessmentReportBody,
})
export type Assessment = z.infer<typeof Assessment>

const tag = 'Assessments'
const ofAssessment = z.object({ assessmentId: AssessmentId })
const ofDraftFinding = z.object({ assessmentId: AssessmentId, findingId: FindingId })
const notFound = 'assessment.not_found' as const
const published = 'assessment.not_a_draft' as const
const words = text(2000)

export const listAssessmentsEndpoint = endpoint({
  method: 'GET',
  path: '/assessments',
  summary: 'Assessments of the accounts in your sight, what was changed last first',
  tag,
  door: 'staff',
  query: z.strictObject({
    ...pageQuery,
    accountId: AccountId.optional(),
    state: AssessmentState.optional(),
    commitmentId: CommitmentId.optional(),
  }),
  returns: page(AssessmentBrief),
  refuses: ['access.denied', 'request.cursor_invalid'],
})
export const draftAssessmentEndpoint = endpoint({
  method: 'POST',
  path: '/assessments',
  summary: 'Hold the snapshot of a bundle against a rule set; what it finds is yours to go through',
  tag,
  door: 'staff',
  status: 201,
  body: z.strictObject({
    bundleId: BundleId,
    /** The one for the product unless told. */
    ruleSetId: line(60).optional(),
    /** The window that it is made for. */
    commitmentId: CommitmentId.optional(),
  }),
  returns: Assessment,
  refuses: [
    'access.denied',
    'bundle.not_found',
    'rule_set.not_found',
    'commitment.not_found',
    'assessment.window_unfit',
    'assessment.draft_exists',
    'assessment.not_evaluated',
  ],
})
export const getAssessmentEndpoint = endpoint({
  method: 'GET',
  path: '/assessments/:assessmentId',
  summary: 'An assessment as the engineer has it, with what the customer would read',
  tag,
  door: 'staff',
  params: ofAssessment,
  returns: Assessment,
  refuses: ['access.denied', notFound],
})
export const changeAssessmentEndpoint = endpoint({
  method: 'PATCH',
  path: '/assessments/:assessmentId',
  summary: 'Write the summary and the plan, or say for which window it is made',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofAssessment,
  body: z.strictObject({
    summary: text(6000).nullable().optional(),
    plan: text(6000).nullable().optional(),
    commitmentId: CommitmentId.nullable().optional(),
  }),
  returns: Assessment,
  refuses: ['access.denied', notFound, published, 'commitment.not_found', 'assessment.window_unfit', 'request.stale'],
})
const written = {
  severity: FindingSeverity,
  group: FindingGroup,
  title: line(200),
  why: words,
  recommendation: words,
  effort: z.enum(efforts).nullable(),
  evidence: z.array(FindingEvidence.extend({ label: line(200), value: text(2000) })).max(8),
  ownerId: PersonId.nullable(),
  dueOn: CivilDate.nullable(),
}
export const addDraftFindingEndpoint = endpoint({
  method: 'POST',
  path: '/assessments/:assessmentId/findings',
  summary: 'Add what no rule looks for; only a person closes it',
  tag,
  door: 'staff',
  status: 201,
  params: ofAssessment,
  body: z.strictObject({
    ...written,
    effort: written.effort.default(null),
    evidence: written.evidence.default([]),
    ownerId: written.ownerId.optional(),
    dueOn: written.dueOn.optional(),
  }),
  returns: Assessment,
  refuses: ['access.denied', notFound, published, 'finding.owner_unfit', 'assessment.full'],
})
export const changeDraftFindingEndpoint = endpoint({
  method: 'PATCH',
  path: '/assessments/:assessmentId/findings/:findingId',
  summary: 'Edit what a finding says, or leave it out with a reason',
  tag,
  door: 'staff',
  ifMatch: 'required',
  params: ofDraftFinding,
  body: z.strictObject({ ...written, leftOut: text(1000).nullable() }).partial(),
  returns: Assessment,
  refuses: ['access.denied', notFound, published, 'finding.not_found', 'finding.owner_unfit', 'request.stale'],
})
export const publishAssessmentEndpoint = endpoint({
  method: 'POST',
  path: '/assessments/:assessmentId/publication',
  summary: 'Publish: the customer reads the report, its findings live from now on, what was owed is met',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofAssessment,
  body: z.strictObject({
    /** What this version corrects; needed from the second on. */
    corrects: text(1000).optional(),
  }),
  returns: Assessment,
  refuses: [
    'access.denied',
    notFound,
    published,
    'assessment.summary_missing',
    'assessment.correction_unsaid',
    'request.stale',
  ],
})
export const correctAssessmentEndpoint = endpoint({
  method: 'POST',
  path: '/assessments/:assessmentId/correction',
  summary: 'Open a published assessment again: the report stays as it is until a new version is published',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofAssessment,
  body: z.strictObject({}),
  returns: Assessment,
  refuses: [
    'access.denied',
    notFound,
    'assessment.not_published',
    'assessment.not_latest',
    'assessment.draft_exists',
    'request.stale',
  ],
})
export const discardAssessmentEndpoint = endpoint({
  method: 'POST',
  path: '/assessments/:assessmentId/discarding',
  summary: 'Drop a draft; one that corrects a report goes back to what was published',
  tag,
  door: 'staff',
  ifMatch: 'honoured',
  params: ofAssessment,
  body: z.strictObject({}),
  returns: Assessment,
  refuses: ['access.denied', notFound, published, 'request.stale'],
})
