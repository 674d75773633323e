import { useEffect } from 'react'
import { leaveViewing } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useMe } from '../session-gate.ts'
import './viewing.css'
import { t } from './viewing-text.ts'

const minuteMs = 60_000

/** For staff who see the portal as somebody: as whom, until when, and the way out. Nobody else ever meets it. */
export function ViewingBanner() {
  const { viewing, person, accounts } = useMe()
  const now = useNow('minute')
  const leftMs = viewing === undefined ? 0 : Date.parse(viewing.endsAt) - now
  const isOver = viewing !== undefined && leftMs <= 0
  useEffect(() => {
    if (isOver) void leaveViewing()
  }, [isOver])
  if (viewing === undefined) return null
  return (
    <section className="viewing-banner" aria-label={t('viewing.who', { name: person.name, account: '' })}>
      <Icon name="eye" />
      <p>
        <b>{t('viewing.who', { name: person.name, account: accounts?.[0]?.name ?? '' })}</b>{' '}
        {t('viewing.means', { minutes: Math.max(0, Math.ceil(leftMs / minuteMs)) })}
      </p>
      <button type="button" className="btn sm" onClick={() => void leaveViewing()}>
        {t('viewing.stop')}
      </button>
    </section>
  )
}
