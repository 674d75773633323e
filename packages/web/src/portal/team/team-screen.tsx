import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../data/index.ts'
import { InvitationLine } from '../../doors/invitations/invitation-line.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime } from '../../ui/time/format-moment.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import { PrimarySection } from './primary-section.tsx'
import './team.css'

type Contacts = Returned<'GET /accounts/:accountId/contacts'>
type Contact = Contacts['items'][number]

const sayFacts = (contact: Contact, zone: string, now: number) =>
  [
    contact.trainedOn === null
      ? contact.role === 'contact'
        ? t('team.untrained')
        : undefined
      : t('team.trained', { date: formatDay(Date.parse(contact.trainedOn), 'UTC', true) }),
    isAway(contact.awayUntil, now)
      ? t('team.away', { date: formatDay(Date.parse(contact.awayUntil), zone) })
      : undefined,
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ')

function ContactRow({ contact }: { readonly contact: Contact }) {
  const { person } = useMe()
  const zone = useReaderZone()
  const now = useNow()
  const mayInvite = useAccount().role === 'primary'
  const role = contact.isPrimary ? 'team.primary' : contact.role === 'contact' ? 'team.contact' : 'team.observer'
  return (
    <li className="contact-row">
      <Avatar name={contact.person.name} size={36} tone={contact.isPrimary ? 'soft' : 'plain'} />
      <p>
        <b>{contact.person.name}</b>{' '}
        {contact.person.id === person.id ? <span className="qt">{t('team.you')}</span> : null}
        <br />
        <span className="sm mut">{t(role)}</span>
        <InvitationLine accountId={contact.accountId} person={contact.person} zone={zone} mayInvite={mayInvite} />
      </p>
      <p className="sm mut t">
        {t('team.time_there', { city: contact.city, time: formatTime(now, contact.zone) })}
        <br />
        {sayFacts(contact, zone, now)}
      </p>
    </li>
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
      <PrimarySection />
      <section className="part">
        <div className="part-head">
          <h2>{t('team.contacts')}</h2>
          <p className="sm mut t">{used}</p>
        </div>
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
      {contacts.data !== undefined ? (
        <>
          <Team {...contacts.data} />
          <p className="sm mut team-ask">{t('team.ask', { name: vendor.name })}</p>
        </>
      ) : contacts.isError ? (
        <ErrorNote title={t('team.fault')} onRetry={() => void contacts.refetch()} />
      ) : (
        <SkeletonRows rows={4} height={66} />
      )}
    </>
  )
}
