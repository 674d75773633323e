import { useState } from 'react'
import { useSend } from '../data/index.ts'
import { announce } from '../ui/announcer.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { NewcomerFields, useNewcomer } from './newcomer-fields.tsx'
import { type ClauseHref, SeatsProblem } from './seats-problem.tsx'
import { t } from './seats-text.ts'
import { SuccessorField } from './successor-field.tsx'
import type { Contact, Contacts } from './use-seats.ts'

export interface SeatDialogProps {
  readonly accountId: string
  readonly contacts: Contacts
  readonly contact: Contact
  readonly clauseHref: ClauseHref
  readonly onClose: () => void
}

/** Where somebody's open tickets go when the time on the team ends; nothing where none can be open. */
export function TicketsGo({ contacts, contact }: Pick<SeatDialogProps, 'contacts' | 'contact'>) {
  const { name } = contact.person
  const primary = contacts.items.find(({ isPrimary }) => isPrimary)?.person.name ?? ''
  if (contact.role === 'observer') return null
  return (
    <p className="mut">
      {contact.isPrimary ? t('swap.tickets_successor', { name }) : t('swap.tickets', { name, primary })}
    </p>
  )
}

/** Gives a seat to somebody else in one step, and says before what that does. */
export function SwapDialog({ accountId, contacts, contact, clauseHref, onClose }: SeatDialogProps) {
  const send = useSend('POST /accounts/:accountId/contacts/:contactId/swap')
  const newcomer = useNewcomer()
  const [successorId, setSuccessorId] = useState('')
  const { name } = contact.person
  const submit = async () => {
    const sent = {
      params: { accountId, contactId: contact.id },
      body: { ...newcomer.body, ...(successorId === '' ? {} : { successorId }) },
      ifMatch: `"${contact.version}"`,
    }
    const answer = await send.mutateAsync(sent).catch(() => undefined)
    if (answer === undefined) return
    announce(t('swap.done', { name: answer.body.added.person.name }))
    onClose()
  }
  return (
    <Dialog
      title={t('swap.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={<DialogFoot send={t('swap.send')} isSending={send.isPending} onClose={onClose} />}
    >
      <p>{t('swap.means', { name })}</p>
      <TicketsGo contacts={contacts} contact={contact} />
      <NewcomerFields newcomer={newcomer} problem={send.error} />
      {contact.isPrimary ? (
        <SuccessorField contacts={contacts} leaving={contact} value={successorId} onChange={setSuccessorId} />
      ) : null}
      <SeatsProblem problem={send.error} clauseHref={clauseHref} />
    </Dialog>
  )
}
