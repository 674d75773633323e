import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'
import { FormProblem, faultOf } from './form-problem.tsx'

interface Place {
  readonly city: string
  readonly country: string
  readonly zone: string
}
/** City search without a network: country and zone follow from the city. */
function PlaceField({
  onPick,
  fault,
}: {
  readonly onPick: (place: Place | undefined) => void
  readonly fault: string | undefined
}) {
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<string>()
  const isAsking = typed.trim().length > 1 && typed !== picked
  const found = useQuery({ ...read('GET /places', { query: { q: typed.trim() || 'x' } }), enabled: isAsking })
  const pick = (place: Place & { readonly countryName: string }) => {
    const label = `${place.city}, ${place.countryName}`
    setTyped(label)
    setPicked(label)
    onPick(place)
  }
  return (
    <Field label={t('form.city')} hint={t('form.city_how')} fault={fault}>
      {(attributes) => (
        <div className="place">
          <input
            {...attributes}
            value={typed}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.target.value)
              onPick(undefined)
            }}
          />
          {isAsking && found.data !== undefined ? (
            <ul className="place-found">
              {found.data.items.map((place) => (
                <li key={`${place.city} ${place.zone}`}>
                  <button type="button" onClick={() => pick(place)}>
                    {`${place.city}, ${place.countryName}`} <span className="mut">{place.zone}</span>
                  </button>
                </li>
              ))}
              {found.data.items.length === 0 ? <li className="mut">{t('form.city_none')}</li> : null}
            </ul>
          ) : null}
        </div>
      )}
    </Field>
  )
}

/** Adds a technical contact or an observer. */
export function AddContact({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const send = useSend('POST /accounts/:accountId/contacts')
  const give = useSend('POST /people/:personId/password')
  const [form, setForm] = useState({ name: '', email: '', role: 'contact', trainedOn: '', password: '' })
  const [place, setPlace] = useState<Place>()
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }))
  const submit = async () => {
    const { name, email, trainedOn, password } = form
    const { body } = await send.mutateAsync({
      params: { accountId },
      body: {
        name,
        email,
        role: form.role === 'observer' ? 'observer' : 'contact',
        city: place?.city ?? '',
        country: place?.country ?? '',
        zone: place?.zone ?? '',
        ...(trainedOn === '' ? {} : { trainedOn }),
      },
    })
    if (password !== '') await give.mutateAsync({ params: { personId: body.person.id }, body: { password } })
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
      <Field label={t('form.name')} fault={faultOf(send.error, 'name')}>
        {(attributes) => (
          <input
            {...attributes}
            value={form.name}
            maxLength={120}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.email')} fault={faultOf(send.error, 'email')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            value={form.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <PlaceField onPick={setPlace} fault={faultOf(send.error, 'city') ?? faultOf(send.error, 'zone')} />
      <Field label={t('form.role')}>
        {(attributes) => (
          <select {...attributes} value={form.role} onChange={(event) => set({ role: event.target.value })}>
            <option value="contact">{t('form.role_contact')}</option>
            <option value="observer">{t('form.role_observer')}</option>
          </select>
        )}
      </Field>
      <Field label={t('form.trained_on')}>
        {(attributes) => (
          <input
            {...attributes}
            type="date"
            value={form.trainedOn}
            onChange={(event) => set({ trainedOn: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('form.first_password')}
        hint={t('form.first_password_how')}
        fault={faultOf(give.error, 'password')}
      >
        {(attributes) => (
          <input
            {...attributes}
            autoComplete="new-password"
            value={form.password}
            onChange={(event) => set({ password: event.target.value })}
          />
        )}
      </Field>
    </Dialog>
  )
}
