import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { HeldRequests } from '../held/held-requests.tsx'
import { MailDomains } from '../held/mail-domains.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import { useSupportNow } from '../use-support-now.ts'
import './team.css'

type Contacts = Returned<'GET /accounts/:accountId/contacts'>
type Contact = Contacts['items'][number]

const sayFacts = (contact: Contact, zone: string) =>
  [
    contact.trainedOn === null
      ? contact.role === 'contact'
        ? t('team.untrained')
        : undefined
      : t('team.trained', { date: formatDay(Date.parse(contact.trainedOn), 'UTC', true) }),
    contact.awayUntil === null ? undefined : t('team.away', { date: formatDay(Date.parse(contact.awayUntil), zone) }),
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ')

function ContactRow({ contact }: { readonly contact: Contact }) {
  const { person } = useMe()
  const zone = useReaderZone()
  const now = useNow()
  const role = contact.isPrimary ? 'team.primary' : contact.role === 'contact' ? 'team.contact' : 'team.observer'
  return (
    <li className="contact-row">
      <Avatar name={contact.person.name} size={36} tone={contact.isPrimary ? 'soft' : 'plain'} />
      <p>
        <b>{contact.person.name}</b>{' '}
        {contact.person.id === person.id ? <span className="qt">{t('team.you')}</span> : null}
        <br />
        <span className="sm mut">{t(role)}</span>
      </p>
      <p className="sm mut t">
        {t('team.time_there', { city: contact.city, time: formatTime(now, contact.zone) })}
        <br />
        {sayFacts(contact, zone)}
      </p>
    </li>
  )
}

/** Whose place decides the hours. */
function Hours() {
  const support = useSupportNow(false).data
  if (support === undefined || support.alwaysOpen || support.city === null) return null
  const { primary, city } = support
  return (
    <p className="mut team-hours">
      {primary === null ? t('team.hours_fixed', { city }) : t('team.hours', { name: primary.name, city })}
    </p>
  )
}

function People({ contacts, label }: { readonly contacts: readonly Contact[]; readonly label: string }) {
  return contacts.length === 0 ? null : (
    <ul className="contact-list" aria-label={label}>
      {contacts.map((contact) => (
        <ContactRow key={contact.id} contact={contact} />
      ))}
    </ul>
  )
}

function Team({ items, seats }: Contacts) {
  const used =
    seats.of === null ? t('team.seats_open', { used: seats.used }) : t('team.seats', { used: seats.used, of: seats.of })
  const observers = items.filter(({ role }) => role === 'observer')
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h2>{t('team.contacts')}</h2>
          <p className="sm mut t">{used}</p>
        </div>
        <Hours />
        <People contacts={items.filter(({ role }) => role === 'contact')} label={t('team.contacts')} />
      </section>
      {observers.length === 0 ? null : (
        <section className="part">
          <div className="part-head">
            <h2>{t('team.observers')}</h2>
          </div>
          <People contacts={observers} label={t('team.observers')} />
        </section>
      )}
    </>
  )
}

/** The people who speak for the account: seats, training, places, and the hours that follow. */
export function TeamScreen() {
  const { vendor } = useMe()
  const account = useAccount()
  const contacts = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId: account.id } }))
  useTitle(t('title.page', { page: t('nav.team'), vendor: vendor.name }))
  return (
    <>
      <h1 className="team-title">{t('team.title')}</h1>
      <HeldRequests />
      {contacts.data !== undefined ? (
        <>
          <Team {...contacts.data} />
          <p className="sm mut team-ask">{t('team.ask', { name: vendor.name })}</p>
          <MailDomains />
        </>
      ) : contacts.isError ? (
        <ErrorNote title={t('team.fault')} onRetry={() => void contacts.refetch()} />
      ) : (
        <SkeletonRows rows={4} height={66} />
      )}
    </>
  )
}
