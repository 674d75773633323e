import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { LastDayField } from './last-day-field.tsx'
import { sayDate } from './say-seat.ts'
import { SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import { SuccessorField } from './successor-field.tsx'
import { type SeatDialogProps, TicketsGo } from './swap-dialog.tsx'

/** Ends somebody's time on the team, now or after a last day, and says before what that does. */
export function EndDialog({ accountId, contacts, contact, clauseHref, onClose }: SeatDialogProps) {
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/end')
  const [successorId, setSuccessorId] = useState('')
  const [lastOn, setLastOn] = useState<string>()
  const { name } = contact.person
  const isLater = lastOn !== undefined
  const side = contact.role === 'observer' ? '_observer' : ''
  const submit = async () => {
    const sent = {
      params: { accountId, contactId: contact.id },
      body: { ...(successorId === '' ? {} : { successorId }), ...(isLater ? { lastOn } : {}) },
      ifMatch: `"${contact.version}"`,
    }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(isLater ? t('end.planned', { name, date: sayDate(lastOn) }) : t('end.done', { name }))
    onClose()
  }
  const foot = (
    <DialogFoot
      send={t(isLater ? 'end.plan' : 'end.send')}
      isSending={send.isPending || lastOn === ''}
      onClose={onClose}
    />
  )
  return (
    <Dialog title={t(`end.title${side}`, { name })} onClose={onClose} onSubmit={() => void submit()} foot={foot}>
      <LastDayField contact={contact} value={lastOn} onChange={setLastOn} />
      <p>{t(isLater ? `end.means_later${side}` : `end.means${side}`, { name })}</p>
      <TicketsGo contacts={contacts} contact={contact} />
      <p className="mut">{t('end.back', { name })}</p>
      {contact.isPrimary ? (
        <SuccessorField contacts={contacts} leaving={contact} value={successorId} onChange={setSuccessorId} />
      ) : null}
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
