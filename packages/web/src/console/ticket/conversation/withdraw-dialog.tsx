import { useState } from 'react'
import { useSend } from '../../../data/index.ts'
import { announce } from '../../../ui/announcer.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { WordsField } from '../../../ui/plain-fields.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { t } from '../ticket-text.ts'
import type { MessageItem } from '../ticket-types.ts'
import { BecauseField } from './because-field.tsx'

interface WithdrawDialogProps {
  readonly message: MessageItem
  /** What was marked in the message when the dialogue was asked for. */
  readonly marked: string
  readonly onClose: () => void
}
/** Removes a passage, or the whole message, everywhere and for good. What goes is shown before it goes. */
export function WithdrawDialog({ message, marked, onClose }: WithdrawDialogProps) {
  const [passage, setPassage] = useState(marked)
  const [because, setBecause] = useState('')
  const [wasEmpty, setWasEmpty] = useState(false)
  const send = useSend('POST /tickets/:ticketId/messages/:messageId/withdrawal')
  const isWhole = passage.trim() === ''
  const isUnknown = !isWhole && !message.text.includes(passage)
  const submit = async () => {
    if (because.trim() === '') return setWasEmpty(true)
    await send.mutateAsync({
      params: { ticketId: message.ticketId, messageId: message.id },
      body: { because: because.trim(), ...(isWhole ? {} : { passage }) },
    })
    announce(t('withdraw.done'))
    onClose()
  }
  return (
    <Dialog
      title={t('withdraw.title')}
      onClose={onClose}
      onSubmit={() => !isUnknown && void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={isUnknown || send.isPending}>
          {t(isWhole ? 'withdraw.button_whole' : 'withdraw.button')}
        </button>
      }
    >
      <p className="mut">{t('withdraw.lead')}</p>
      <WordsField
        label={t('withdraw.passage')}
        hint={t('withdraw.passage_hint')}
        fault={isUnknown ? t('withdraw.unknown') : undefined}
        value={passage}
        onChange={setPassage}
      />
      <BecauseField because={because} wasEmpty={wasEmpty} onChange={setBecause} />
      <ProblemNote problem={send.error} />
    </Dialog>
  )
}
