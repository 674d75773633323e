import { ClauseChip } from '../clause-chip.tsx'
import { type HoursSide, HoursStrip } from '../hours/hours-strip.tsx'
import { formatNear } from '../time/format-moment.ts'
import './primary.css'
import { t } from './primary-text.ts'

interface Side {
  readonly city: string
  readonly zone: string
  readonly week: readonly { readonly from: string; readonly to: string }[]
}
/** What the desk says a change would do. */
export interface ChangeEffect {
  readonly hoursMove: boolean
  readonly before: Side | null
  readonly after: Side | null
  readonly example: {
    readonly priority: string
    readonly before: string
    readonly after: string
    readonly clause: string
  } | null
  readonly running: {
    readonly count: number
    readonly items: readonly { readonly number: string; readonly subject: string; readonly dueAt: string }[]
  }
  readonly told: number
  readonly decision: {
    readonly reasons: readonly { readonly code: string; readonly clause: string | null; readonly text: string }[]
  }
}
interface ChangePreviewProps {
  readonly effect: ChangeEffect
  readonly isLater: boolean
  readonly zone: string
  readonly now: number
  readonly clauseHref: ((clause: string) => string) | undefined
}

const sideOf = ({ city, zone, week }: Side): HoursSide => ({
  ...{ city, zone },
  week: week.map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const),
})

function Hours({ effect, isLater, zone }: ChangePreviewProps) {
  const strip = (side: Side, tone: 'before' | 'after') => (
    <HoursStrip
      label={t(isLater ? `change.${tone}` : `change.${tone}_now`)}
      hours={sideOf(side)}
      readerZone={zone}
      tone={tone}
      say={({ isSame, ...times }) => t(isSame ? 'change.hours' : 'change.hours_both', { ...times, city: side.city })}
    />
  )
  const { before, after, hoursMove } = effect
  return (
    <>
      {before !== null && hoursMove ? strip(before, 'before') : null}
      {after === null ? null : strip(after, 'after')}
    </>
  )
}

function Running({
  running,
  zone,
  now,
}: Pick<ChangeEffect, 'running'> & { readonly zone: string; readonly now: number }) {
  const { count, items } = running
  return (
    <>
      <p>{t('change.running', { count })}</p>
      {items.length === 0 ? null : (
        <ul className="effect-running t">
          {items.map(({ number, subject, dueAt }) => (
            <li key={number + dueAt}>
              {t('change.running_due', { number, subject, time: formatNear(Date.parse(dueAt), zone, now, 'weekday') })}
            </li>
          ))}
          {count > items.length ? <li>{t('change.running_more', { count: count - items.length })}</li> : null}
        </ul>
      )}
    </>
  )
}

/** Which hours change and from when, one answer as an example, what keeps its hours, who is told. */
export function ChangePreview(props: ChangePreviewProps) {
  const { effect, zone, now, clauseHref } = props
  const { example, decision, running, told } = effect
  const near = (iso: string) => formatNear(Date.parse(iso), zone, now, 'weekday')
  const said = decision.reasons.filter(({ code }) => code !== 'clocks.keep_hours')
  return (
    <section className="effect" aria-label={t('change.effect')} aria-live="polite">
      <Hours {...props} />
      <ul className="effect-reasons">
        {said.map(({ code, clause, text }) => (
          <li key={code}>
            {text} {clause === null ? null : <ClauseChip clause={clause} href={clauseHref?.(clause)} />}
          </li>
        ))}
        {example === null ? null : (
          <li>
            {t(example.before === example.after ? 'change.example_same' : 'change.example', {
              priority: example.priority,
              before: near(example.before),
              after: near(example.after),
            })}{' '}
            <ClauseChip clause={example.clause} href={clauseHref?.(example.clause)} />
          </li>
        )}
      </ul>
      <Running running={running} zone={zone} now={now} />
      <p className="mut">{t('change.told', { count: told })}</p>
    </section>
  )
}
