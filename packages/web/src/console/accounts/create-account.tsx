import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { LineField } from '../../ui/plain-fields.tsx'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'

/** A new account: name, the code its tickets begin with, and who answers for it on our side. */
export function CreateAccount({ onClose }: { readonly onClose: () => void }) {
  const staff = useQuery(read('GET /staff', {}))
  const send = useSend('POST /accounts')
  const navigate = useNavigate()
  const [form, setForm] = useState({ name: '', code: '', managerId: '', tamId: '' })
  const people = staff.data?.items ?? []
  const managerId = form.managerId || people[0]?.id || ''
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const submit = async () => {
    const { body } = await send.mutateAsync({
      body: {
        name: form.name,
        code: form.code.toUpperCase(),
        managerId,
        ...(form.tamId === '' ? {} : { tamId: form.tamId }),
      },
    })
    announce(t('done.account'))
    void navigate({ to: '/accounts/$code', params: { code: body.code } })
  }
  return (
    <Dialog
      title={t('accounts.new')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending}>
            {t('form.create_account')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error} />
      <LineField
        label={t('form.name')}
        fault={faultOf(send.error, 'name')}
        maxLength={120}
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <Field label={t('form.code')} hint={t('form.code_how')} fault={faultOf(send.error, 'code')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={form.code}
            maxLength={8}
            onChange={(event) => set({ code: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      <Field label={t('form.manager')} hint={t('form.manager_how')} fault={faultOf(send.error, 'managerId')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={managerId}
            onChange={(event) => set({ managerId: event.target.value })}
          >
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('form.tam')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={form.tamId}
            onChange={(event) => set({ tamId: event.target.value })}
          >
            <option value="">{t('form.no_tam')}</option>
            {people
              .filter(({ roles }) => roles.includes('tam'))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
