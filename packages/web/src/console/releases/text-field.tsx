import { Field } from '../../ui/field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** More than one line when given. */
  readonly rows?: number
  readonly type?: 'text' | 'date'
  readonly fault?: string | undefined
  readonly isOff?: boolean
  readonly onChange: (value: string) => void
}
/** A label above its line or box of text. */
export function TextField({ label, hint, value, rows, type = 'text', fault, isOff = false, onChange }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(attributes) =>
        rows === undefined ? (
          <input
            {...attributes}
            className="input"
            type={type}
            value={value}
            disabled={isOff}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...attributes}
            className="input rls-box"
            rows={rows}
            value={value}
            disabled={isOff}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}
