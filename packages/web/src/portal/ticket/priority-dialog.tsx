import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { useEnvironments } from '../new-ticket/use-ticket-choice.ts'
import { type Answers, answersOfPlace, keepAsked, type Priority, suggestionFor } from '../priority/guided-choice.ts'
import { GuidedQuestions } from '../priority/guided-questions.tsx'
import { Suggestion } from '../priority/suggestion.tsx'
import { usePriorityGuide } from '../priority/use-priority-guide.ts'
import { promiseModel } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import type { Ticket } from './use-ticket.ts'

/** What the promise would become; nothing is written. */
function Preview({ ticket, priority }: { readonly ticket: Ticket; readonly priority: Priority }) {
  const zone = useReaderZone()
  const now = useNow()
  const preview = useQuery(
    read('GET /tickets/:ticketId/priority-preview', { params: { ticketId: ticket.id }, query: { priority } }),
  )
  const successor = preview.data?.successor
  if (preview.isPending) return <SkeletonBlock height={90} />
  if (successor == null) return <p className="mut sm">{t('priority.no_change')}</p>
  const due = formatMoment(Date.parse(successor.dueAt), {
    readerZone: zone,
    now,
    otherZone: successor.zone,
    otherCity: successor.city,
  })
  return (
    <div>
      <p className="t">
        <b>{t('priority.due', { time: due.reader })}</b> <span className="mut">{t('priority.due_detail')}</span>
      </p>
      <Ribbon model={promiseModel(successor, zone)} />
    </div>
  )
}

/** The questions again, with what the installation answers by itself. */
const useChoice = (ticket: Ticket) => {
  const guide = usePriorityGuide().data
  const { environment: place } = useEnvironments(ticket.environment?.id)
  const [given, setGiven] = useState<Answers>({})
  const [overruled, setOverruled] = useState<Priority>()
  const byPlace = guide === undefined ? {} : answersOfPlace(guide, place?.isProduction)
  const answers = guide === undefined ? {} : keepAsked(guide, { ...given, ...byPlace })
  const suggested = guide === undefined ? undefined : suggestionFor(guide, answers)?.priority
  const chosen = suggested === undefined ? undefined : (overruled ?? suggested)
  const answer = (question: string, value: string) => {
    setGiven({ ...given, [question]: value })
    setOverruled(undefined)
  }
  return { guide, answers, suggested, chosen, answer, setOverruled, hidden: Object.keys(byPlace) }
}

/** Raise or lower one’s own ticket: the guided questions, what becomes of the promise, and why. */
export function PriorityDialog({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const { guide, answers, suggested, chosen, answer, setOverruled, hidden } = useChoice(ticket)
  const [reason, setReason] = useState('')
  const send = useSend('POST /tickets/:ticketId/priority')
  const isSame = chosen === ticket.priority
  const submit = () => {
    if (chosen === undefined || isSame || reason.trim() === '') return
    send
      .mutateAsync({ params: { ticketId: ticket.id }, body: { priority: chosen, reason: reason.trim(), answers } })
      .then(() => {
        announce(t('priority.sent', { priority: chosen }))
        onClose()
      })
      .catch(() => undefined)
  }
  const label =
    chosen === undefined || isSame
      ? t('priority.change')
      : t(chosen < ticket.priority ? 'priority.raise' : 'priority.lower', { priority: chosen })
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('dialog.back')}
      </button>
      <button
        type="submit"
        className="btn pri"
        disabled={chosen === undefined || isSame || reason.trim() === '' || send.isPending}
      >
        {label}
      </button>
    </>
  )
  return (
    <Dialog title={t('priority.title', { number: ticket.number })} onClose={onClose} onSubmit={submit} foot={foot} wide>
      {guide === undefined ? (
        <SkeletonBlock height={120} />
      ) : (
        <div className="priority-dialog">
          <GuidedQuestions guide={guide} answers={answers} onAnswer={answer} without={hidden} />
          {suggested === undefined || chosen === undefined ? null : (
            <Suggestion guide={guide} suggested={suggested} chosen={chosen} onChoose={setOverruled} />
          )}
        </div>
      )}
      {chosen === undefined ? null : isSame ? (
        <p className="mut">{t('priority.same', { priority: chosen })}</p>
      ) : (
        <Preview ticket={ticket} priority={chosen} />
      )}
      <WordsField
        label={t('priority.why')}
        hint={t('new.reason_read')}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
