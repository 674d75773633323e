import type { Assessment, AssessmentBrief, DraftFinding } from '@mainstay/contracts/assessments'
import { Refusal } from '@mainstay/contracts/problems'
import type { Evaluation } from '@mainstay/policy/assessments'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { accountRefs } from '../../accounts/index.ts'
import { personRefs } from '../../contacts/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import { bundleView } from '../bundles/bundle-views.ts'
import { findBundleRow } from '../bundles/queries.ts'
import { findingNumber, ownerView, wordsView } from '../findings/finding-views.ts'
import { composeReport, reportNumber } from '../reports/compose-report.ts'
import { readReport } from '../reports/frozen-report.ts'
import { reportIdsOf } from '../reports/queries.ts'
import { type AssessmentRow, findAssessment, findEvaluation, type ItemRow, listItems } from './queries.ts'

/** Assessments as the staff's lists show them; whose account is out of sight is left out. */
export async function briefsOf(ctx: Ctx, rows: readonly AssessmentRow[]): Promise<AssessmentBrief[]> {
  const accounts = await accountRefs(
    ctx,
    rows.map(({ accountId }) => accountId),
  )
  const people = await personRefs(
    ctx,
    rows.map(({ createdBy }) => createdBy),
  )
  const reports = await reportIdsOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const installations = new Map<string, string>()
  for (const { accountId, environmentId } of rows)
    if (!installations.has(environmentId))
      installations.set(environmentId, (await findEnvironment(ctx, accountId, environmentId))?.name ?? '')
  return rows.flatMap((row) => {
    const account = accounts.get(row.accountId)
    const report = reports.get(row.id)
    if (!account) return []
    return {
      ...{ id: encodeId('asm', row.id), account: { ...account, id: encodeId('acc', row.accountId) } },
      environment: { id: encodeId('env', row.environmentId), name: installations.get(row.environmentId) ?? '' },
      ...{ state: row.state, reportVersion: row.reportVersion, collectedAt: row.collectedAt.toISOString() },
      number: row.number === null ? null : reportNumber(account.code, row.number),
      reportId: report === undefined ? null : encodeId('asr', report),
      ruleSet: { id: row.ruleSetId, version: row.ruleSetVersion },
      ...{ score: row.score, level: row.level, open: row.open },
      commitmentId: row.commitmentId === null ? null : encodeId('com', row.commitmentId),
      createdBy: people.get(row.createdBy) ?? null,
      ...{ changedAt: row.changedAt.toISOString(), version: row.version },
    }
  })
}

/** An assessment on the engineer's page, with what the customer would read. */
export async function assessmentView(ctx: Ctx, id: string): Promise<Assessment> {
  const row = await findAssessment(ctx, id)
  const [brief] = row ? await briefsOf(ctx, [row]) : []
  const bundle = row && (await findBundleRow(ctx, row.bundleId))
  if (!row || !brief || !bundle) throw new Refusal('assessment.not_found')
  const items = await listItems(ctx, row)
  const preview = await readReport(
    ctx,
    row.accountId,
    await composeReport(ctx, row, { bundle, code: brief.account.code }),
  )
  const accepted = new Map(preview.findings.map((finding) => [finding.id, finding.accepted]))
  const people = await personRefs(
    ctx,
    items.map(({ ownerId }) => ownerId),
  )
  return {
    ...brief,
    ...{ bundle: await bundleView(ctx, bundle), summary: row.summary, plan: row.plan },
    findings: items.map((item) => ({
      ...itemView(item, people),
      accepted: accepted.get(encodeId('fnd', item.findingId)) ?? null,
    })),
    faults: faultsOf(await findEvaluation(ctx, row)),
    preview,
  }
}

const itemView = (item: ItemRow, people: Awaited<ReturnType<typeof personRefs>>): Omit<DraftFinding, 'accepted'> => ({
  ...wordsView(item),
  ...{
    id: encodeId('fnd', item.findingId),
    number: findingNumber(item.number),
    state: item.state,
    change: item.change,
  },
  ...{ owner: ownerView(item, people), dueOn: item.dueOn, leftOut: item.leftOut, severityByHand: item.severityByHand },
  gauge: item.gauge && { label: item.gauge.label, value: item.gauge.value, unit: item.gauge.unit ?? null },
  earlierGauge: item.earlier.gauge
    ? { label: item.earlier.gauge.label, value: item.earlier.gauge.value, unit: item.earlier.gauge.unit ?? null }
    : null,
  earlierSeverity: item.earlier.severity ?? null,
  notRechecked: item.earlier.notRechecked ?? null,
  missing: [...(item.earlier.missing ?? [])],
})

const faultsOf = ({ results }: Evaluation): Assessment['faults'] =>
  results.flatMap(({ rule, fault }) =>
    fault ? [{ ruleId: rule.id, title: rule.title, field: fault.field, message: fault.message }] : [],
  )
