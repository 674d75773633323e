import { proposedTurn } from '@mainstay/policy/commitments'
import { type ClipboardEvent, type DragEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '../../../ui/announcer.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { readNow } from '../../../ui/time/clock.ts'
import { ScopeStrip } from '../../scope/scope-strip.tsx'
import { useMe } from '../../session-gate.ts'
import { ProblemNote } from '../problem-note.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import { may, type Ticket } from '../ticket-types.ts'
import { AttachButton, Attached, useUploads } from './attachments.tsx'
import { BeforeSending } from './before-sending.tsx'
import { ComposerTabs } from './composer-tabs.tsx'
import './composer.css'
import { Extras } from './extras.tsx'
import { HeldBar } from './held-bar.tsx'
import { sendNow, takeBack, useHeld } from './held-send.ts'
import { NextUpdate } from './next-update.tsx'
import { PutTemplate } from './put-template.tsx'
import { SeesLine } from './sees-line.tsx'
import { useNextUpdates } from './use-next-update.ts'
import { type Mode, type ReplyForm, useReplyDraft } from './use-reply-draft.ts'
import { useSendReply } from './use-send-reply.ts'

interface ComposerProps {
  readonly ticket: Ticket
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly onWriting: () => void
}

const turnOf = (text: string) => (proposedTurn(text) === 'customer' ? 'customer' : 'staff')

const useLeaving = (ticketId: string) =>
  useEffect(() => {
    const id = ticketId
    return () => {
      if (id !== '') sendNow()
    }
  }, [ticketId])

/** Where one writes: to the customer, or to colleagues on unmistakable ground. */
export function Composer({ ticket, mode, onMode, box, onWriting }: ComposerProps) {
  const me = useMe()
  const draft = useReplyDraft(ticket.id, mode)
  const { form, write, drop } = draft
  const [withExtras, setWithExtras] = useState(false)
  const updates = useNextUpdates(ticket, form.priority ?? ticket.priority)
  const turn = form.turn ?? turnOf(form.text)
  const proposed = updates.proposed === undefined ? '' : new Date(updates.proposed.at).toISOString()
  const nextUpdateBy = form.nextUpdateBy ?? proposed
  const held = useHeld(ticket.id)
  const sent = useSendReply({ ticket, mode, mine: me.person.id, onSent: drop })
  const latest = useRef(form)
  latest.current = form
  const change = (part: Partial<ReplyForm>) => write({ ...latest.current, ...part })
  const uploads = useUploads((file) => change({ files: [...(latest.current.files ?? []), file] }))
  useLeaving(ticket.id)

  const isClosed = ticket.status === 'closed'
  const lacksReason = form.priority !== undefined && (form.reason ?? '').trim() === ''
  const isEmpty = form.text.trim() === '' || uploads.sending.length > 0 || (mode === 'reply' && lacksReason)
  const submit = (isSure = false) => {
    if (uploads.sending.length > 0) announce(t('attach.still'))
    if (isEmpty || sent.isSending || held !== undefined) return
    sent.submit({ form: latest.current, turn, nextUpdateBy: mode === 'note' ? '' : nextUpdateBy }, isSure)
  }
  const back = () => {
    flushSync(takeBack)
    box.current?.focus()
  }
  useShortcuts([
    { keys: 'mod+Enter', label: t('composer.send_key'), run: () => submit() },
    { keys: 'z', label: t('held.back'), run: back },
  ])
  const type = (text: string) => {
    onWriting()
    change({ text, ...(form.begunAt === undefined ? { begunAt: readNow() } : {}) })
  }
  const paste = (event: ClipboardEvent | DragEvent) => {
    const files = 'clipboardData' in event ? event.clipboardData.files : event.dataTransfer.files
    if (files.length === 0) return
    event.preventDefault()
    uploads.add(files)
  }
  if (!may(ticket, 'ticket.reply') && !may(ticket, 'ticket.note'))
    return <p className="cp-none">{t('composer.read_only')}</p>
  const account = ticket.account.name.split(' ')[0] ?? ticket.account.name
  return (
    <section className={mode === 'note' ? 'cp cp-note' : 'cp'} aria-label={t('composer.label')}>
      <ComposerTabs ticket={ticket} mode={mode} onMode={onMode} savedAt={draft.savedAt} />
      {isClosed && mode === 'reply' ? <p className="cp-closed">{t('composer.closed')}</p> : null}
      {mode === 'reply' && form.scope !== undefined ? (
        <ScopeStrip ticket={ticket} choice={form.scope} isEmpty={isEmpty} onDrop={() => change({ scope: undefined })} />
      ) : null}
      <textarea
        ref={box}
        className="cp-text"
        value={form.text}
        disabled={(isClosed && mode === 'reply') || held !== undefined}
        rows={3}
        maxLength={100_000}
        aria-label={
          mode === 'note'
            ? t('composer.note_to', { account: ticket.account.name })
            : t('composer.reply_to', { account: ticket.account.name })
        }
        placeholder={t(mode === 'note' ? 'composer.note_hint' : 'composer.reply_hint', {
          name: firstNameOf(ticket.openedBy),
        })}
        onChange={(event) => type(event.currentTarget.value)}
        // Esc gives the single keys back to the page.
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        onPaste={paste}
        onDrop={paste}
      />
      <Attached
        files={form.files ?? []}
        sending={uploads.sending}
        onDrop={(id) => change({ files: (form.files ?? []).filter((file) => file.id !== id) })}
      />
      {mode === 'reply' && withExtras ? <Extras ticket={ticket} form={form} onChange={change} /> : null}
      {mode === 'reply' && form.text.trim() !== '' && sent.doubt === undefined ? (
        <SeesLine
          ticket={ticket}
          turn={turn}
          nextUpdateBy={nextUpdateBy}
          priority={form.priority}
          scope={form.scope?.words}
        />
      ) : null}
      {sent.doubt === undefined ? null : (
        <BeforeSending
          doubt={sent.doubt}
          ticket={ticket}
          updates={updates}
          nextUpdateBy={nextUpdateBy}
          onNextUpdate={(value) => change({ nextUpdateBy: value })}
          onSend={() => submit(true)}
          onBack={() => {
            sent.settle()
            // What was said meanwhile is known from here on.
            change({ begunAt: readNow() })
            box.current?.focus()
          }}
        />
      )}
      {sent.isWaiting ? (
        <p className="cp-waits" role="status">
          {t('composer.waits')}
        </p>
      ) : null}
      <div className="cp-problem">
        <ProblemNote problem={sent.problem} onRetry={() => submit(true)} />
      </div>
      {held !== undefined ? (
        <HeldBar held={held} onBack={back} />
      ) : (
        <div className="cp-bar">
          {mode === 'note' ? null : (
            <>
              <span className="cp-field">
                <span>{t('composer.whose_turn')}</span>
                <Segmented
                  label={t('composer.whose_turn')}
                  value={turn}
                  onChange={(value) => change({ turn: value })}
                  segments={[
                    { value: 'customer', label: t('composer.theirs', { account }) },
                    { value: 'staff', label: t('composer.ours') },
                  ]}
                />
              </span>
              <NextUpdate
                value={nextUpdateBy}
                updates={updates}
                onChange={(value) => change({ nextUpdateBy: value })}
              />
            </>
          )}
          <span className="gap" />
          {mode === 'note' ? null : (
            <button
              type="button"
              className="btn quiet"
              aria-expanded={withExtras}
              aria-label={t('extras.label')}
              title={t('extras.label')}
              onClick={() => setWithExtras(!withExtras)}
            >
              <Icon name="more" />
            </button>
          )}
          <AttachButton onFiles={uploads.add} />
          {mode === 'note' ? null : <PutTemplate ticket={ticket} box={box} text={form.text} onText={type} />}
          <button
            type="button"
            className="btn pri"
            disabled={isEmpty || sent.isSending || (isClosed && mode === 'reply')}
            onClick={() => submit()}
          >
            {t(mode === 'note' ? 'composer.add_note' : 'composer.send')} <KeyHint keys="Ctrl ↵" />
          </button>
        </div>
      )}
    </section>
  )
}
