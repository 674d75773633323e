import type { ReactNode } from 'react'
import { Field } from './field.tsx'

interface PlainProps<V extends string = string> {
  readonly label: string
  /** Who reads it, or what it is for. */
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  readonly value: V
  readonly onChange: (value: V) => void
}

interface WordsProps extends PlainProps {
  readonly rows?: number
  readonly maxLength?: number
  readonly placeholder?: string
}
/** Words of more than a line, in whatever direction they are written. */
export function WordsField({ label, hint, fault, onChange, ...control }: WordsProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <textarea
          {...attributes}
          {...control}
          className="input"
          dir="auto"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Words of one line. */
export function LineField({ label, hint, fault, onChange, ...control }: Omit<WordsProps, 'rows'>) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          {...control}
          className="input"
          dir="auto"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface DayProps extends PlainProps {
  /** The first and the last day that may be picked, `YYYY-MM-DD`. */
  readonly min?: string
  readonly max?: string
  readonly required?: boolean
}
/** A day as `YYYY-MM-DD`; empty while none is picked. */
export function DayField({ label, hint, fault, onChange, ...control }: DayProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          {...control}
          type="date"
          className="input t"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A moment as a clock on the wall shows it, `YYYY-MM-DDTHH:MM`; whose wall is for the caller to say. */
export function MomentField({ label, hint, fault, value, onChange }: PlainProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <input
          {...attributes}
          type="datetime-local"
          className="input t"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<V extends string> extends PlainProps<V> {
  /** What may be picked, each with its words. */
  readonly options: readonly (readonly [value: V, words: string])[]
}
/** One of a few. */
export function ChoiceField<V extends string>({ label, hint, fault, value, options, onChange }: ChoiceProps<V>) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value}
          onChange={(event) => onChange(options.find(([one]) => one === event.currentTarget.value)?.[0] ?? value)}
        >
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
