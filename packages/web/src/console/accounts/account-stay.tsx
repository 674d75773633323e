import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './agreement-text.ts'
import { sayInstantIn } from './say-instant.ts'

/** More contacts than seats: until when everybody stays, and who keeps a seat as things stand. */
export function AccountStay({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/stay', { params: { accountId: account.id } }))
  const now = useNow('minute')
  const { zone } = useMe().person
  const stay = data?.stay
  if (!stay) return null
  const { used, seats, endsAt, chosenBy, chosenAt, contacts, clause } = stay
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('stay.heading')}</h2>
        <ClauseChip clause={clause} />
      </header>
      <p className="near-t">{t('stay.until', { used, seats, until: sayInstantIn(Date.parse(endsAt), stay.zone) })}</p>
      <p className="mut">
        {chosenBy === null || chosenAt === null
          ? t('stay.not_chosen')
          : t('stay.chosen', { name: chosenBy.name, when: formatNear(Date.parse(chosenAt), zone, now) })}
      </p>
      <ul className="account-list">
        {contacts.map(({ id, person, stays }) => (
          <li key={id}>
            <span>{person.name}</span>
            <span className={stays ? 'account-when mut' : 'account-when near-t'}>
              {t(stays ? 'stay.keeps' : 'stay.rests')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
