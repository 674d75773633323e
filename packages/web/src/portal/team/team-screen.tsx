import { lazy, Suspense, useState } from 'react'
import { InvitationLine } from '../../doors/invitations/invitation-line.tsx'
import { PastPeople } from '../../seats/past-people.tsx'
import { sayPlannedEnd, saySeat } from '../../seats/say-seat.ts'
import { endingActs, type SeatAct, SeatMenu } from '../../seats/seat-menu.tsx'
import { t as seatSay } from '../../seats/seats-text.ts'
import { TrainingLines } from '../../seats/training-lines.tsx'
import { type Contact, type Contacts, useContacts, useTraining } from '../../seats/use-seats.ts'

import { Avatar } from '../../ui/avatar.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime } from '../../ui/time/format-moment.ts'
import { HeldRequests } from '../held/held-requests.tsx'
import { MailDomains } from '../held/mail-domains.tsx'
import { clauseHref } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import { PrimarySection } from './primary-section.tsx'
import './team.css'
import { usePageTitle } from '../own/use-page-title.ts'

const dialogs = () => import('../../seats/seat-dialogs.tsx')
const InviteDialog = lazy(() => dialogs().then((module) => ({ default: module.InviteDialog })))
const SeatDialog = lazy(() => dialogs().then((module) => ({ default: module.SeatDialog })))

/** The primary does all there is; whoever else, what is her own. */
function useActs(contact: Contact): readonly SeatAct[] {
  const { person } = useMe()
  const { role } = useAccount()
  if (contact.isJoined) return []
  const isOwn = contact.person.id === person.id
  const mayHandIn = contact.role === 'contact' && (role === 'primary' || (isOwn && role === 'contact'))
  return [...(mayHandIn ? (['hand_in'] as const) : []), ...(role === 'primary' ? endingActs(contact) : [])]
}

/** The last day, where an end is planned. */
function PlannedEnd({ contact }: { readonly contact: Contact }) {
  const date = sayPlannedEnd(contact)
  return date === undefined ? null : <span className="sm near-t t team-ends">{seatSay('seat.ends', { date })}</span>
}

function ContactRow({ contact, contacts }: { readonly contact: Contact; readonly contacts: Contacts }) {
  const { person } = useMe()
  const account = useAccount()
  const zone = useReaderZone()
  const now = useNow()
  const training = useTraining(account.id).data
  const [act, setAct] = useState<SeatAct>()
  const isOwn = contact.person.id === person.id
  return (
    <li className="contact-row">
      <Avatar name={contact.person.name} size={36} tone={contact.isPrimary ? 'soft' : 'plain'} />
      <div>
        <b>{contact.person.name}</b> {isOwn ? <span className="qt">{t('team.you')}</span> : null}
        <br />
        <span className="sm mut">{saySeat(contacts, contact)}</span>
        <PlannedEnd contact={contact} />
        <InvitationLine
          accountId={account.id}
          person={contact.person}
          zone={zone}
          mayInvite={account.role === 'primary'}
        />
      </div>
      <div className="sm mut contact-facts">
        <span className="t">
          {t('team.time_there', { city: contact.city, time: formatTime(now, contact.zone) })}
          {isAway(contact.awayUntil, now)
            ? ` · ${t('team.away', { date: formatDay(Date.parse(contact.awayUntil), zone) })}`
            : null}
        </span>
        <TrainingLines training={training} contact={contact} isOwn={isOwn} />
      </div>
      <SeatMenu contact={contact} acts={useActs(contact)} onAsk={setAct} />
      <Suspense>
        {act === undefined ? null : (
          <SeatDialog
            act={act}
            accountId={account.id}
            contacts={contacts}
            contact={contact}
            clauseHref={clauseHref}
            onClose={() => setAct(undefined)}
          />
        )}
      </Suspense>
    </li>
  )
}

function People({ contacts, who }: { readonly contacts: Contacts; readonly who: Contact['role'] }) {
  const people = contacts.items.filter((contact) => contact.role === who)
  return people.length === 0 ? null : (
    <ul className="contact-list" aria-label={t(who === 'contact' ? 'team.contacts' : 'team.observers')}>
      {people.map((contact) => (
        <ContactRow key={contact.id} contact={contact} contacts={contacts} />
      ))}
    </ul>
  )
}

/** Invites somebody; the primary alone. */
function Invite({ contacts }: { readonly contacts: Contacts }) {
  const { id, role } = useAccount()
  const [isAsked, setIsAsked] = useState(false)
  if (role !== 'primary') return null
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setIsAsked(true)}>
        {t('team.invite')}
      </button>
      <Suspense>
        {isAsked ? (
          <InviteDialog accountId={id} contacts={contacts} clauseHref={clauseHref} onClose={() => setIsAsked(false)} />
        ) : null}
      </Suspense>
    </>
  )
}

const sayCount = ({ used, of }: Contacts['seats']): string =>
  of === null ? t('team.seats_open', { used }) : t('team.seats', { used, of })

const sayReaders = ({ used, of }: Contacts['observers']): string =>
  of === null ? t('team.readers_open', { used }) : t('team.readers', { used, of })

function Team({ contacts }: { readonly contacts: Contacts }) {
  const account = useAccount()
  const zone = useReaderZone()
  return (
    <>
      <PrimarySection />
      <section className="part">
        <div className="part-head">
          <h2>{t('team.contacts')}</h2>
          <div className="team-head-facts">
            <span className="sm mut t">{sayCount(contacts.seats)}</span>
            <Invite contacts={contacts} />
          </div>
        </div>
        <People contacts={contacts} who="contact" />
      </section>
      {contacts.items.some(({ role }) => role === 'observer') ? (
        <section className="part">
          <div className="part-head">
            <h2>{t('team.observers')}</h2>
            <p className="sm mut t">{sayReaders(contacts.observers)}</p>
          </div>
          <People contacts={contacts} who="observer" />
        </section>
      ) : null}
      <PastPeople accountId={account.id} zone={zone} />
    </>
  )
}

/** The people who speak for the account: seats, training, places, and the hours that follow. */
export function TeamScreen() {
  const account = useAccount()
  const contacts = useContacts(account.id)
  const primary = contacts.data?.items.find(({ isPrimary }) => isPrimary)
  usePageTitle(t('nav.team'))
  return (
    <>
      <h1 className="team-title">{t('team.title')}</h1>
      <HeldRequests />
      {contacts.data !== undefined ? (
        <>
          <Team contacts={contacts.data} />
          {account.role === 'primary' || primary === undefined ? null : (
            <p className="sm mut team-ask">{t('team.ask', { name: primary.person.name })}</p>
          )}
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
