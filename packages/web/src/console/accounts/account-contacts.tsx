import type { Account, Contact } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { InvitationLine } from '../../doors/invitations/invitation-line.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { isAway } from '../../ui/primary/is-away.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { MailCameBack } from '../mail-came-back.tsx'
import { useMe } from '../session-gate.ts'

const AddContact = lazy(() => import('./add-contact.tsx').then((module) => ({ default: module.AddContact })))

/** Who may ask, where they are, whether they were trained; the primary first. */
export function AccountContacts({ account }: { readonly account: Account }) {
  const { data } = useQuery(read('GET /accounts/:accountId/contacts', { params: { accountId: account.id } }))
  const [isAdding, setIsAdding] = useState(false)
  const now = useNow('minute')
  const roles = useMe().staff?.roles ?? []
  const mayAdd = roles.some((role) => role === 'lead' || role === 'tam' || role === 'admin')
  const { used, of } = data?.seats ?? account.seats
  return (
    <section>
      <header className="account-section-head">
        <h2>{t('account.contacts')}</h2>
        <span className="mut t">
          {of === null ? t('account.contacts_count', { count: used }) : t('account.contacts_seats', { used, of })}
        </span>
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
          <ContactLine key={contact.id} contact={contact} now={now} mayInvite={mayAdd} />
        ))}
      </ul>
      <Suspense>{isAdding ? <AddContact accountId={account.id} onClose={() => setIsAdding(false)} /> : null}</Suspense>
    </section>
  )
}

interface ContactLineProps {
  readonly contact: Contact
  readonly now: number
  readonly mayInvite: boolean
}
function ContactLine({ contact, now, mayInvite }: ContactLineProps) {
  const me = useMe()
  const { person, isPrimary, role, city, zone } = contact
  return (
    <li title={contact.email ?? undefined}>
      <Avatar name={person.name} />
      <span>
        {person.name} {isPrimary ? <b className="acc-t">{t('account.primary_mark')}</b> : null}
        {role === 'observer' ? <span className="mut">{t('account.reads')}</span> : null}
        <InvitationLine accountId={contact.accountId} person={person} zone={me.person.zone} mayInvite={mayInvite} />
      </span>
      <span className="mut t">{`${formatTime(now, zone)} ${city}`}</span>
      <span className="account-when">
        <Standing contact={contact} now={now} />
      </span>
    </li>
  )
}

function Standing({ contact, now }: { readonly contact: Contact; readonly now: number }) {
  const { awayUntil, trainedOn, zone, role } = contact
  if (isAway(awayUntil, now))
    return <span className="near-t">{t('account.away', { time: formatDay(Date.parse(awayUntil), zone) })}</span>
  if (role === 'observer') return null
  if (trainedOn === null) return <span className="near-t">{t('account.untrained')}</span>
  return (
    <span className="mut">
      {t('account.trained', { time: formatDay(Date.parse(`${trainedOn}T12:00:00Z`), 'UTC', true) })}
    </span>
  )
}
