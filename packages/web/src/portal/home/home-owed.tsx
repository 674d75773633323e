import { Link } from '@tanstack/react-router'
import { OwedRow } from '../../owed/owed-row.tsx'
import { itemsOf, useOwed } from '../../owed/use-owed.ts'
import { t } from '../programme/programme-text.ts'
import { sessionHref } from '../programme/session-href.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { NextSessions } from '../sessions/next-sessions.tsx'
import { useAccount, useReaderZone } from '../use-account.ts'

/** More stand in the programme. */
const shown = 4

/** On Home, below the tickets: what is late or falls due next of what comes unasked. Nothing where nothing is owed. */
export function HomeOwed() {
  const { id: accountId } = useAccount()
  const zone = useReaderZone()
  const owed = useOwed(
    { accountId, state: ['open', 'scheduled', 'breached'], begun: 'true', limit: shown },
    accountId !== '',
  )
  const items = itemsOf(owed)
  if (items.length === 0) return null
  return (
    <section className="part" aria-labelledby="home-owed">
      <div className="part-head">
        <h2 id="home-owed">{t('home.title')}</h2>
        <p className="sm mut">
          <Link className="lk" to="/programme">
            {t('home.all')}
          </Link>
        </p>
      </div>
      <NextSessions />
      <ul className="owed-list">
        {items.map((one) => (
          <OwedRow
            key={one.id}
            owed={one}
            side="customer"
            zone={zone}
            clauseHref={clauseHref}
            sessionHref={sessionHref}
          />
        ))}
      </ul>
    </section>
  )
}
