import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { sayPlannedEnd } from './say-seat.ts'
import { SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import type { SeatDialogProps } from './swap-dialog.tsx'

/** Takes a planned end back. */
export function KeepDialog({ accountId, contact, clauseHref, onClose }: SeatDialogProps) {
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/end/withdraw')
  const { name } = contact.person
  const submit = async () => {
    const sent = { params: { accountId, contactId: contact.id }, ifMatch: `"${contact.version}"` }
    if ((await send.mutateAsync(sent).catch(() => undefined)) === undefined) return
    announce(t('keep.done', { name }))
    onClose()
  }
  return (
    <Dialog
      title={t('keep.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={<DialogFoot send={t('keep.send')} isSending={send.isPending} onClose={onClose} />}
    >
      <p>{t('keep.means', { date: sayPlannedEnd(contact) ?? '' })}</p>
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
