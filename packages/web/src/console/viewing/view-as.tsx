import type { Contact } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { t } from './viewing-text.ts'

interface ViewAsProps {
  readonly accountId: string
  readonly contact: Contact
  readonly onClose: () => void
}

/** Asks why, then opens the portal as this contact in a tab of its own. */
export function ViewAs({ accountId, contact, onClose }: ViewAsProps) {
  const [reason, setReason] = useState('')
  const start = useSend('POST /accounts/:accountId/contacts/:contactId/viewings')
  const { name } = contact.person
  const submit = async () => {
    const { body } = await start.mutateAsync({ params: { accountId, contactId: contact.id }, body: { reason } })
    const address = `/?viewing=${body.id}`
    if (window.open(address, '_blank') === null) location.assign(address)
    onClose()
  }
  return (
    <Dialog
      title={t('view.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={start.isPending || reason.trim() === ''}>
          {t('view.open')}
        </button>
      }
    >
      <FormProblem problem={start.error} />
      <p className="mut">{t('view.means', { name })}</p>
      <WordsField
        label={t('view.why')}
        hint={t('view.why_who', { name })}
        fault={faultOf(start.error, 'reason')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
