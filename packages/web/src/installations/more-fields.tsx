import { Field } from '../ui/field.tsx'
import { LineField, WordsField } from '../ui/plain-fields.tsx'
import type { InstallationForm } from './form-state.ts'
import { faultOf } from './installation-problem.tsx'
import { t } from './installations-text.ts'

interface MoreFieldsProps {
  readonly form: InstallationForm
  readonly error: Error | null
  readonly onChange: (part: Partial<InstallationForm>) => void
}

/** What few fill in: closed until something stands there. */
export function MoreFields({ form, error, onChange }: MoreFieldsProps) {
  const { size, customisations, externalId } = form
  return (
    <details className="inst-more" open={[size, customisations, externalId].some((text) => text !== '') || undefined}>
      <summary>{t('form.more')}</summary>
      <div>
        <LineField
          label={t('form.size')}
          hint={t('form.size_how')}
          fault={faultOf(error, 'size')}
          maxLength={200}
          value={size}
          onChange={(size) => onChange({ size })}
        />
        <WordsField
          label={t('form.customisations')}
          hint={t('form.customisations_how')}
          fault={faultOf(error, 'customisations')}
          maxLength={4000}
          value={customisations}
          onChange={(customisations) => onChange({ customisations })}
        />
        <Field label={t('form.external')} hint={t('form.external_how')} fault={faultOf(error, 'externalId')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input t"
              value={externalId}
              maxLength={120}
              onChange={(event) => onChange({ externalId: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
