import { useState } from 'react'
import { useFoundPlaces } from '../data/index.ts'
import { Field } from '../ui/field.tsx'
import { type FoundPlace, PlaceField } from '../ui/place-field.tsx'
import { faultOf } from './seats-problem.tsx'
import { t } from './seats-text.ts'

/** What is asked of somebody who comes in; kept while the dialogue is open, whatever the desk says. */
export const useNewcomer = () => {
  const [typed, setTyped] = useState({ name: '', email: '', invite: true })
  const [place, setPlace] = useState<FoundPlace>()
  const set = (part: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...part }))
  const body = {
    ...typed,
    city: place?.city ?? '',
    country: place?.country ?? '',
    zone: place?.zone ?? '',
    ...(place?.region ? { region: place.region } : {}),
  }
  return { typed, set, place, setPlace, body }
}
export type Newcomer = ReturnType<typeof useNewcomer>

/** Name, address, place, and whether an invitation goes out. */
export function NewcomerFields({ newcomer, problem }: { readonly newcomer: Newcomer; readonly problem: Error | null }) {
  const { typed, set, place, setPlace } = newcomer
  const hasNoPlace = problem !== null && place === undefined
  return (
    <>
      <Field label={t('field.name')} fault={faultOf(problem, 'name')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            value={typed.name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('field.email')} fault={faultOf(problem, 'email')}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            type="email"
            value={typed.email}
            autoComplete="off"
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
        )}
      </Field>
      <PlaceField
        label={t('field.city')}
        hint={t('field.city_how')}
        none={t('field.city_none')}
        fault={hasNoPlace ? t('field.city_pick') : undefined}
        useFound={useFoundPlaces}
        onPick={setPlace}
      />
      <label className="seats-check">
        <input
          type="checkbox"
          checked={typed.invite}
          onChange={(event) => set({ invite: event.currentTarget.checked })}
        />
        <span>
          {t('field.invite')} <small className="mut">{t('field.invite_how')}</small>
        </span>
      </label>
    </>
  )
}
