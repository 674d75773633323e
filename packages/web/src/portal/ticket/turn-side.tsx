import { lazy, Suspense } from 'react'
import { useSend } from '../../data/index.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { firstName } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import { may, type Ticket } from './use-ticket.ts'

// fetched once a ticket is closed
const SolvedQuestion = lazy(() =>
  import('./solved-question.tsx').then((module) => ({ default: module.SolvedQuestion })),
)

const nameOf = ({ assignee }: Ticket) => (assignee === null ? t('promise.someone') : firstName(assignee.name))

/** Two buttons under a solution: the contact decides, not the desk. */
function SolvedOrNot({ ticket }: { readonly ticket: Ticket }) {
  const change = useSend('POST /tickets/:ticketId/status')
  const params = { ticketId: ticket.id }
  const close = () => change.mutate({ params, body: { status: 'closed', because: 'solved' } })
  const reopen = () => change.mutate({ params, body: { status: 'open', because: 'not_solved' } })
  return (
    <>
      <div className="turn-acts">
        <button type="button" className="btn" disabled={change.isPending} onClick={close}>
          {t('turn.solved')}
        </button>
        <button type="button" className="btn" disabled={change.isPending} onClick={reopen}>
          {t('turn.not_solved')}
        </button>
      </div>
      <ProblemNote problem={change.error} />
    </>
  )
}

const stepWords = { reminder: 'turn.next_reminder', resolve: 'turn.next_resolve', close: 'turn.next_close' } as const

/** What happens by itself if nobody writes. */
function NextStep({ ticket }: { readonly ticket: Ticket }) {
  const zone = useReaderZone()
  const now = useNow()
  const { nextStep } = ticket
  if (nextStep === null) return null
  const time = formatNear(Date.parse(nextStep.at), zone, now, 'weekday')
  return <p className="turn-next t">{t(stepWords[nextStep.step], { time })}</p>
}

const wordsOf = (ticket: Ticket, since: string) => {
  const name = nameOf(ticket)
  switch (ticket.status) {
    case 'resolved':
      return { title: t('turn.resolved', { name }), body: t('turn.resolved_body') }
    case 'waiting':
      return { title: t('turn.yours'), body: t('turn.yours_body', { name, since }) }
    case 'waiting_release':
      return { title: t('turn.release'), body: t('turn.release_body') }
    case 'closed':
      return { title: t('turn.closed'), body: t('turn.closed_body', { number: ticket.number }) }
    case 'open':
      return {
        title: t('turn.ours'),
        body: ticket.assignee === null ? t('turn.ours_queue') : t('turn.ours_body', { name, since }),
      }
  }
}

/** Whose turn it is, and what one can do about it. */
export function TurnSide({ ticket }: { readonly ticket: Ticket }) {
  const zone = useReaderZone()
  const now = useNow()
  const since = formatNear(Date.parse(ticket.turnSince), zone, now, 'weekday')
  const { title, body } = wordsOf(ticket, since)
  return (
    <div className="turn">
      <h2>{title}</h2>
      <p className="mut">{body}</p>
      {ticket.status === 'resolved' && may(ticket, 'reopen') ? <SolvedOrNot ticket={ticket} /> : null}
      <Suspense>{ticket.status === 'closed' ? <SolvedQuestion ticketId={ticket.id} /> : null}</Suspense>
      <NextStep ticket={ticket} />
    </div>
  )
}
