import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { ClauseChip } from '../../../ui/clause-chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { WordsField } from '../../../ui/plain-fields.tsx'
import { PriorityGlyph } from '../../../ui/priority-glyph.tsx'
import { useMe } from '../../session-gate.ts'
import { ProblemNote } from '../problem-note.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { DialogTicket } from './dialog-ticket.ts'
import { PriorityPreview } from './priority-preview.tsx'

interface PriorityDialogProps {
  readonly ticket: DialogTicket
  readonly suggested?: DialogTicket['priority'] | undefined
  readonly onClose: () => void
}
const isHigher = (one: string, other: string) => one < other

/** Raises or lowers, with what it does to the promise shown before it is done, and a reason that both sides read. */
export function PriorityDialog({ ticket, suggested, onClose }: PriorityDialogProps) {
  const me = useMe()
  const guide = useQuery(read('GET /priority-guide', { query: { accountId: ticket.account.id } }))
  const [priority, setPriority] = useState(suggested ?? ticket.priority)
  const [reason, setReason] = useState('')
  const [wasEmpty, setWasEmpty] = useState(false)
  const send = useSend('POST /tickets/:ticketId/priority')
  const reader = firstNameOf(ticket.openedBy)
  const isSame = priority === ticket.priority
  const submit = async () => {
    if (reason.trim() === '') return setWasEmpty(true)
    await send.mutateAsync({ params: { ticketId: ticket.id }, body: { priority, reason: reason.trim() } })
    announce(t('priority.done', { number: ticket.number, priority }))
    onClose()
  }
  const verb = isSame
    ? t('priority.choose')
    : t(isHigher(priority, ticket.priority) ? 'priority.raise' : 'priority.lower', { priority })
  return (
    <Dialog
      title={t('priority.title', { number: ticket.number })}
      onClose={onClose}
      wide
      onSubmit={() => !isSame && void submit().catch(() => undefined)}
      foot={
        <>
          <span className="mut">{t('priority.as', { name: me.person.name })}</span>
          <button type="submit" className="btn pri" disabled={isSame || send.isPending}>
            {verb}
          </button>
        </>
      }
    >
      <fieldset className="choice-list">
        <legend className="sr">{t('priority.legend')}</legend>
        {(guide.data?.priorities ?? []).map(({ priority: one, title, definition, clause }) => (
          <label key={one} className="choice choice-tall">
            <input type="radio" name="priority" checked={priority === one} onChange={() => setPriority(one)} />
            <PriorityGlyph priority={one} name={title} />
            <span className="choice-words">{definition}</span>
            <ClauseChip clause={clause} />
            {one === ticket.priority ? <span className="qt">{t('priority.now')}</span> : null}
          </label>
        ))}
      </fieldset>
      {isSame ? null : <PriorityPreview ticketId={ticket.id} priority={priority} />}
      <WordsField
        label={t('priority.reason')}
        hint={t('priority.readers', { name: reader })}
        fault={wasEmpty && reason.trim() === '' ? t('priority.reason_needed') : undefined}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote problem={send.error ?? guide.error} onRetry={() => void submit().catch(() => undefined)} />
    </Dialog>
  )
}
