import { Field } from '../ui/field.tsx'
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
        <Field label={t('form.size')} hint={t('form.size_how')} fault={faultOf(error, 'size')}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              value={size}
              maxLength={200}
              onChange={(event) => onChange({ size: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('form.customisations')}
          hint={t('form.customisations_how')}
          fault={faultOf(error, 'customisations')}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              className="input"
              value={customisations}
              maxLength={4000}
              onChange={(event) => onChange({ customisations: event.target.value })}
            />
          )}
        </Field>
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
