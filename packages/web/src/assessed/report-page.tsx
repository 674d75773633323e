import type { ReactNode } from 'react'
import { useId } from 'react'
import { WrittenText } from '../ui/written-text.tsx'
import './assessed.css'
import { t } from './assessed-text.ts'
import type { Finding, ReportBody, ReportFinding } from './assessed-types.ts'
import { FindingCard } from './finding-card.tsx'
import { HealthPart } from './health-part.tsx'
import { GroupBars, ScoreFigure, ScoreSum } from './score-part.tsx'
import { sayDay, TrendPart } from './trend-part.tsx'

interface ReportPageProps {
  readonly report: ReportBody
  /** How findings stand now, by id. */
  readonly living?: ReadonlyMap<string, Finding>
  /** What the reader can do with a finding. */
  readonly deedsOf?: (finding: ReportFinding) => ReactNode
}

/** The whole report as its reader gets it: in the portal, and as the preview before it is published. */
export function ReportPage({ report, living, deedsOf }: ReportPageProps) {
  const of = (test: (finding: ReportFinding) => boolean) => report.findings.filter(test)
  const fixed = of(({ state }) => state === 'fixed')
  const accepted = of(({ state }) => state === 'accepted')
  const open = of(({ state }) => state === 'open')
  const card = (finding: ReportFinding) => (
    <FindingCard
      key={finding.id}
      finding={finding}
      customer={report.account.name}
      now={living?.get(finding.id)}
      accepted={finding.state === 'accepted' ? finding.accepted : null}
    >
      {deedsOf?.(finding)}
    </FindingCard>
  )
  return (
    <div className="as-report">
      <Cover report={report} />
      <Part heading={t('summary.heading')}>
        {report.summary === null ? <p className="mut">{t('summary.none')}</p> : <WrittenText text={report.summary} />}
      </Part>
      <Since report={report} />
      <Part heading={t('findings.heading')} lead={open.length === 0 ? undefined : t('findings.means')}>
        {open.length === 0 ? <p className="mut">{t('findings.none')}</p> : open.map(card)}
      </Part>
      {accepted.length === 0 ? null : <Part heading={t('findings.accepted')}>{accepted.map(card)}</Part>}
      {fixed.length === 0 ? null : <Part heading={t('findings.fixed')}>{fixed.map(card)}</Part>}
      <Part heading={t('health.heading')}>
        <HealthPart health={report.health} collectedAt={report.collectedAt} />
      </Part>
      {report.plan === null ? null : (
        <Part heading={t('plan.heading')}>
          <Plan plan={report.plan} />
        </Part>
      )}
      <Basis report={report} />
    </div>
  )
}

interface PartProps {
  readonly heading: string
  readonly lead?: string | undefined
  readonly children: ReactNode
}
function Part({ heading, lead, children }: PartProps) {
  const id = useId()
  return (
    <section className="as-part" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {lead === undefined ? null : <p className="mut sm">{lead}</p>}
      {children}
    </section>
  )
}

function Cover({ report }: { readonly report: ReportBody }) {
  return (
    <div className="as-cover">
      <ScoreFigure report={report} />
      <div className="as-cover-charts">
        {report.trend.length > 1 ? (
          <section aria-label={t('trend.heading')}>
            <TrendPart trend={report.trend} startsAt={report.score.startsAt} />
          </section>
        ) : null}
        <section aria-label={t('groups.heading')}>
          <GroupBars score={report.score} />
        </section>
      </div>
      <ScoreSum score={report.score} />
    </div>
  )
}

const counted = [
  ['fixed', ['fixed']],
  ['new', ['new', 'reopened', 'acceptance_expired']],
  ['worse', ['worse']],
  ['better', ['better']],
  ['same', ['still_open', 'still_accepted', 'not_rechecked', 'kept_by_hand']],
] as const

function Since({ report }: { readonly report: ReportBody }) {
  if (report.since === null) return null
  const counts = counted.map(([word, changes]) => ({
    word,
    count: report.findings.filter(({ change }) => changes.some((one) => one === change)).length,
  }))
  return (
    <Part
      heading={t('since.heading')}
      lead={t('since.means', { number: report.since.number, date: sayDay(report.since.at) })}
    >
      <p className="as-since">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ word, count }) => (
            <span key={word} className={word === 'fixed' || word === 'better' ? 'as-chip as-good' : 'as-chip'}>
              {t(`since.${word}`, { count })}
            </span>
          ))}
      </p>
    </Part>
  )
}

/** One step a line; a finding that it names is one press away. */
function Plan({ plan }: { readonly plan: string }) {
  const steps = plan
    .split('\n')
    .map((line) => line.replace(/^[-*]\s+/u, '').trim())
    .filter((line) => line !== '')
  return (
    <ol className="as-plan">
      {steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text
        <li key={place} dir="auto">
          {step.split(/(F-\d+)/u).map((part, at) =>
            /^F-\d+$/u.test(part) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line
              <a key={at} className="lk t" href={`#${part}`}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </li>
      ))}
    </ol>
  )
}

function Basis({ report }: { readonly report: ReportBody }) {
  const { basis, ruleSet } = report
  return (
    <Part heading={t('basis.heading')}>
      <p className="mut">
        {t('basis.says', {
          ...{ set: ruleSet.title, version: ruleSet.version, checked: basis.checked, passed: basis.passed },
          ...{ failed: basis.failed, skipped: basis.notApplicable },
        })}{' '}
        {t('basis.by_hand', { count: basis.byHand })}
      </p>
      {basis.unknown.length === 0 ? null : (
        <details className="as-figures">
          <summary>{t('basis.unknown', { count: basis.unknown.length })}</summary>
          <ul className="as-unknown">
            {basis.unknown.map(({ title, missing }) => (
              <li key={title}>
                {title} <span className="mut sm">{t('basis.missing', { facts: missing.join(', ') })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Part>
  )
}
