import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../text.ts'
import { ProblemNote } from './problem-note.tsx'
import type { Ticket } from './use-ticket.ts'

/** Ends one’s own ticket: solved after an answer, withdrawn before one. */
export function CloseDialog({ ticket, onClose }: { readonly ticket: Ticket; readonly onClose: () => void }) {
  const send = useSend('POST /tickets/:ticketId/status')
  const isAnswered = ticket.commitments.some(({ metric, metAt }) => metric === 'first_response' && metAt !== null)
  const because = isAnswered ? 'solved' : 'withdrawn'
  const submit = () =>
    send
      .mutateAsync({ params: { ticketId: ticket.id }, body: { status: 'closed', because } })
      .then(onClose)
      .catch(() => undefined)
  const foot = (
    <>
      <button type="button" className="btn" onClick={onClose}>
        {t('dialog.back')}
      </button>
      <button type="submit" className="btn pri" disabled={send.isPending}>
        {t(isAnswered ? 'close.solved' : 'close.withdraw')}
      </button>
    </>
  )
  return (
    <Dialog title={t('close.title', { number: ticket.number })} onClose={onClose} onSubmit={submit} foot={foot}>
      <p className="mut">{t(isAnswered ? 'close.body_solved' : 'close.body_withdraw')}</p>
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
