import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../data/index.ts'
import { useTraining } from '../../../seats/use-seats.ts'
import { isAway } from '../../../ui/primary/is-away.ts'
import { t as sayAway } from '../../../ui/primary/primary-text.ts'
import { PriorityGlyph } from '../../../ui/priority-glyph.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatDay, formatNear, formatTime } from '../../../ui/time/format-moment.ts'
import { sayPlan } from '../../promise/say-plan.ts'
import { RowFact } from '../../queue/row-facts.tsx'
import { useMe } from '../../session-gate.ts'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { Ticket } from '../ticket-types.ts'

/** Where the primary contact is, what the clock says there, and until when support is open by that clock. */
function Primary({ accountId }: { readonly accountId: string }) {
  const params = { accountId }
  const account = useQuery(read('GET /accounts/:accountId', { params })).data
  const support = useQuery({
    ...read('GET /accounts/:accountId/support-now', { params }),
    refetchInterval: 60_000,
  }).data
  const now = useNow('minute')
  const primary = account?.primary
  if (!primary) return null
  const changes = support?.changesAt ? formatNear(Date.parse(support.changesAt), primary.zone, now) : undefined
  const isOpen = support?.alwaysOpen === true || support?.isOpen === true
  const state = support?.alwaysOpen
    ? t('ticket.hours_always')
    : changes === undefined
      ? t('ticket.hours_closed')
      : t(isOpen ? 'ticket.hours_open' : 'ticket.hours_opens', { time: changes })
  return (
    <>
      <dt>{t('ticket.primary')}</dt>
      <dd>
        {primary.person.name}, {primary.city}{' '}
        <span className={isOpen ? 'tk-open t' : 'tk-shut t'}>
          {t('ticket.hours', { time: formatTime(now, primary.zone), state })}
        </span>
      </dd>
    </>
  )
}

/** Seats as squares, and who sits on them. */
function Seats({ accountId }: { readonly accountId: string }) {
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId } })).data
  const now = useNow('minute')
  const { zone } = useMe().person
  if (contacts === undefined) return null
  const { used, of } = contacts.seats
  const people = contacts.items.filter(({ role, toAt }) => role === 'contact' && toAt === null)
  const away = people.filter(({ awayUntil }) => isAway(awayUntil, now))
  return (
    <>
      <dt>{t('ticket.people')}</dt>
      <dd>
        {of === null || of > 12 ? null : (
          <span className="tk-seats" aria-hidden="true">
            {Array.from({ length: of }, (_, seat) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: seats are all alike and never move
              <i key={seat} className={seat < used ? undefined : 'free'} />
            ))}
          </span>
        )}{' '}
        {of === null ? t('ticket.seats_used', { used }) : t('ticket.seats', { used, of })}{' '}
        <span className="mut">{people.map(({ person }) => firstNameOf(person)).join(', ')}</span>
        {away.map(({ id, person, awayUntil }) => (
          <span key={id} className="tk-away near-t">
            {sayAway('away.is', {
              self: 'no',
              name: firstNameOf(person),
              time: formatNear(Date.parse(awayUntil ?? ''), zone, now),
            })}
          </span>
        ))}
      </dd>
    </>
  )
}

/** What the opener was not taught; nothing where nothing is missing. */
function OpenersTraining({ ticket }: { readonly ticket: Ticket }) {
  const training = useTraining(ticket.accountId).data
  const opener = training?.contacts.find(({ person }) => person.id === ticket.openedBy.id)
  if (opener === undefined || opener.missing.length === 0) return null
  return (
    <>
      <dt>{t('ticket.training')}</dt>
      <dd className="near-t">
        {t('ticket.training_missing', { name: firstNameOf(opener.person), missing: opener.missing.join(', ') })}
      </dd>
    </>
  )
}

/** What the ticket's installation runs; what it ran when the ticket was opened too, where that was something else. */
function sayVersion({ environment }: Ticket, version: string): string {
  const then = environment?.versionThen ?? version
  return then === version ? version : t('ticket.version_moved', { then, version })
}

/** The account beside the ticket: plan and end, primary, seats, installations with the ticket's own first. */
export function AccountFacts({ ticket }: { readonly ticket: Ticket }) {
  const params = { accountId: ticket.accountId }
  const account = useQuery(read('GET /accounts/:accountId', { params })).data
  const environments = useQuery(read('GET /accounts/:accountId/environments', { params })).data
  const own = ticket.environment?.id
  const installed = (environments?.items ?? []).toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
  const ends = account?.endsOn ? formatDay(Date.parse(`${account.endsOn}T12:00Z`), 'UTC', true) : undefined
  return (
    <section>
      <h2>
        <Link className="acc-t" to="/accounts/$code" params={{ code: ticket.account.code }}>
          {ticket.account.name}
        </Link>
        <span className="tk-aside">
          {account === undefined ? '' : sayPlan(account)}
          {ends === undefined ? '' : t('ticket.until', { date: ends })}
        </span>
      </h2>
      <dl className="tk-facts-list">
        <Primary accountId={ticket.accountId} />
        <Seats accountId={ticket.accountId} />
        <OpenersTraining ticket={ticket} />
        {installed.map(({ id, name, productVersion, platform }) => (
          <div key={id} className={id === own ? 'tk-installed tk-here' : 'tk-installed'}>
            <dt>{name}</dt>
            <dd>
              <span className="t">{id === own ? sayVersion(ticket, productVersion) : productVersion}</span>{' '}
              <span className="mut">{platform}</span>
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
    read('GET /tickets', { query: { accountId: ticket.accountId, status: 'any_open', limit: 8 } }),
  )
  const others = data?.items.filter(({ id }) => id !== ticket.id) ?? []
  if (others.length === 0) return null
  return (
    <section>
      <h2>
        {t('ticket.other_tickets')}
        <span className="tk-aside">
          {t(data?.nextCursor === null ? 'ticket.open_count' : 'ticket.open_more', { count: others.length })}
        </span>
      </h2>
      <ul className="tk-others">
        {others.slice(0, 6).map((other) => (
          <li key={other.id}>
            <PriorityGlyph priority={other.priority} size={12} />
            <span className="t mut">{other.number.split('-').at(-1)}</span>
            <Link to="/tickets/$number" params={{ number: other.number }} title={other.subject}>
              {other.subject}
            </Link>
            <span className="tk-others-fact">
              <RowFact ticket={other} isShort />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
