import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { RowRibbon } from '../queue/row-facts.tsx'
import { useMe } from '../session-gate.ts'

/** The tickets of the account, the latest touched first. */
export function AccountTickets({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /tickets', { query: { accountId: account.id, order: 'updated', limit: 12 } }))
  const now = useNow('minute')
  const { zone } = useMe().person
  return (
    <section>
      <h2>{t('account.tickets')}</h2>
      {data === undefined ? <SkeletonRows rows={6} /> : null}
      {data?.items.length === 0 ? <p className="mut">{t('account.no_tickets')}</p> : null}
      <ul className="account-list">
        {data?.items.map((ticket) => (
          <li key={ticket.id} className="account-ticket">
            <PriorityGlyph priority={ticket.priority} size={13} />
            <Link className="account-subject" to="/tickets/$number" params={{ number: ticket.number }}>
              <span className="t mut">{ticket.number}</span> {ticket.subject}
            </Link>
            <span className="account-ribbon">
              <RowRibbon ticket={ticket} />
            </span>
            <span className="mut t account-when">
              {formatMoment(Date.parse(ticket.updatedAt), { readerZone: zone, now }).reader}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
