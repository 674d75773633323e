import type { Solved, SolvedAnswer } from '@mainstay/contracts/solved-answers'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { useDraft } from '../../ui/draft-store.ts'
import { Field } from '../../ui/field.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import { t } from './solved-text.ts'

const answers = ['yes', 'partly', 'no'] as const satisfies readonly Solved[]

/** After a ticket is closed, one question: one click answers it, a line may follow, and it is asked nowhere else. */
export function SolvedQuestion({ ticketId }: { readonly ticketId: string }) {
  const params = { ticketId }
  const { data } = useQuery(read('GET /tickets/:ticketId/solved', { params }))
  const say = useSend('POST /tickets/:ticketId/solved')
  const [isAnew, setAnew] = useState(false)
  if (data === undefined) return null
  const { answer, mayAnswerUntil } = data
  const mayAnswer = mayAnswerUntil !== null
  if (answer === null && !mayAnswer) return null
  const send = async (said: Solved, words?: string) => {
    const body = { answer: said, ...(words === undefined ? {} : { words }) }
    if ((await say.mutateAsync({ params, body }).catch(() => undefined)) === undefined) return false
    announce(t(words === undefined ? 'said.thanks' : 'words.done'))
    setAnew(false)
    return true
  }
  return (
    <div className="solved">
      {answer === null || isAnew ? (
        <Ask
          said={answer?.answer}
          isBusy={say.isPending}
          onSay={(said) => void send(said, said === answer?.answer ? (answer.words ?? undefined) : undefined)}
        />
      ) : (
        <Said answer={answer} until={mayAnswerUntil} onChange={() => setAnew(true)} />
      )}
      {answer !== null && !isAnew && mayAnswer && answer.words === null ? (
        <Words ticketId={ticketId} answer={answer.answer} isBusy={say.isPending} onSend={send} />
      ) : null}
      <ProblemNote problem={say.error} />
    </div>
  )
}

interface AskProps {
  readonly said: Solved | undefined
  readonly isBusy: boolean
  readonly onSay: (said: Solved) => void
}
function Ask({ said, isBusy, onSay }: AskProps) {
  const heading = useId()
  return (
    <fieldset className="solved-ask" aria-labelledby={heading} disabled={isBusy}>
      <legend id={heading}>{t('ask.title')}</legend>
      <div className="solved-acts">
        {answers.map((answer) => (
          <button
            key={answer}
            type="button"
            className="btn"
            aria-pressed={answer === said}
            onClick={() => onSay(answer)}
          >
            {t(`ask.${answer}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

interface SaidProps {
  readonly answer: SolvedAnswer
  readonly until: string | null
  readonly onChange: () => void
}
function Said({ answer: { answer, words, by }, until, onChange }: SaidProps) {
  const { person } = useMe()
  const zone = useReaderZone()
  return (
    <>
      <p>
        {by === null || by.id === person.id ? t(`said.${answer}`) : t(`said.by_${answer}`, { name: by.name })}{' '}
        {until === null ? null : (
          <button
            type="button"
            className="link-button lk"
            title={t('change.until', { until: formatDay(Date.parse(until), zone) })}
            onClick={onChange}
          >
            {t('change.open')}
          </button>
        )}
      </p>
      {words === null ? null : (
        <blockquote className="quoted" dir="auto">
          {words}
        </blockquote>
      )}
      {answer === 'yes' ? null : <p className="mut">{t('said.more_help')}</p>}
    </>
  )
}

interface WordsProps {
  readonly ticketId: string
  readonly answer: Solved
  readonly isBusy: boolean
  readonly onSend: (answer: Solved, words: string) => Promise<boolean>
}
/** A line to the answer, kept in the browser until it is sent. */
function Words({ ticketId, answer, isBusy, onSend }: WordsProps) {
  const draft = useDraft(useMe().person.id, `solved:${ticketId}`)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (draft.text.trim() !== '' && (await onSend(answer, draft.text.trim()))) draft.drop()
  }
  return (
    <form className="solved-words" onSubmit={(event) => void submit(event)}>
      <Field label={t(`words.${answer}`)} hint={t('words.reads')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            dir="auto"
            maxLength={1000}
            value={draft.text}
            onChange={(event) => draft.save(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn" disabled={isBusy || draft.text.trim() === ''}>
        {t('words.send')}
      </button>
    </form>
  )
}
