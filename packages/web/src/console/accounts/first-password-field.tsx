import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'
import { faultOf } from './form-problem.tsx'

interface FirstPasswordFieldProps {
  readonly value: string
  readonly problem: Error | null
  readonly onChange: (password: string) => void
}
/** Shown while it is typed: it is told in person. */
export function FirstPasswordField({ value, problem, onChange }: FirstPasswordFieldProps) {
  return (
    <Field label={t('form.first_password')} hint={t('form.first_password_how')} fault={faultOf(problem, 'password')}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          autoComplete="new-password"
          maxLength={256}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
