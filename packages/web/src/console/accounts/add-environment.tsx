import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'

/** Names an installation of the account. */
export function AddEnvironment({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/environments')
  const [form, setForm] = useState({ name: '', productVersion: '', platform: '', isProduction: true })
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const submit = async () => {
    await send.mutateAsync({ params: { accountId }, body: form })
    announce(t('done.environment'))
    onClose()
  }
  return (
    <Dialog
      title={t('account.add_environment')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('form.add_environment')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      {(
        [
          ['name', 'form.environment'],
          ['productVersion', 'form.version'],
          ['platform', 'form.platform'],
        ] as const
      ).map(([field, label]) => (
        <Field key={field} label={t(label)} fault={faultOf(send.error, field)}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              value={form[field]}
              maxLength={120}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <label className="account-check">
        <input
          type="checkbox"
          checked={form.isProduction}
          onChange={(event) => set({ isProduction: event.target.checked })}
        />
        {t('form.is_production')}
      </label>
    </Dialog>
  )
}
