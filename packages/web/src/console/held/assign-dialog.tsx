import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { DialogFoot } from './dialog-foot.tsx'
import type { Held } from './held-tab.ts'
import { t } from './held-text.ts'

/** Says whose request it is. The account whose contact the sender was is proposed. */
export function AssignDialog({ held, onClose }: { readonly held: Held; readonly onClose: () => void }) {
  const send = useSend('POST /held-requests/:heldRequestId/assignment')
  const accounts = useAllAccounts().data ?? []
  const [accountId, setAccountId] = useState(held.knownFrom?.account.id ?? '')
  const submit = async () => {
    const { body } = await send.mutateAsync({ params: { heldRequestId: held.id }, body: { accountId } })
    announce(t('assign.done', { name: body.account?.name ?? '' }))
    onClose()
  }
  return (
    <Dialog
      title={t('assign.title')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={<DialogFoot label={t('assign.send')} isBusy={send.isPending || accountId === ''} onClose={onClose} />}
    >
      <p className="mut">{t('assign.lead')}</p>
      <FormProblem problem={send.error} isTyped={false} />
      <Field label={t('assign.account')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={accountId}
            onChange={(event) => setAccountId(event.target.value)}
          >
            <option value="">{t('assign.pick')}</option>
            {accounts.map(({ id, name, code }) => (
              <option key={id} value={id}>
                {`${name} (${code})`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
