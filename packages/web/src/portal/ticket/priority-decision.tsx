import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { clauseHref, firstName } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import type { Change, Ticket } from './use-ticket.ts'

type PriorityCode = Ticket['priority']
const isPriority = (value: string | null): value is PriorityCode => /^P[0-4]$/u.test(value ?? '')

/** A change of priority with its reason, clause and the way to disagree. */
export function PriorityDecision({
  change,
  onDisagree,
  ruling,
}: {
  readonly change: Change
  readonly onDisagree?: (() => void) | undefined
  readonly ruling?: Change | undefined
}) {
  const zone = useReaderZone()
  const now = useNow()
  const { person } = useMe()
  const { from, to, by, reason, decision } = change
  const clauses = decision?.clauses ?? []
  const name = by === null ? t('event.desk') : by.id === person.id ? t('event.you') : firstName(by.name)
  return (
    <div className="rail-decision">
      <p className="rail-verdict">
        {isPriority(from) ? <PriorityGlyph priority={from} /> : null}
        <Icon name="arrowRight" size={14} />
        {isPriority(to) ? <PriorityGlyph priority={to} /> : null}
      </p>
      <blockquote className="quoted">
        {reason === null ? null : t('rail.quote', { text: reason })}
        <br />
        {t('rail.by', { name, time: formatNear(Date.parse(change.at), zone, now, 'weekday') })}
      </blockquote>
      {ruling?.reason == null ? null : (
        <p className="sm">{t('rail.ruled', { name: firstName(ruling.by?.name ?? ''), text: ruling.reason })}</p>
      )}
      {clauses.length === 0 && onDisagree === undefined ? null : (
        <p className="rail-links">
          {clauses.map((clause) => (
            <ClauseChip key={clause} clause={clause} href={clauseHref(clause)} />
          ))}
          {onDisagree === undefined ? null : (
            <>
              <button type="button" className="link-button lk" onClick={onDisagree}>
                {t('event.disagree')}
              </button>
              <span className="qt">{t('rail.lead_decides')}</span>
            </>
          )}
        </p>
      )}
    </div>
  )
}
