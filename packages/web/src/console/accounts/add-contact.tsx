import { useState } from 'react'
import { useSend } from '../../data/index.ts'
import { useInvitations } from '../../doors/invitations/use-invitations.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { DayField, LineField } from '../../ui/plain-fields.tsx'
import { t } from '../desk-text.ts'
import { FirstPasswordField } from './first-password-field.tsx'
import { FormProblem, faultOf } from './form-problem.tsx'
import { type Place, PlaceField } from './place-field.tsx'

/** Adds a technical contact or an observer. */
export function AddContact({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/contacts')
  const give = useSend('POST /people/:personId/password')
  const [form, setForm] = useState({ name: '', email: '', role: 'contact', trainedOn: '', password: '' })
  const [place, setPlace] = useState<Place>()
  const { mailIsSetUp } = useInvitations(accountId)
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  // Whoever was added stays added when the password is refused: the next try gives the password alone.
  const [addedId, setAddedId] = useState<string>()
  const add = async () => {
    const { name, email, trainedOn } = form
    const { body } = await send.mutateAsync({
      params: { accountId },
      body: {
        name,
        email,
        role: form.role === 'observer' ? 'observer' : 'contact',
        city: place?.city ?? '',
        country: place?.country ?? '',
        zone: place?.zone ?? '',
        ...(place?.region ? { region: place.region } : {}),
        ...(trainedOn === '' ? {} : { trainedOn }),
      },
    })
    setAddedId(body.person.id)
    return body.person.id
  }
  const submit = async () => {
    const personId = addedId ?? (await add())
    const { password } = form
    if (password !== '') await give.mutateAsync({ params: { personId }, body: { password } })
    announce(t('done.contact'))
    onClose()
  }
  return (
    <Dialog
      title={t('account.add_contact')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      foot={
        <>
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn pri" disabled={send.isPending || give.isPending}>
            {t('form.add_contact')}
          </button>
        </>
      }
    >
      <FormProblem problem={send.error ?? give.error} />
      <LineField
        label={t('form.name')}
        fault={faultOf(send.error, 'name')}
        maxLength={120}
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <Field label={t('form.email')} fault={faultOf(send.error, 'email')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="email"
            value={form.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <PlaceField
        hint={t('form.city_how')}
        onPick={setPlace}
        fault={faultOf(send.error, 'city') ?? faultOf(send.error, 'zone')}
      />
      <Field label={t('form.role')}>
        {(attributes) => (
          <select
            {...attributes}
            className="input"
            value={form.role}
            onChange={(event) => set({ role: event.target.value })}
          >
            <option value="contact">{t('form.role_contact')}</option>
            <option value="observer">{t('form.role_observer')}</option>
          </select>
        )}
      </Field>
      <DayField
        label={t('form.trained_on')}
        fault={faultOf(send.error, 'trainedOn')}
        value={form.trainedOn}
        onChange={(trainedOn) => set({ trainedOn })}
      />
      {mailIsSetUp === false ? (
        <FirstPasswordField value={form.password} problem={give.error} onChange={(password) => set({ password })} />
      ) : null}
    </Dialog>
  )
}
