import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem, faultOf } from '../accounts/form-problem.tsx'
import { DialogFoot } from './dialog-foot.tsx'
import { t } from './held-text.ts'

/** Claims a mail domain in the account’s name. */
export function ClaimDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/mail-domains')
  const [domain, setDomain] = useState('')
  const submit = async () => {
    await send.mutateAsync({ params: { accountId }, body: { domain } })
    onClose()
  }
  return (
    <Dialog
      title={t('domains.add')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<DialogFoot label={t('domains.send')} isBusy={send.isPending} onClose={onClose} />}
    >
      <FormProblem problem={send.error} />
      <Field label={t('domains.label')} hint={t('domains.hint')} fault={faultOf(send.error, 'domain')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            placeholder={t('domains.example')}
            spellCheck={false}
            maxLength={253}
            value={domain}
            onChange={(event) => setDomain(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
