import { type FormEvent, useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Icon } from '../../ui/icons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import { type Change, may, type Ticket } from './use-ticket.ts'

/** The last call for attention, and who answered it. */
const readCall = (changes: readonly Change[]) => {
  const call = changes.filter(({ kind }) => kind === 'attention').at(-1)
  const answer = changes.filter(({ kind }) => kind === 'acknowledgement').at(-1)
  if (call === undefined) return {}
  return answer !== undefined && Date.parse(answer.at) >= Date.parse(call.at) ? { call, answer } : { call }
}

function Asked({ call, answer }: { readonly call: Change; readonly answer: Change | undefined }) {
  const { person } = useMe()
  const zone = useReaderZone()
  const now = useNow()
  const time = (change: Change) => formatNear(Date.parse(change.at), zone, now, 'weekday')
  return (
    <>
      <p>
        {call.by?.id === person.id
          ? t('attention.asked_by_you', { time: time(call) })
          : t('attention.asked', { name: call.by?.name ?? '', time: time(call) })}
      </p>
      {call.reason === null ? null : <blockquote className="quoted">{call.reason}</blockquote>}
      {answer === undefined ? (
        <p role="status">{t('attention.waits')}</p>
      ) : (
        <>
          <p role="status">
            <b>{t('attention.answered', { name: answer.by?.name ?? '', time: time(answer) })}</b>
          </p>
          {answer.reason === null ? null : <blockquote className="quoted">{answer.reason}</blockquote>}
        </>
      )}
    </>
  )
}

function AskForm({ ticketId }: { readonly ticketId: string }) {
  const [reason, setReason] = useState('')
  const ask = useSend('POST /tickets/:ticketId/attention')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return
    ask
      .mutateAsync({ params: { ticketId }, body: { reason: reason.trim() } })
      .then(() => {
        setReason('')
        announce(t('attention.sent'))
      })
      .catch(() => undefined)
  }
  return (
    <>
      <form className="attention-form" onSubmit={submit}>
        <input
          className="input"
          aria-label={t('attention.reason')}
          placeholder={t('attention.hint')}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <button type="submit" className="btn" disabled={ask.isPending || reason.trim() === ''}>
          {t('attention.ask')}
        </button>
      </form>
      <ProblemNote problem={ask.error} />
    </>
  )
}

/** A way to be heard that changes no priority: a lead reads the reason and answers by name. */
export function AttentionBox({ ticket, changes }: { readonly ticket: Ticket; readonly changes: readonly Change[] }) {
  const { call, answer } = readCall(changes)
  const mayAsk = may(ticket, 'askAttention') && ticket.status !== 'closed'
  const isOpen = call !== undefined && answer === undefined
  if (!mayAsk && call === undefined) return null
  return (
    <section className="attention" aria-labelledby="attention">
      <h3 id="attention">
        <Icon name="bell" /> {t('attention.ask')}
      </h3>
      {call === undefined ? <p>{t('attention.body')}</p> : <Asked call={call} answer={answer} />}
      {mayAsk && !isOpen ? <AskForm ticketId={ticket.id} /> : null}
    </section>
  )
}
