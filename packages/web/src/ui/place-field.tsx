import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { Field } from './field.tsx'
import './place-field.css'

export interface FoundPlace {
  readonly city: string
  readonly country: string
  readonly region: string | null
  readonly zone: string
  /** As it is shown: "Springfield, Illinois, United States". */
  readonly label: string
}
interface PlaceFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  /** The place until another is picked. */
  readonly known?: string | undefined
  /** What is said when no city is like that. */
  readonly none: string
  /** Looks cities up; undefined while nothing is known yet. */
  readonly useFound: (typed: string, isAsking: boolean) => readonly FoundPlace[] | undefined
  readonly onPick: (place: FoundPlace | undefined) => void
}

/** A search of cities: what is typed offers places, by arrows and Enter or by pointer; only a picked one counts. */
export function PlaceField({ label, hint, fault, known, none, useFound, onPick }: PlaceFieldProps) {
  const list = useId()
  const [typed, setTyped] = useState(known ?? '')
  const [picked, setPicked] = useState(known)
  const [at, setAt] = useState(0)
  const isAsking = typed.trim().length > 1 && typed !== picked
  const found = useFound(typed.trim(), isAsking)
  const offered = isAsking ? found : undefined
  const pick = (place: FoundPlace) => {
    setTyped(place.label)
    setPicked(place.label)
    setAt(0)
    onPick(place)
  }
  const type = (value: string) => {
    setTyped(value)
    setPicked(undefined)
    setAt(0)
    onPick(undefined)
  }
  const hear = (event: KeyboardEvent) => {
    const count = offered?.length ?? 0
    const place = offered?.[at]
    const move = { ArrowDown: 1, ArrowUp: count - 1 }[event.key]
    if (count === 0 || place === undefined) return
    if (move !== undefined) setAt((at + move) % count)
    else if (event.key === 'Enter') pick(place)
    else return
    event.preventDefault()
  }
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <div className="place">
          <input
            {...attributes}
            className="input"
            role="combobox"
            aria-expanded={offered !== undefined}
            aria-controls={list}
            aria-autocomplete="list"
            {...(offered?.[at] === undefined ? {} : { 'aria-activedescendant': `${list}-${at}` })}
            value={typed}
            autoComplete="off"
            onKeyDown={hear}
            onChange={(event) => type(event.currentTarget.value)}
          />
          {offered === undefined ? null : (
            <div className="place-found" id={list} role="listbox" aria-label={label}>
              {offered.map((place, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, as in every combobox
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
                <div
                  key={`${place.label} ${place.zone}`}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onClick={() => pick(place)}
                >
                  {place.label} <span className="mut">{place.zone}</span>
                </div>
              ))}
              {offered.length === 0 ? <p className="mut">{none}</p> : null}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
