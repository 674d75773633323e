import { Field } from '../../ui/field.tsx'
import { t } from '../text.ts'

interface CodeFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
}
/** A code of the app, or a recovery code. */
export function CodeField({ value, onChange }: CodeFieldProps) {
  return (
    <Field label={t('step.code')} hint={t('step.either')}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          autoComplete="one-time-code"
          maxLength={40}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
