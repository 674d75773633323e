import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../data/index.ts'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'

export interface Place {
  readonly city: string
  readonly country: string
  readonly zone: string
}
/** City search without a network: country and zone follow from the city. */
export function PlaceField({
  hint,
  known,
  onPick,
  fault,
}: {
  readonly hint?: string | undefined
  /** The place until another is picked. */
  readonly known?: string | undefined
  readonly onPick: (place: Place | undefined) => void
  readonly fault: string | undefined
}) {
  const [typed, setTyped] = useState(known ?? '')
  const [picked, setPicked] = useState(known)
  const isAsking = typed.trim().length > 1 && typed !== picked
  const found = useQuery({ ...read('GET /places', { query: { q: typed.trim() || 'x' } }), enabled: isAsking })
  const pick = (place: Place & { readonly countryName: string }) => {
    const label = `${place.city}, ${place.countryName}`
    setTyped(label)
    setPicked(label)
    onPick(place)
  }
  return (
    <Field label={t('form.city')} hint={hint} fault={fault}>
      {(attributes) => (
        <div className="place">
          <input
            {...attributes}
            className="input"
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
