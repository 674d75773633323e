import type { ReactNode } from 'react'
import { ClauseChip } from '../clause-chip.tsx'
import { useNow } from '../time/clock.ts'
import { formatNear, formatTime } from '../time/format-moment.ts'
import './primary.css'
import { t } from './primary-text.ts'

interface Named {
  readonly person: { readonly name: string }
}
/** The primary contact and what hangs on her, as the desk tells it. */
interface PrimaryFactsOf {
  readonly contact: Named | null
  readonly hours: { readonly city: string; readonly zone: string; readonly isKept: boolean } | null
  readonly deputy: Named | null
  readonly planned: {
    readonly id: string
    readonly kind: 'primary' | 'place'
    readonly person: { readonly name: string }
    readonly place: { readonly city: string } | null
    readonly askedBy: { readonly name: string } | null
    readonly effectiveAt: string
  } | null
  readonly clauses: { readonly hours: string | null; readonly change: string; readonly deputy: string }
}
interface PrimaryFactsProps {
  readonly primary: PrimaryFactsOf
  readonly zone: string
  readonly clauseHref?: ((clause: string) => string) | undefined
  /** The controls below the facts, for whoever may change something. */
  readonly children?: ReactNode
  /** The control beside a planned change. */
  readonly withdraw?: ReactNode
}

/** Who the primary contact is, which hours follow, who steps in, and what is to change. */
export function PrimaryFacts({ primary, zone, clauseHref, children, withdraw }: PrimaryFactsProps) {
  const now = useNow('minute')
  const { contact, hours, deputy, planned, clauses } = primary
  const chip = (clause: string | null) =>
    clause === null ? null : <ClauseChip clause={clause} href={clauseHref?.(clause)} />
  const name = contact?.person.name ?? ''
  return (
    <div className="primary-facts">
      <p>
        <b>{contact === null ? t('primary.nobody') : t('primary.is', { name })}</b>
      </p>
      {hours === null ? null : (
        <p>
          {t(hours.isKept ? 'primary.hours_kept' : 'primary.hours', { city: hours.city, name })}{' '}
          <span className="mut t">{t('primary.time_there', { time: formatTime(now, hours.zone) })}</span>{' '}
          {chip(hours.isKept ? clauses.deputy : clauses.hours)}
        </p>
      )}
      <p className={deputy === null ? 'mut' : undefined}>
        {deputy === null ? t('primary.no_deputy') : t('primary.deputy', { name: deputy.person.name })}{' '}
        {chip(clauses.deputy)}
      </p>
      {planned === null ? null : (
        <p className="primary-planned">
          <b>
            {t(planned.kind === 'place' ? 'primary.planned_place' : 'primary.planned_primary', {
              name: planned.person.name,
              city: planned.place?.city ?? '',
              time: formatNear(Date.parse(planned.effectiveAt), zone, now, 'weekday'),
            })}
          </b>{' '}
          {planned.askedBy === null ? null : (
            <span className="mut">{t('primary.planned_by', { name: planned.askedBy.name })}</span>
          )}{' '}
          {chip(clauses.change)} {withdraw}
        </p>
      )}
      {children === undefined ? null : <div className="primary-acts">{children}</div>}
    </div>
  )
}
