import { Field } from '../../../ui/field.tsx'
import { t } from '../ticket-text.ts'

interface BecauseFieldProps {
  readonly because: string
  /** It was sent without a reason. */
  readonly wasEmpty: boolean
  readonly onChange: (because: string) => void
}
/** Why something is removed; whoever reads the ticket reads it. */
export function BecauseField({ because, wasEmpty, onChange }: BecauseFieldProps) {
  return (
    <Field
      label={t('withdraw.because')}
      hint={t('withdraw.because_hint')}
      fault={wasEmpty && because.trim() === '' ? t('priority.reason_needed') : undefined}
    >
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          maxLength={300}
          value={because}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
