import { useState } from 'react'
import { useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { t } from '../ticket-text.ts'
import type { MessageItem } from '../ticket-types.ts'
import { BecauseField } from './because-field.tsx'

interface WithdrawFileProps {
  readonly ticketId: string
  readonly file: MessageItem['files'][number]
  readonly onClose: () => void
}
/** Removes a file everywhere and for good; its name stays, with who, when and why. */
export function WithdrawFile({ ticketId, file, onClose }: WithdrawFileProps) {
  const [because, setBecause] = useState('')
  const [wasEmpty, setWasEmpty] = useState(false)
  const send = useSend('POST /tickets/:ticketId/files/:fileId/withdrawal')
  const submit = async () => {
    if (because.trim() === '') return setWasEmpty(true)
    await send.mutateAsync({ params: { ticketId, fileId: file.id }, body: { because: because.trim() } })
    announce(t('withdraw.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('withdraw.file_title', { name: file.name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={send.isPending}>
          {t('withdraw.file_button')}
        </button>
      }
    >
      <p className="mut">{t('withdraw.file_lead')}</p>
      <BecauseField because={because} wasEmpty={wasEmpty} onChange={setBecause} />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
