import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import { SuccessorField } from './successor-field.tsx'
import { type SeatDialogProps, TicketsGo } from './swap-dialog.tsx'

/** Ends somebody's time on the team, and says before what that does. */
export function EndDialog({ accountId, contacts, contact, clauseHref, onClose }: SeatDialogProps) {
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/end')
  const [successorId, setSuccessorId] = useState('')
  const { name } = contact.person
  const isObserver = contact.role === 'observer'
  const submit = async () => {
    const sent = {
      params: { accountId, contactId: contact.id },
      body: successorId === '' ? {} : { successorId },
      ifMatch: `"${contact.version}"`,
    }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('end.done', { name }))
    onClose()
  }
  return (
    <Dialog
      title={t(isObserver ? 'end.title_observer' : 'end.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={<DialogFoot send={t('end.send')} isSending={send.isPending} onClose={onClose} />}
    >
      <p>{t(isObserver ? 'end.means_observer' : 'end.means', { name })}</p>
      <TicketsGo contacts={contacts} contact={contact} />
      <p className="mut">{t('end.back', { name })}</p>
      {contact.isPrimary ? (
        <SuccessorField contacts={contacts} leaving={contact} value={successorId} onChange={setSuccessorId} />
      ) : null}
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
