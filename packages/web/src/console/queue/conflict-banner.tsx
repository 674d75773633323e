import { useState } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMayOnTickets } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { QueueSummary } from './queue-choice.ts'

interface ConflictBannerProps {
  readonly conflict: NonNullable<QueueSummary['conflict']>
  readonly onTake: () => void
  readonly onDeadline: () => void
}
/** The ticket that the order of work would make late, with both ways out. */
export function ConflictBanner({ conflict, onTake, onDeadline }: ConflictBannerProps) {
  const [isTold, setIsTold] = useState(false)
  const now = useNow('minute')
  const zone = useMe().person.zone
  const mayTake = useMayOnTickets('ticket.assign')
  const near = (at: string) => formatNear(Date.parse(at), zone, now)
  const { number } = conflict.ticket
  return (
    <section className="q-banner" aria-label={t('conflict.label')}>
      <Icon name="flag" />
      <div className="q-banner-words">
        <p>
          <b>{t('conflict.title', { number })}</b>{' '}
          <span className="mut t">
            {t('conflict.times', { turn: near(conflict.turnAbout), due: near(conflict.dueAt) })}
          </span>
        </p>
        {isTold ? <p className="mut">{t('conflict.how', { number })}</p> : null}
      </div>
      {mayTake ? (
        <button type="button" className="btn sm" onClick={onTake}>
          {t('conflict.take', { number })}
        </button>
      ) : null}
      <button type="button" className="btn sm pri" onClick={onDeadline}>
        {t('conflict.deadline')} <KeyHint keys="D" />
      </button>
      <button type="button" className="q-how" aria-expanded={isTold} onClick={() => setIsTold(!isTold)}>
        {t('conflict.how_so')}
      </button>
    </section>
  )
}
