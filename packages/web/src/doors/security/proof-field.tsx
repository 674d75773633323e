import { Field } from '../../ui/field.tsx'
import { t } from '../text.ts'

interface ProofFieldProps {
  readonly value: string
  readonly onChange: (password: string) => void
}
/** The password again, before anything about the ways in changes. */
export function ProofField({ value, onChange }: ProofFieldProps) {
  return (
    <Field label={t('security.proof')} hint={t('security.proof_why')}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          type="password"
          autoComplete="current-password"
          maxLength={256}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** As it is sent: nothing where there is no password to show. */
export const proofOf = (password: string): { readonly password?: string } => (password === '' ? {} : { password })
