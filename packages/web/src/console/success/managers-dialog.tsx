import type { Account } from '@mainstay/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { t } from './console-success-text.ts'

/** Names the account manager and who stands in. */
export function ManagersDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const staff = useQuery(read('GET /staff', {})).data?.items ?? []
  const change = useSend('PATCH /accounts/:accountId')
  const [tamId, setTamId] = useState(account.tam?.id ?? '')
  const [deputyId, setDeputyId] = useState(account.deputy?.id ?? '')
  const save = async () => {
    await change.mutateAsync({
      params: { accountId: account.id },
      body: {
        tamId: tamId === '' ? null : tamId,
        deputyId: tamId === '' || deputyId === '' ? null : deputyId,
      },
      ifMatch: `"${account.version}"`,
    })
    announce(t('managers.saved'))
    onClose()
  }
  const pick = (label: string, value: string, set: (id: string) => void, without?: string) => (
    <Field label={label}>
      {(attributes) => (
        <select {...attributes} className="input" value={value} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{t('managers.nobody')}</option>
          {staff
            .filter(({ id }) => id !== without)
            .map(({ id, name, city }) => (
              <option key={id} value={id}>
                {`${name}, ${city}`}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
  return (
    <Dialog
      title={t('managers.title', { name: account.name })}
      onClose={onClose}
      onSubmit={() => void save().catch(() => undefined)}
      foot={
        <button type="submit" className="btn pri" disabled={change.isPending}>
          {t('managers.save')}
        </button>
      }
    >
      <p className="mut">{t('managers.how')}</p>
      {pick(t('managers.tam'), tamId, setTamId)}
      {tamId === '' ? null : pick(t('managers.deputy'), deputyId, setDeputyId, tamId)}
      <FormProblem problem={change.error} />
    </Dialog>
  )
}
