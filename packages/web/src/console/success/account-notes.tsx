import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Returned, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useMayOnAccount } from '../may-work.ts'
import { Moment } from '../moment.tsx'
import './console-success.css'
import { t } from './console-success-text.ts'

type Note = Returned<'GET /accounts/:accountId/notes'>['items'][number]

/** What the staff should know of an account, among themselves: pinned, it stands beside each of its tickets. */
export function AccountNotes({ account }: { readonly account: Account }) {
  const notes = useQuery(read('GET /accounts/:accountId/notes', { params: { accountId: account.id }, query: {} }))
  const mayWrite = useMayOnAccount('account_note.write')
  const [isWriting, setIsWriting] = useState(false)
  const items = notes.data?.items
  return (
    <section aria-labelledby="account-notes">
      <header className="account-section-head">
        <h2 id="account-notes">{t('notes.heading')}</h2>
        <span className="sp-private">
          <Icon name="lock" size={12} /> {t('notes.private')}
        </span>
        {mayWrite && !isWriting ? (
          <button type="button" className="btn sm" onClick={() => setIsWriting(true)}>
            {t('notes.add')}
          </button>
        ) : null}
      </header>
      {notes.isError ? <ErrorNote title={t('notes.failed')} onRetry={() => void notes.refetch()} /> : null}
      {items?.length === 0 && !isWriting ? <p className="mut">{t('notes.none')}</p> : null}
      <ul className="sp-notes">
        {items?.map((note) => (
          <NoteRow key={note.id} note={note} accountId={account.id} mayWrite={mayWrite} />
        ))}
      </ul>
      {isWriting ? <WriteNote accountId={account.id} onDone={() => setIsWriting(false)} /> : null}
    </section>
  )
}

interface NoteRowProps {
  readonly note: Note
  readonly accountId: string
  readonly mayWrite: boolean
}
function NoteRow({ note, accountId, mayWrite }: NoteRowProps) {
  const change = useSend('PATCH /accounts/:accountId/notes/:noteId')
  const remove = useSend('DELETE /accounts/:accountId/notes/:noteId')
  const of = { params: { accountId, noteId: note.id }, ifMatch: `"${note.version}"` }
  const pin = () => change.mutateAsync({ ...of, body: { isPinned: !note.isPinned } }).catch(() => undefined)
  const drop = () =>
    remove
      .mutateAsync(of)
      .then(() => announce(t('notes.removed')))
      .catch(() => undefined)
  return (
    <li>
      <p className="sp-note-head mut">
        {note.isPinned ? <b className="sp-pinned">{t('notes.pinned')}</b> : null}
        <span>
          {note.by?.name} · <Moment at={note.at} />
        </span>
        {mayWrite ? (
          <>
            <button type="button" className="link-button" disabled={change.isPending} onClick={() => void pin()}>
              {t(note.isPinned ? 'notes.unpin' : 'notes.pin')}
            </button>
            <button type="button" className="link-button" disabled={remove.isPending} onClick={() => void drop()}>
              {t('notes.remove')}
            </button>
          </>
        ) : null}
      </p>
      <WrittenText text={note.text} />
      <FormProblem problem={change.error ?? remove.error} isTyped={false} />
    </li>
  )
}

function WriteNote({ accountId, onDone }: { readonly accountId: string; readonly onDone: () => void }) {
  const write = useSend('POST /accounts/:accountId/notes')
  const [text, setText] = useState('')
  const [isPinned, setIsPinned] = useState(false)
  const send = async () => {
    await write.mutateAsync({ params: { accountId }, body: { text, isPinned } })
    onDone()
  }
  return (
    <form
      className="sp-note-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send().catch(() => undefined)
      }}
    >
      <FormProblem problem={write.error} />
      <textarea
        className="input"
        // biome-ignore lint/a11y/noAutofocus: the field was just asked for
        autoFocus
        aria-label={t('notes.text')}
        placeholder={t('notes.text')}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <label className="sp-check">
        <input type="checkbox" checked={isPinned} onChange={(event) => setIsPinned(event.currentTarget.checked)} />
        {t('notes.pin_new')}
      </label>
      <button type="submit" className="btn sm pri" disabled={text.trim() === '' || write.isPending}>
        {t('notes.add')}
      </button>
    </form>
  )
}
