import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { t } from '../ticket-text.ts'
import { type MessageItem, may, type Ticket } from '../ticket-types.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** Removes a secret from a message; the one thing that can be done to what was said. */
export function MessageMenu({ ticket, message }: { readonly ticket: Ticket; readonly message: MessageItem }) {
  const [passage, setPassage] = useState<string>()
  if (!may(ticket, 'ticket.reply') || message.withdrawn !== null || message.text === '') return null
  const open = () => {
    const marked = getSelection()?.toString().trim() ?? ''
    setPassage(message.text.includes(marked) ? marked : '')
  }
  return (
    <>
      <button
        type="button"
        className="cv-more"
        aria-label={t('withdraw.open')}
        title={t('withdraw.open')}
        onClick={open}
      >
        <Icon name="shield" size={14} />
      </button>
      {passage === undefined ? null : (
        <WithdrawDialog message={message} marked={passage} onClose={() => setPassage(undefined)} />
      )}
    </>
  )
}
