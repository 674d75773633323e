import { LineField } from '../../../ui/plain-fields.tsx'
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
    <LineField
      label={t('withdraw.because')}
      hint={t('withdraw.because_hint')}
      fault={wasEmpty && because.trim() === '' ? t('priority.reason_needed') : undefined}
      maxLength={300}
      value={because}
      onChange={onChange}
    />
  )
}
