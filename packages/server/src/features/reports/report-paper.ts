import type { ReportRow, ServiceReport, Tally } from '@mainstay/contracts/reports'
import type { PaperTally, ServicePaper } from '@mainstay/documents'
import { nameOf, sayChange, sayWhat, words } from './paper-words.ts'

/** The rows of a report that stand on paper one by one. */
export interface PaperRows {
  readonly late: readonly ReportRow[]
  readonly requests: readonly ReportRow[]
  readonly findings: readonly ReportRow[]
  readonly behind: readonly ReportRow[]
}
export type PaperSetting = Pick<ServicePaper['frame'], 'locale' | 'zone' | 'vendor'>

/** A report as a paper, from the very view that its page shows; nothing in it that the page does not say. */
export function paperOf(report: ServiceReport, rows: PaperRows, setting: PaperSetting): ServicePaper {
  const { figures, period } = report
  return {
    kind: 'service',
    frame: frameOf(report, setting),
    period: { from: period.from, until: period.until },
    ...(report.planTitle === null ? {} : { agreement: agreementOf(report, report.planTitle) }),
    summary: (report.summary ?? '').split(/\n{2,}/u).filter((paragraph) => paragraph.trim() !== ''),
    headline: headlineOf(figures),
    responses: [
      tallyOf(words.responses, figures.responses),
      ...figures.byPriority
        .filter(({ made }) => made > 0)
        .map((tally) => ({ ...tallyOf(tally.priority, tally), priority: tally.priority })),
      ...(figures.byHand.made === 0 ? [] : [tallyOf(words.byHand, figures.byHand)]),
    ],
    engagements: figures.byEngagement.map((tally) => tallyOf(sayWhat(tally.what), tally)),
    percentiles: figures.times.map(({ priority, answers, open, target, targetMs }) => ({
      ...{ priority, answers, targetMs: targetMs ?? undefined, targetWords: target ?? undefined },
      ...{ p50Ms: open?.p50, p90Ms: open?.p90, p99Ms: open?.p99, longestMs: open?.longest },
    })),
    months: figures.months.map(({ month, tickets, responses: { kept, late, missed } }) => ({
      ...{ month, tickets, kept, late, missed },
    })),
    byVersion: figures.tickets.byVersion.map(({ name, count }) => ({ label: name, tickets: count })),
    byArea: figures.tickets.byArea.map(({ name, count }) => ({ label: name, tickets: count })),
    findings: { closed: rows.findings.map(findingOf) },
    requests: rows.requests.map((row) => ({
      ...{ number: '', title: row.title ?? '', release: row.version ?? '', on: row.at.slice(0, 10) },
    })),
    coverage: coverageOf(figures),
    beside: besideOf(figures, rows.behind),
    late: rows.late.map(lateOf),
    changes: report.changes.map(sayChange),
    clauses: [],
  }
}

function frameOf(report: ServiceReport, setting: PaperSetting): ServicePaper['frame'] {
  const { account, number, reportVersion, issuedAt, issuedBy, period } = report
  return {
    ...setting,
    customer: account.name,
    title: words.title,
    number: number ?? `${account.code} ${period.from}`,
    version: reportVersion ?? 1,
    issuedAt: issuedAt ?? undefined,
    preparedBy: issuedBy?.name,
  }
}

const agreementOf = ({ policyTitle, policyVersion, orderForm }: ServiceReport, plan: string) => ({
  plan,
  policy: `${policyTitle} ${policyVersion}`,
  orderForm: orderForm ?? undefined,
})

const tallyOf = (label: string, tally: Tally): PaperTally => {
  const { made, kept, late, missed, running, replaced, withdrawn, skipped, notTakenUp, excused, share } = tally
  return {
    ...{ label, made, kept, late, missed, open: running, replaced, withdrawn, excused },
    ...{ waived: skipped, lapsed: notTakenUp },
    attainment: share === null ? undefined : share / 100,
  }
}

const headlineOf = ({ promises, tickets }: ServiceReport['figures']): ServicePaper['headline'] => [
  {
    label: words.share,
    figure: promises.share === null ? undefined : { value: promises.share / 100, unit: 'share' },
  },
  {
    label: words.late,
    figure: { value: promises.late + promises.missed, unit: 'count' },
    note: words.excused(promises.excused),
  },
  { label: words.made, figure: { value: promises.made, unit: 'count' } },
  { label: words.tickets, figure: { value: tickets.opened, unit: 'count' } },
]

const coverageOf = ({ coverage }: ServiceReport['figures']): ServicePaper['coverage'] => ({
  hours: coverage.reduce((sum, { hours }) => sum + hours, 0),
  words: words.coverage(coverage.map(({ planTitle }) => planTitle)),
})

const besideOf = ({ beside }: ServiceReport['figures'], behind: readonly ReportRow[]): ServicePaper['beside'] => ({
  answeredThenSilent: { count: beside.silent, note: words.silent(beside.silentAfterDays) },
  lateLowerings: { count: beside.loweredLate },
  cancelledByStaff: { count: beside.cancelledByStaff },
  notSolved: notSolvedOf(beside),
  reopened: { count: beside.reopened },
  upgradeLag: behind.map(({ title, version, target, days }) => ({
    ...{ environment: title ?? '', version: version ?? '', newest: target ?? '', days: days ?? 0 },
  })),
})

/** Of what contacts answered at the end; what they said of tickets that we took for solved stands beside it. */
const notSolvedOf = ({ solved: { yes, partly, no }, notSolved }: ServiceReport['figures']['beside']) => ({
  count: partly + no,
  of: yes + partly + no,
  note: words.notSolved(notSolved),
})

const findingOf = (row: ReportRow) => ({ number: row.area ?? '', title: row.title ?? '', on: row.at.slice(0, 10) })

function lateOf(row: ReportRow): ServicePaper['late'][number] {
  const { ticket, what, priority, at, metAt, usedMs, spanMs, excused } = row
  const kind = sayWhat(what)
  return {
    ...{ subject: nameOf(row, kind), title: ticket?.subject ?? '', kind, dueAt: at },
    priority: priority ?? undefined,
    metAt: metAt ?? undefined,
    lateByMs: usedMs === null || spanMs === null ? undefined : Math.max(0, usedMs - spanMs),
    excuse: excused === null ? undefined : { reason: excused.reason, by: excused.by?.name ?? '', at: excused.at },
  }
}
