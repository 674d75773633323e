import type { AssessmentReport, getReportPaperEndpoint, ReportFinding } from '@mainstay/contracts/assessment-reports'
import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { AssessmentPaper } from '@mainstay/documents'
import type { FastifyReply } from 'fastify'
import type { Call } from '../../../platform/http/route.ts'
import { letterheadFor, sendPaper } from '../../letterheads/index.ts'
import type { AssessmentParts } from '../parts.ts'
import { groupTitles } from './paper-words.ts'
import { reportInSight, reportView } from './read-reports.ts'

/** The page on paper: the same view through the same serializer, printed apart from this process. */
export const getReportPaper =
  ({ openUnit, papers }: Pick<AssessmentParts, 'openUnit' | 'papers'>) =>
  async ({ caller, input, reply }: Call<InputOf<typeof getReportPaperEndpoint>>): Promise<FastifyReply> => {
    if (!caller) throw new Refusal('session.missing')
    const shown = await openUnit(caller.principal, 'read', async (ctx) => {
      const row = await reportInSight(ctx, input.params.reportId)
      const letterhead = await letterheadFor(ctx, { accountId: row.accountId, readerId: caller.personId })
      return { paper: paperOf(await reportView(ctx, row), letterhead.frame), letterhead }
    })
    return await sendPaper(papers, { reply, ...shown })
  }

type Frame = Pick<AssessmentPaper['frame'], 'locale' | 'zone' | 'vendor'>

/** A report as a paper; nothing in it that the page does not say. */
function paperOf(report: AssessmentReport, frame: Frame): AssessmentPaper {
  const { score, basis } = report
  return {
    kind: 'assessment',
    frame: {
      ...frame,
      ...{ customer: report.account.name, title: `Production assessment: ${report.environment.name}` },
      ...{ number: report.number, version: report.reportVersion, issuedAt: report.publishedAt },
      preparedBy: report.preparedBy?.name,
    },
    environment: {
      name: report.environment.name,
      version: `${report.product.name} ${report.product.version}`,
      platform: report.operatingSystem ?? undefined,
    },
    summary: (report.summary ?? '').split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== ''),
    score: {
      ...{ value: score.score, startsAt: score.startsAt, level: score.level, accepted: score.accepted },
      parts: score.parts.filter(({ takes }) => takes > 0),
    },
    trend: report.trend.map(({ at, score: value, open }) => ({ at, score: value, open })),
    groups: score.groups.map(({ group, score: value, passed, failed, unknown }) => ({
      ...{ title: groupTitles[group], score: value, passed, failed, unknown },
    })),
    findings: report.findings.map(findingOf),
    health: report.health.map(measureOf),
    plan: planOf(report),
    ...(report.since === null ? {} : { changes: changesOf(report, report.since) }),
    basis: {
      ...{ ruleSet: report.ruleSet.title, version: report.ruleSet.version, collectedAt: report.collectedAt },
      ...{ rulesChecked: basis.checked, passed: basis.passed, failed: basis.failed },
      ...{ notApplicable: basis.notApplicable, byHand: basis.byHand },
      unknown: basis.unknown.map(({ title, missing }) => ({ title, missing: missing.join(', ') })),
    },
  }
}

const findingOf = (one: ReportFinding): AssessmentPaper['findings'][number] => ({
  ...{ number: one.number, title: one.title, severity: one.severity, group: groupTitles[one.group], state: one.state },
  ...{ why: one.why, evidence: one.evidence, recommendation: one.recommendation },
  ...{ effort: one.effort ?? undefined, owner: one.owner?.person?.name, dueOn: one.dueOn ?? undefined },
  accepted: one.accepted
    ? { reason: one.accepted.because, by: one.accepted.by?.name, until: one.accepted.until }
    : undefined,
  source: one.source ? { name: one.source.name, url: one.source.url ?? undefined } : undefined,
})

const measureOf = (one: AssessmentReport['health'][number]): AssessmentPaper['health'][number] => {
  const figure = (name: string) => one.figures.find(({ percentile }) => percentile === name)
  return {
    ...{ title: one.title, unit: one.unit, verdict: one.verdict },
    ...{ p50: figure('p50')?.value, p95: figure('p95')?.value, p99: figure('p99')?.value },
    threshold: limitsOf(figure('p95')),
    better: one.better,
    earlier: one.earlier.flatMap(({ at, figures }) => (figures.p95 === undefined ? [] : [{ at, p95: figures.p95 }])),
    note: one.why ?? undefined,
  }
}

const limitsOf = (figure: AssessmentReport['health'][number]['figures'][number] | undefined) =>
  figure && figure.watch !== null && figure.poor !== null ? { watch: figure.watch, poor: figure.poor } : undefined

/** A step a line; `F-3` in it names a finding. */
const planOf = ({ plan }: AssessmentReport): AssessmentPaper['plan'] =>
  (plan ?? '')
    .split('\n')
    .map((line) => line.replace(/^[-*]\s+/u, '').trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, findings: text.match(/F-\d+/gu) ?? [] }))

function changesOf({ findings }: AssessmentReport, since: NonNullable<AssessmentReport['since']>) {
  const of = (...changes: readonly ReportFinding['change'][]) =>
    findings.filter(({ change }) => changes.includes(change)).map(({ number, title }) => ({ number, title }))
  return {
    since,
    ...{ fixed: of('fixed'), appeared: of('new', 'reopened', 'acceptance_expired') },
    ...{ worse: of('worse'), better: of('better') },
    stillOpen: of('still_open', 'not_rechecked', 'kept_by_hand').length,
  }
}
