import { useState } from 'react'
import { useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { t } from '../ticket-text.ts'
import type { DialogTicket } from './dialog-ticket.ts'

const kinds = ['defect', 'question', 'consultation', 'enhancement'] as const

/** What sort of ticket this is; the promise stays as it is. */
export function KindDialog({ ticket, onClose }: { readonly ticket: DialogTicket; readonly onClose: () => void }) {
  const [kind, setKind] = useState(ticket.kind)
  const send = useSend('POST /tickets/:ticketId/kind')
  const submit = async () => {
    await send.mutateAsync({ params: { ticketId: ticket.id }, body: { kind } })
    announce(t('kind.done', { number: ticket.number, kind: t(`kind.${kind}`) }))
    onClose()
  }
  return (
    <Dialog
      title={t('kind.title', { number: ticket.number })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={kind === ticket.kind || send.isPending}>
          {t('kind.button')}
        </button>
      }
    >
      <p className="mut">{t('kind.lead')}</p>
      <fieldset className="choice-list">
        <legend className="sr">{t('kind.legend')}</legend>
        {kinds.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            {t(`kind.${one}`)}
          </label>
        ))}
      </fieldset>
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
