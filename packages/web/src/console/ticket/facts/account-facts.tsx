import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../data/index.ts'
import { PriorityGlyph } from '../../../ui/priority-glyph.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatTime } from '../../../ui/time/format-moment.ts'
import { useMe } from '../../session-gate.ts'
import { t } from '../../text.ts'
import type { Ticket } from '../ticket-types.ts'

/** The account beside the ticket: its plan, where its primary is and whether hours are open, seats, installations. */
export function AccountFacts({ ticket }: { readonly ticket: Ticket }) {
  const params = { accountId: ticket.accountId }
  const account = useQuery(read('GET /accounts/:accountId', { params })).data
  const support = useQuery(read('GET /accounts/:accountId/support-now', { params })).data
  const environments = useQuery(read('GET /accounts/:accountId/environments', { params })).data
  const now = useNow('minute')
  const { zone } = useMe().person
  const standing = () => {
    if (support === undefined || support.alwaysOpen) return t('ticket.hours_always')
    if (!support.isOpen || support.changesAt === null) return t('ticket.hours_closed')
    return t('ticket.hours_open', { time: formatTime(Date.parse(support.changesAt), zone) })
  }
  return (
    <section>
      <header className="tk-facts-head">
        <h2>
          <Link to="/accounts/$code" params={{ code: ticket.account.code }}>
            {ticket.account.name}
          </Link>
        </h2>
        <span className="mut">
          {[account?.planTitle, ...(account?.addOns ?? []).map((one) => one.toUpperCase())].filter(Boolean).join(' + ')}
        </span>
      </header>
      <dl className="tk-facts-list">
        {account?.primary ? (
          <div>
            <dt>{t('ticket.primary')}</dt>
            <dd>
              {account.primary.person.name}
              <br />
              <span className="mut t">
                {t('ticket.hours', {
                  time: formatTime(now, account.primary.zone),
                  city: account.primary.city,
                  state: standing(),
                })}
              </span>
            </dd>
          </div>
        ) : null}
        {account?.seats.of ? (
          <div>
            <dt>{t('ticket.people')}</dt>
            <dd className="t">{t('ticket.seats', { used: account.seats.used, of: account.seats.of })}</dd>
          </div>
        ) : null}
        {environments?.items.map(({ id, name, productVersion, platform }) => (
          <div key={id} className={id === ticket.environment?.id ? 'tk-here' : undefined}>
            <dt>{name}</dt>
            <dd>
              <span className="t">{productVersion}</span> <span className="mut">{platform}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Other open tickets of the account. */
export function OtherTickets({ ticket }: { readonly ticket: Ticket }) {
  const { data } = useQuery(
    read('GET /tickets', { query: { accountId: ticket.accountId, status: 'any_open', limit: 6 } }),
  )
  const others = data?.items.filter(({ id }) => id !== ticket.id) ?? []
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t('ticket.other_tickets')}</h2>
      <ul className="tk-others">
        {others.map(({ id, number, priority, subject }) => (
          <li key={id}>
            <PriorityGlyph priority={priority} size={12} />
            <Link to="/tickets/$number" params={{ number }}>
              <span className="t mut">{number}</span> {subject}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
