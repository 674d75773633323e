import type { Account } from '@mainstay/contracts/accounts'
import { lazy, Suspense, useState } from 'react'

import { InvitationLine } from '../../doors/invitations/invitation-line.tsx'

import { PastPeople } from '../../seats/past-people.tsx'
import { sayPlannedEnd, saySeat } from '../../seats/say-seat.ts'
import { endingActs, type SeatAct, SeatMenu } from '../../seats/seat-menu.tsx'
import { t as seatSay } from '../../seats/seats-text.ts'
import { type Contact, type Contacts, useContacts } from '../../seats/use-seats.ts'

import { Avatar } from '../../ui/avatar.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { MailCameBack } from '../mail-came-back.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { useMe } from '../session-gate.ts'
import { clauseHref } from '../ticket/ticket-types.ts'
import { ViewAsButton } from '../viewing/view-as-button.tsx'
import { ContactTraining, TrainingByList } from './contact-training.tsx'

const AddContact = lazy(() => import('./add-contact.tsx').then((module) => ({ default: module.AddContact })))
const SeatDialog = lazy(() => import('../../seats/seat-dialogs.tsx').then((module) => ({ default: module.SeatDialog })))

/** Who may ask, on which seat, where they are, what they were taught; the primary first, the earlier ones below. */
export function AccountContacts({ account }: { readonly account: Account }) {
  const { data } = useContacts(account.id)
  const [isAdding, setIsAdding] = useState(false)
  const now = useNow('minute')
  const { zone } = useMe().person
  const mayAdd = useMayOnAccount('contact.invite')
  const { used, of } = data?.seats ?? account.seats
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.contacts')}</h2>
        <span className="mut t">
          {of === null ? t('account.contacts_count', { count: used }) : t('account.contacts_seats', { used, of })}
        </span>
        <TrainingByList accountId={account.id} />
        {mayAdd ? (
          <button type="button" className="btn sm" onClick={() => setIsAdding(true)}>
            {t('account.add_contact')}
          </button>
        ) : null}
      </header>
      {data?.items.length === 0 ? <p className="mut">{t('account.no_contacts')}</p> : null}
      <MailCameBack among={data?.items ?? []} now={now} />
      <ul className="account-list">
        {data?.items.map((contact) => (
          <ContactLine key={contact.id} contact={contact} contacts={data} now={now} mayInvite={mayAdd} />
        ))}
      </ul>
      <PastPeople accountId={account.id} zone={zone} />
      <Suspense>{isAdding ? <AddContact accountId={account.id} onClose={() => setIsAdding(false)} /> : null}</Suspense>
    </section>
  )
}

function useActs(contact: Contact): readonly SeatAct[] {
  const [mayTrain, mayEnd] = [useMayOnAccount('training.record'), useMayOnAccount('contact.end')]
  if (contact.isJoined) return []
  return [
    ...(mayTrain && contact.role === 'contact' ? (['train'] as const) : []),
    ...(mayEnd ? endingActs(contact) : []),
  ]
}

interface ContactLineProps {
  readonly contact: Contact
  readonly contacts: Contacts
  readonly now: number
  readonly mayInvite: boolean
}
function ContactLine({ contact, contacts, now, mayInvite }: ContactLineProps) {
  const me = useMe()
  const [act, setAct] = useState<SeatAct>()
  const { person, city, zone, accountId, awayUntil } = contact
  const lastDay = sayPlannedEnd(contact)
  return (
    <li className="account-contact" title={contact.email ?? undefined}>
      <Avatar name={person.name} />
      <span>
        {person.name}
        <span className={contact.isPrimary ? 'seats-line acc-t' : 'seats-line mut'}>{saySeat(contacts, contact)}</span>
        {lastDay === undefined ? null : (
          <span className="seats-line near-t t">{seatSay('seat.ends', { date: lastDay })}</span>
        )}
        <InvitationLine accountId={accountId} person={person} zone={me.person.zone} mayInvite={mayInvite} />
      </span>
      <span className="account-contact-facts">
        <span className="mut t">{`${formatTime(now, zone)} ${city}`}</span>
        {isAway(awayUntil, now) ? (
          <span className="near-t seats-line">
            {t('account.away', { time: formatDay(Date.parse(awayUntil), zone) })}
          </span>
        ) : null}
        <ContactTraining contact={contact} />
      </span>
      <ViewAsButton contact={contact} />
      <SeatMenu contact={contact} acts={useActs(contact)} onAsk={setAct} />
      <Suspense>
        {act === undefined ? null : (
          <SeatDialog
            act={act}
            accountId={accountId}
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
