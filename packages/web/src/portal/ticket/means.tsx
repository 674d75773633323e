import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { CloseDialog } from './close-dialog.tsx'
import { PriorityDialog } from './priority-dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { may, type Ticket, type TimelineEntry } from './use-ticket.ts'

type Asked = 'priority' | 'secret' | 'close' | undefined

function MeansButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="link-button lk" onClick={onPress}>
      {label}
    </button>
  )
}

/** Team, or only the opener and the primary contact. */
function SightMeans({ ticket }: { readonly ticket: Ticket }) {
  const send = useSend('POST /tickets/:ticketId/sight')
  const sight = ticket.sight === 'team' ? 'private' : 'team'
  const change = () => send.mutate({ params: { ticketId: ticket.id }, body: { sight } })
  return (
    <>
      <MeansButton label={t(sight === 'private' ? 'means.private' : 'means.team')} onPress={change} />
      <ProblemNote problem={send.error} />
    </>
  )
}

function FollowMeans({ ticket }: { readonly ticket: Ticket }) {
  const { person } = useMe()
  const send = useSend('POST /tickets/:ticketId/followers')
  const follows = ticket.followers.some(({ id }) => id === person.id)
  const change = () =>
    send
      .mutateAsync({ params: { ticketId: ticket.id }, body: { follow: !follows } })
      .then(() => announce(t(follows ? 'means.unfollowed' : 'means.followed')))
      .catch(() => undefined)
  return <MeansButton label={t(follows ? 'means.unfollow' : 'means.follow')} onPress={() => void change()} />
}

function TakeOverMeans({ ticket }: { readonly ticket: Ticket }) {
  const send = useSend('POST /tickets/:ticketId/takeover')
  const change = () =>
    send
      .mutateAsync({ params: { ticketId: ticket.id } })
      .then(() => announce(t('means.taken_over')))
      .catch(() => undefined)
  return <MeansButton label={t('means.take_over')} onPress={() => void change()} />
}

/** The contact’s own means, beside writing: priority, sight, following, secrets, the end. */
export function Means({ ticket, entries }: { readonly ticket: Ticket; readonly entries: readonly TimelineEntry[] }) {
  const { person } = useMe()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const isMine = ticket.openedBy.id === person.id
  const isClosed = ticket.status === 'closed'
  const own = entries.flatMap((one) =>
    one.type === 'message' && one.message.author?.id === person.id ? [one.message] : [],
  )
  return (
    <div className="means">
      {may(ticket, 'changePriority') && !isClosed ? (
        <MeansButton label={t('means.priority')} onPress={() => setAsked('priority')} />
      ) : null}
      {may(ticket, 'setSight') ? <SightMeans ticket={ticket} /> : null}
      {may(ticket, 'follow') && !isMine ? <FollowMeans ticket={ticket} /> : null}
      {may(ticket, 'takeOver') && !isMine && !isClosed ? <TakeOverMeans ticket={ticket} /> : null}
      {own.length > 0 ? <MeansButton label={t('means.secret')} onPress={() => setAsked('secret')} /> : null}
      {may(ticket, 'close') && !isClosed && ticket.status !== 'resolved' ? (
        <MeansButton label={t('means.close')} onPress={() => setAsked('close')} />
      ) : null}
      {asked === 'priority' ? <PriorityDialog ticket={ticket} onClose={close} /> : null}
      {asked === 'secret' ? <SecretDialog ticketId={ticket.id} messages={own} onClose={close} /> : null}
      {asked === 'close' ? <CloseDialog ticket={ticket} onClose={close} /> : null}
    </div>
  )
}
