import type { HealthMeasure } from '@mainstay/contracts/assessment-reports'
import { type Evaluation, type Score, scoreOf } from '@mainstay/policy/assessments'
import type { Ctx } from '../../../platform/ctx.ts'
import { encodeId } from '../../../platform/ids/index.ts'
import { findEnvironment } from '../../environments/index.ts'
import type { BundleRow } from '../bundles/queries.ts'
import { type AssessmentRow, findEvaluation, type ItemRow, listItems } from '../drafts/queries.ts'
import { findingNumber, wordsView } from '../findings/finding-views.ts'
import { type FindingRow, findFindings } from '../findings/queries.ts'
import type { FrozenFinding, FrozenReport } from './frozen-report.ts'
import { listReportsBefore, type ReportRow } from './queries.ts'

/** So many assessments stand in the line over time. */
const inLine = 12

/** `ACME-A3` */
export const reportNumber = (code: string, number: number): string => `${code}-A${number}`

/** What the customer reads of an assessment as it stands: the same words in the preview and once it is frozen. */
export async function composeReport(
  ctx: Ctx,
  row: AssessmentRow,
  { bundle, code }: { readonly bundle: BundleRow; readonly code: string },
): Promise<FrozenReport> {
  const { accountId, environmentId } = row
  const installation = await findEnvironment(ctx, accountId, environmentId)
  if (!installation) throw new Error('an assessment has an installation')
  const evaluation = await findEvaluation(ctx, row)
  const items = (await listItems(ctx, row)).filter(({ leftOut }) => leftOut === null)
  const told = await findFindings(
    ctx,
    accountId,
    items.map(({ findingId }) => findingId),
  )
  const living = new Map(told.map((one) => [one.id, one]))
  const before = await listReportsBefore(ctx, row, { before: row.number, limit: inLine - 1 })
  const score = scoreOf(items, evaluation.ruleSet.scoring)
  return {
    environment: {
      id: encodeId('env', environmentId),
      name: installation.name,
      isProduction: installation.is_production,
    },
    preparedBy: row.createdBy,
    collectedAt: bundle.collectedAt.toISOString(),
    product: { name: bundle.productName, version: bundle.productVersion },
    operatingSystem: bundle.operatingSystem,
    ruleSet: { id: evaluation.ruleSet.id, version: evaluation.ruleSet.version, title: evaluation.ruleSet.title },
    ...{ summary: row.summary, plan: row.plan, score: scoreView(score, evaluation) },
    trend: [
      ...before.map((report) => pointOf(report, code)),
      {
        ...{ number: row.number === null ? '' : reportNumber(code, row.number), at: bundle.collectedAt.toISOString() },
        ...{ score: score.score, open: items.filter(({ state }) => state === 'open').length },
      },
    ],
    since: sinceOf(before.at(-1), code),
    findings: items.toSorted(byGravity).map((item) => findingOf(item, living.get(item.findingId))),
    health: evaluation.health.map((line) => measureOf(line, before)),
    basis: basisOf(evaluation, items),
  }
}

const pointOf = ({ number, collectedAt, score, report }: ReportRow, code: string) => ({
  ...{ number: reportNumber(code, number), at: collectedAt.toISOString(), score },
  open: report.findings.filter(({ state }) => state === 'open').length,
})
const sinceOf = (report: ReportRow | undefined, code: string) =>
  report ? { number: reportNumber(code, report.number), at: report.collectedAt.toISOString() } : null

const gravity = ['critical', 'high', 'medium', 'low', 'info']
const rank = ({ state, severity }: ItemRow) => (state === 'fixed' ? 10 : 0) + gravity.indexOf(severity)
/** What is fixed last; the gravest first, then in the order of their numbers. */
const byGravity = (one: ItemRow, other: ItemRow): number => rank(one) - rank(other) || one.number - other.number

function scoreView({ groups, ...score }: Score, { results }: Evaluation): FrozenReport['score'] {
  const count = (group: string, state: string) =>
    results.filter(({ rule, state: is }) => rule.group === group && is === state).length
  return {
    ...{ score: score.score, level: score.level, startsAt: score.startsAt, accepted: score.accepted },
    parts: score.parts.map((part) => ({ ...part })),
    groups: groups.map(({ group, score: points, level }) => ({
      ...{ group, score: points, level, passed: count(group, 'passed') },
      ...{ failed: count(group, 'failed'), unknown: count(group, 'unknown') },
    })),
  }
}

/** How a risk was accepted stands with the finding itself. */
function findingOf(item: ItemRow, living: FindingRow | undefined): FrozenFinding {
  const isAccepted = item.state === 'accepted' && living?.acceptedUntil
  return {
    ...wordsView(item),
    ...{
      id: encodeId('fnd', item.findingId),
      number: findingNumber(item.number),
      state: item.state,
      change: item.change,
    },
    owner: item.ownerSide === null ? null : { personId: item.ownerId, side: item.ownerSide },
    dueOn: item.dueOn,
    accepted: isAccepted
      ? { until: living.acceptedUntil ?? '', because: living.acceptedBecause ?? '', personId: living.acceptedBy }
      : null,
    ...{ gauge: gaugeView(item.gauge), earlierGauge: gaugeView(item.earlier.gauge ?? null) },
    earlierSeverity: item.earlier.severity ?? null,
  }
}
const gaugeView = (gauge: ItemRow['gauge']) =>
  gauge && { label: gauge.label, value: gauge.value, unit: gauge.unit ?? null }

type Line = Evaluation['health'][number]
const measureOf = (line: Line, before: readonly ReportRow[]): HealthMeasure => ({
  ...{ id: line.id, title: line.title, why: line.why ?? null, unit: line.unit, better: line.better },
  ...{ verdict: line.verdict, because: line.because, samples: line.samples, highest: line.highest },
  figures: line.figures.map(({ percentile, value, watch, poor, earlier, changePercent, isWorse }) => ({
    ...{ percentile, value, watch, poor, earlier, changePercent, isWorse },
  })),
  series: [...line.series],
  earlier: before.flatMap(({ collectedAt, report }) => {
    const same = report.health.find(({ id }) => id === line.id)
    if (!same || same.figures.length === 0) return []
    const figures = Object.fromEntries(same.figures.map(({ percentile, value }) => [percentile, value]))
    return [{ at: collectedAt.toISOString(), figures }]
  }),
})

function basisOf({ results }: Evaluation, items: readonly ItemRow[]): FrozenReport['basis'] {
  const count = (state: string) => results.filter((result) => result.state === state).length
  return {
    ...{ checked: count('passed') + count('failed'), passed: count('passed'), failed: count('failed') },
    notApplicable: count('not_applicable'),
    unknown: results
      .filter(({ state }) => state === 'unknown')
      .map(({ rule, missing }) => ({ title: rule.title, missing: [...missing] })),
    byHand: items.filter(({ ruleId }) => ruleId === null).length,
  }
}
