import type { ReactNode } from 'react'
import { sayCivil } from '../success/say-civil.ts'
import { useNow } from '../ui/time/clock.ts'
import { t } from './assessed-text.ts'
import type { Finding, ReportFinding, SaidOfFinding } from './assessed-types.ts'
import { FindingHistory } from './finding-history.tsx'
import { SeverityMark } from './severity-mark.tsx'
import { sayDay } from './trend-part.tsx'

type Change = ReportFinding['change']
const good: readonly Change[] = ['fixed', 'better']
const bad: readonly Change[] = ['new', 'reopened', 'worse', 'acceptance_expired']

/** Instants as the rules write them. */
const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/gu

function ChangeChip({ change }: { readonly change: Change }) {
  const tone = good.includes(change) ? 'as-good' : bad.includes(change) ? 'as-bad' : ''
  return <span className={`as-chip ${tone}`}>{t(`change.${change}`)}</span>
}

interface FindingCardProps {
  readonly finding: SaidOfFinding &
    Partial<Pick<ReportFinding, 'change' | 'gauge' | 'earlierGauge' | 'earlierSeverity'>>
  /** The company whose installation it is. */
  readonly customer: string
  /** How it stands now, where it lives on beside the report. */
  readonly now?: Finding | undefined
  readonly accepted?: ReportFinding['accepted'] | undefined
  /** Beside the title. */
  readonly mark?: ReactNode
  /** What the reader can do with it. */
  readonly children?: ReactNode
  readonly isLeftOut?: boolean
}

/** A finding on the page: what it is, why, what shows it, what to do, who has it. */
export function FindingCard({ finding, customer, now, accepted, mark, children, isLeftOut = false }: FindingCardProps) {
  const { number, severity, title, group, change, why, recommendation } = finding
  const isOpen = (now?.state ?? (change === 'fixed' ? 'fixed' : 'open')) !== 'fixed'
  return (
    <article className={isLeftOut ? 'as-finding as-left-out' : 'as-finding'} id={number}>
      <header className="as-finding-head">
        <SeverityMark severity={severity} />
        <span className="mut">{number}</span>
        <span className="mut">{t(`group.${group}`)}</span>
        {change === undefined ? null : <ChangeChip change={change} />}
        {mark}
      </header>
      <h3 dir="auto">
        {isOpen ? <span className="as-not">{t('finding.not_yet')}</span> : null} {title}
      </h3>
      <Standing finding={finding} customer={customer} now={now} accepted={accepted} />
      <div className="as-finding-body">
        <p dir="auto">
          <span className="sr">{t('finding.why')}: </span>
          {why}
        </p>
        <Evidence finding={finding} />
        <p className="as-recommends" dir="auto">
          <b>{t('finding.recommends')}</b> {recommendation}
          {finding.effort === null ? null : <span className="mut"> ({t(`effort.${finding.effort}`)})</span>}
        </p>
        <Source finding={finding} />
        {now === undefined ? null : <FindingHistory findingId={now.id} />}
      </div>
      {children === undefined ? null : <div className="as-deeds">{children}</div>}
    </article>
  )
}

/** Who has it and until when; that a risk is accepted, or somebody says it is done. */
function Standing({
  finding,
  customer,
  now,
  accepted,
}: Pick<FindingCardProps, 'finding' | 'customer' | 'now' | 'accepted'>) {
  const time = useNow('minute')
  const { owner, dueOn } = now ?? finding
  const taken = now?.accepted ?? accepted ?? null
  const isOver = now?.state === 'fixed'
  return (
    <>
      <p className="as-standing mut sm">
        {now === undefined || now.state === 'open' ? null : (
          <span className={now.state === 'fixed' ? 'kept-t' : ''}>{t(`state.${now.state}`)}</span>
        )}
        <span>
          {owner === null
            ? t('finding.no_owner')
            : (owner.person?.name ??
              t('finding.owner_side', { side: owner.side === 'customer' ? customer : t('side.staff') }))}
        </span>
        {dueOn === null || isOver || taken !== null ? null : (
          <span className={now?.isOverdue ? 'late-t t' : 't'}>
            {t(now?.isOverdue ? 'finding.overdue' : 'finding.due', { date: sayCivil(dueOn, time) })}
          </span>
        )}
      </p>
      {taken === null ? null : (
        <p className="as-accepted" dir="auto">
          {taken.by === null
            ? t('finding.accepted_nobody', { date: sayCivil(taken.until, time), because: taken.because })
            : t('finding.accepted', { date: sayCivil(taken.until, time), name: taken.by.name, because: taken.because })}
        </p>
      )}
      {now?.saidDone ? (
        <p className="as-said-done" dir="auto">
          {t('finding.done', { name: now.saidDone.by?.name ?? '' })} {now.saidDone.words}
        </p>
      ) : null}
    </>
  )
}

function Evidence({ finding }: Pick<FindingCardProps, 'finding'>) {
  const { evidence, gauge, earlierGauge, earlierSeverity } = finding
  const say = (value: number, unit: string | null) => (unit === null ? String(value) : `${value} ${unit}`)
  return (
    <>
      {evidence.length === 0 ? null : (
        <dl className="as-evidence">
          {evidence.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="t" dir="auto">
                {value.replaceAll(instants, sayDay)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {gauge && earlierGauge && gauge.value !== earlierGauge.value ? (
        <p className="mut sm t">
          {t('finding.was', {
            label: gauge.label,
            now: say(gauge.value, gauge.unit),
            before: say(earlierGauge.value, earlierGauge.unit),
          })}
        </p>
      ) : null}
      {earlierSeverity ? (
        <p className="mut sm">{t('finding.was_severity', { severity: t(`severity.${earlierSeverity}`) })}</p>
      ) : null}
    </>
  )
}

function Source({ finding: { source } }: Pick<FindingCardProps, 'finding'>) {
  if (source === null) return null
  return (
    <p className="mut sm">
      {t('finding.source')}:{' '}
      {source.url === null ? (
        source.name
      ) : (
        <a href={source.url} rel="noreferrer noopener" target="_blank" className="lk">
          {source.name}
        </a>
      )}
    </p>
  )
}
