import { useRouter } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { announce } from '../../ui/announcer.tsx'
import { formatTime } from '../../ui/time/format-moment.ts'
import { typedSince } from '../drafts/typed-since.ts'
import { useKeptForm } from '../drafts/use-kept-form.ts'
import { useKeptSend } from '../drafts/use-kept-send.ts'
import { AttachButton } from '../files/attach-button.tsx'
import { AttachmentList } from '../files/attachment-list.tsx'
import { type KeptFile, useAttachments } from '../files/use-attachments.ts'
import { useDrop } from '../files/use-drop.ts'
import { firstName } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { ProblemNote } from './problem-note.tsx'
import type { Ticket } from './use-ticket.ts'

interface ReplyForm {
  readonly text: string
  readonly files: readonly KeptFile[]
}
const emptyReply: ReplyForm = { text: '', files: [] }

/** What a message does here, said beside the button before it is sent. */
const sayEffect = ({ status }: Ticket) => {
  if (status === 'closed') return t('reply.opens_new')
  if (status === 'resolved') return t('reply.reopens')
  return status === 'open' ? '' : t('reply.our_turn')
}

const useReply = (ticket: Ticket) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const router = useRouter()
  const thing = `reply:${ticket.id}`
  const kept = useKeptForm({ thing, about: ticket.id, empty: emptyReply })
  const { form, change } = kept
  const keepFiles = useCallback((files: readonly KeptFile[]) => change({ files }), [change])
  const attachments = useAttachments(form.files, keepFiles)
  const send = useKeptSend('POST /tickets/:ticketId/messages', thing)
  const submit = async () => {
    const body = { audience: 'customer', text: form.text.trim(), fileIds: form.files.map(({ id }) => id) } as const
    const answer = await send.mutateAsync({ params: { ticketId: ticket.id }, body }).catch(() => undefined)
    if (answer === undefined) return
    const now = kept.readLatest()
    const further = {
      text: typedSince(now.text, body.text),
      files: now.files.filter(({ id }) => !body.fileIds.includes(id)),
    }
    kept.drop()
    if (further.text !== '' || further.files.length > 0) change(further)
    const { movedTo } = answer.body
    if (movedTo === undefined) {
      field.current?.focus()
      announce(t('reply.sent'))
      return
    }
    announce(t('reply.moved', { from: ticket.number, to: movedTo.number }), { forMs: 10_000 })
    await router.navigate({ to: '/tickets/$number', params: { number: movedTo.number } })
  }
  return { ...kept, attachments, send, submit, field }
}

/** Where one writes to the desk: kept with every letter, files by drag, paste and button. */
export function Composer({ ticket }: { readonly ticket: Ticket }) {
  const zone = useReaderZone()
  const { form, change, keptAt, attachments, send, submit, field } = useReply(ticket)
  const [waits, setWaits] = useState(false)
  const { isOver, target } = useDrop(attachments.add)
  const isEmpty = form.text.trim() === ''
  const trySend = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    setWaits(attachments.isSending)
    if (!isEmpty && !attachments.isSending && !send.isPending) void submit()
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) trySend(event)
  }
  const name = ticket.assignee === null ? undefined : firstName(ticket.assignee.name)
  const invitation = name === undefined ? t('reply.write') : t('reply.write_to', { name })
  return (
    <form className={isOver ? 'reply drop-over' : 'reply'} onSubmit={trySend} onKeyDown={hear} {...target}>
      <textarea
        ref={field}
        className="reply-text"
        dir="auto"
        aria-label={t('reply.label')}
        placeholder={invitation}
        value={form.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className="reply-files">
        <AttachmentList kept={form.files} attachments={attachments} />
        {waits && attachments.isSending ? <p className="field-hint">{t('new.files_first')}</p> : null}
        {send.isPaused ? (
          <p className="field-hint" role="status">
            {t('new.waits_body')}
          </p>
        ) : null}
        <ProblemNote problem={send.error} />
      </div>
      <div className="reply-bar">
        <AttachButton onFiles={attachments.add} />
        <span className="sm qt reply-kept t">
          {isEmpty || keptAt === undefined ? '' : t('draft.kept', { time: formatTime(keptAt, zone) })}
        </span>
        <span className="sm qt reply-effect">{sayEffect(ticket)}</span>
        <button type="submit" className="btn pri" disabled={isEmpty || send.isPending}>
          {t(send.isPaused ? 'new.waits' : send.isPending ? 'new.sending' : 'reply.send')}
        </button>
      </div>
    </form>
  )
}
