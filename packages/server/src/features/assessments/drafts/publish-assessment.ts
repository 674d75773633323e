import type { Assessment, correctAssessmentEndpoint, publishAssessmentEndpoint } from '@mainstay/contracts/assessments'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import { actingPerson } from '../../../platform/acting-person.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { unlessTaken } from '../../../platform/db/index.ts'
import { accountOf } from '../../accounts/index.ts'
import { findOwed, noteEngagementFact } from '../../commitments/index.ts'
import { findBundleRow, letOriginalGo } from '../bundles/queries.ts'
import { publishFindings } from '../findings/publish-findings.ts'
import { assessmentRulesOf } from '../policy-rules.ts'
import { composeReport } from '../reports/compose-report.ts'
import { insertReport } from '../reports/queries.ts'
import { assessmentView } from './assessment-view.ts'
import { holdAssessment, holdDraft } from './change-draft.ts'
import { type AssessmentRow, findLatestPublished, listItems, nextNumber, updateAssessment } from './queries.ts'

const dayMs = 86_400_000

/**
 * The customer reads it from now on: the report is frozen under its number, its findings live, and what was owed is met
 * (policy 9.9; its summary stands on the ledger as the minutes). A second version says what it corrects.
 */
export async function publishAssessment(
  ctx: Ctx,
  { params, body }: InputOf<typeof publishAssessmentEndpoint>,
): Promise<Assessment> {
  const row = await holdDraft(ctx, params.assessmentId)
  if (row.summary === null) throw new Refusal('assessment.summary_missing')
  const corrects = row.reportVersion > 0 ? body.corrects : undefined
  if (row.reportVersion > 0 && corrects === undefined) throw new Refusal('assessment.correction_unsaid')
  const at = new Date(await ctx.now())
  const number = row.number ?? (await nextNumber(ctx, row.accountId))
  const reportVersion = row.reportVersion + 1
  const published: AssessmentRow = { ...row, number, reportVersion, state: 'published' }
  await updateAssessment(ctx, row, { state: 'published', number, report_version: reportVersion, changed_at: at })
  const bundle = await findBundleRow(ctx, row.bundleId)
  const account = await accountOf(ctx, row.accountId)
  if (!bundle || !account) throw new Error('an assessment has a bundle and an account')
  await publishFindings(ctx, published, { items: await listItems(ctx, row), checkedAt: bundle.collectedAt })
  const reportId = await freeze(ctx, published, { bundle, code: account.code, corrects, at })
  const { originals } = await assessmentRulesOf(ctx, row.accountId)
  await letOriginalGo(ctx, bundle, new Date(at.getTime() + originals.keptDays * dayMs))
  await meetOwed(ctx, published, { reportId, summary: row.summary })
  const hostId = account.tam_id ?? account.manager_id
  await ctx.publish({
    type: reportVersion === 1 ? 'assessment.published' : 'assessment.corrected',
    accountId: row.accountId,
    subject: { type: 'assessment_report', id: reportId },
    data: { environmentId: row.environmentId, assessmentId: row.id, number, reportVersion, hostId },
    ...(corrects === undefined ? {} : { texts: { corrects } }),
  })
  return assessmentView(ctx, row.id)
}

interface Freezing {
  readonly bundle: NonNullable<Awaited<ReturnType<typeof findBundleRow>>>
  readonly code: string
  readonly corrects: string | undefined
  readonly at: Date
}
async function freeze(ctx: Ctx, row: AssessmentRow, { bundle, code, corrects, at }: Freezing): Promise<string> {
  const { accountId, environmentId, number, reportVersion } = row
  const report = await composeReport(ctx, row, { bundle, code })
  const id = ctx.newId()
  await insertReport(ctx, {
    ...{ accountId, id, assessmentId: row.id, environmentId, number: number ?? 0, reportVersion, report },
    ...{ score: report.score.score, collectedAt: bundle.collectedAt, publishedBy: actingPerson(ctx), publishedAt: at },
    corrects: corrects ?? null,
  })
  return id
}

/** Where another report met it meanwhile, or the agreement ended, the ledger stays as it is. */
async function meetOwed(
  ctx: Ctx,
  { accountId, commitmentId }: AssessmentRow,
  { reportId, summary }: { readonly reportId: string; readonly summary: string },
): Promise<void> {
  const owed = commitmentId === null ? undefined : await findOwed(ctx, { accountId, commitmentId })
  const state = owed?.clock.reading.state
  if (commitmentId === null || (state !== 'open' && state !== 'scheduled' && state !== 'breached')) return
  const fact = { type: 'reported' as const, reportId, reason: summary }
  await noteEngagementFact(ctx, { accountId, commitmentId, fact, at: await ctx.now() })
}

/** Opens it again; the report stays as it was published until there is a new version. Only the latest of an installation. */
export async function correctAssessment(
  ctx: Ctx,
  { params }: InputOf<typeof correctAssessmentEndpoint>,
): Promise<Assessment> {
  const row = await holdAssessment(ctx, params.assessmentId)
  if (row.state !== 'published') throw new Refusal('assessment.not_published')
  const latest = await findLatestPublished(ctx, row)
  if (latest?.id !== row.id) throw new Refusal('assessment.not_latest')
  await unlessTaken(updateAssessment(ctx, row, { state: 'draft', changed_at: new Date(await ctx.now()) }), {
    assessments_draft: 'assessment.draft_exists',
  })
  await ctx.publish({
    type: 'assessment.changed',
    accountId: row.accountId,
    subject: { type: 'assessment', id: row.id },
    data: { environmentId: row.environmentId, what: 'correction' },
  })
  return assessmentView(ctx, row.id)
}
