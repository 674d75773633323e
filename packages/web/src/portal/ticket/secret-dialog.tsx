import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import type { Message } from './use-ticket.ts'

interface SecretDialogProps {
  readonly ticketId: string
  readonly messages: readonly Message[]
  readonly onClose: () => void
}
/** `message` alone removes all of it, `passage` a part, `fileId` a file. */
type Target = { readonly messageId: string; readonly passage: string } | { readonly fileId: string }

const useRemoval = (ticketId: string, onDone: () => void) => {
  const passages = useSend('POST /tickets/:ticketId/messages/:messageId/withdrawal')
  const files = useSend('POST /tickets/:ticketId/files/:fileId/withdrawal')
  const remove = async (target: Target, because: string) => {
    if ('fileId' in target) await files.mutateAsync({ params: { ticketId, fileId: target.fileId }, body: { because } })
    else {
      const passage = target.passage === '' ? {} : { passage: target.passage }
      await passages.mutateAsync({ params: { ticketId, messageId: target.messageId }, body: { because, ...passage } })
    }
    announce(t('secret.done'))
    onDone()
  }
  return { remove, isBusy: passages.isPending || files.isPending, problem: passages.error ?? files.error }
}

/** The messages and files that are still there to be removed. */
const useChoices = (messages: readonly Message[]) => {
  const zone = useReaderZone()
  const now = useNow()
  const left = messages.filter(({ withdrawn, text }) => withdrawn === null || text !== '')
  return left.flatMap((message) => [
    {
      value: message.id,
      label: t('secret.message', {
        time: formatNear(Date.parse(message.at), zone, now, 'weekday'),
        text: message.text.slice(0, 60),
      }),
    },
    ...message.files
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ id, name }) => ({ value: id, label: t('secret.file', { name }) })),
  ])
}

interface PassageProps {
  readonly message: Message
  readonly passage: string
  readonly onPassage: (passage: string) => void
}
/** What is to go: selected in the text with the pointer, or typed as it stands there. */
function Passage({ message, passage, onPassage }: PassageProps) {
  return (
    <>
      <Field label={t('secret.select')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input"
            readOnly
            value={message.text}
            onSelect={({ currentTarget: { value, selectionStart, selectionEnd } }) => {
              const selected = value.slice(selectionStart, selectionEnd).trim()
              if (selected !== '') onPassage(selected)
            }}
          />
        )}
      </Field>
      <Field label={t('secret.passage')} hint={t('secret.passage_hint')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            autoComplete="off"
            value={passage}
            onChange={(event) => onPassage(event.currentTarget.value)}
          />
        )}
      </Field>
    </>
  )
}

/** Takes a secret out of one’s own message, or removes a file: at once, everywhere. */
export function SecretDialog({ ticketId, messages, onClose }: SecretDialogProps) {
  const choices = useChoices(messages)
  const [chosen, setChosen] = useState(choices.at(-1)?.value ?? '')
  const [passage, setPassage] = useState('')
  const [because, setBecause] = useState('')
  const { remove, isBusy, problem } = useRemoval(ticketId, onClose)
  const message = messages.find(({ id }) => id === chosen)
  const choose = (value: string) => {
    setChosen(value)
    setPassage('')
  }
  const target: Target = message === undefined ? { fileId: chosen } : { messageId: chosen, passage: passage.trim() }
  const submit = () => {
    if (because.trim() !== '') void remove(target, because.trim()).catch(() => undefined)
  }
  const action = message === undefined ? 'secret.remove_file' : passage === '' ? 'secret.remove_all' : 'secret.remove'
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('dialog.back')}
      </button>
      <button type="submit" className="btn pri" disabled={because.trim() === '' || isBusy || chosen === ''}>
        {t(action)}
      </button>
    </>
  )
  return (
    <Dialog title={t('secret.title')} onClose={onClose} onSubmit={submit} foot={foot} wide>
      <p className="mut">{t('secret.body')}</p>
      <Field label={t('secret.where')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={chosen}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {message === undefined ? null : <Passage message={message} passage={passage} onPassage={setPassage} />}
      <LineField
        label={t('secret.what')}
        hint={t('secret.what_hint')}
        maxLength={300}
        value={because}
        onChange={setBecause}
      />
      <ProblemNote problem={problem} />
    </Dialog>
  )
}
