import type { Account } from '@mainstay/contracts/accounts'
import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { WordsField } from '../../ui/plain-fields.tsx'
import { t } from './agreement-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'
import { useAllAccounts } from './use-all-accounts.ts'

/** Asks the primary contacts of two accounts to join them. */
export function AskToJoin({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/joinings')
  const others = (useAllAccounts().data ?? []).filter(({ id }) => id !== account.id)
  const [otherId, setOtherId] = useState('')
  const [reason, setReason] = useState('')
  const submit = async () => {
    await send.mutateAsync({ params: { accountId: account.id }, body: { otherId, reason } })
    announce(t('joining.asked'))
    onClose()
  }
  return (
    <Dialog
      title={t('joining.ask')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || otherId === ''}>
            {t('joining.ask_button')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <Field label={t('joining.other')} hint={t('joining.other_how')} fault={faultOf(send.error, 'otherId')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={otherId}
            onChange={(event) => setOtherId(event.target.value)}
          >
            <option value="" />
            {others.map(({ id, name, code }) => (
              <option key={id} value={id}>{`${name} (${code})`}</option>
            ))}
          </select>
        )}
      </Field>
      <WordsField
        label={t('joining.reason')}
        hint={t('joining.reason_reads')}
        fault={faultOf(send.error, 'reason')}
        rows={3}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  )
}
