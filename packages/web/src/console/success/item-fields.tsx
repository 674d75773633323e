import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { t as say } from '../../success/success-text.ts'
import type { Kind } from '../../success/success-types.ts'
import { Field } from '../../ui/field.tsx'
import { DayField } from '../../ui/plain-fields.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { OwnerField } from '../accounts/owner-field.tsx'
import { t } from './console-success-text.ts'
import { HeldSwitch } from './held-switch.tsx'
import type { ItemForm } from './item-form.ts'

interface FieldsProps {
  readonly kind: Kind
  readonly form: ItemForm
  readonly onChange: (part: Partial<ItemForm>) => void
}

/** Who has it, on either side. */
export function ItemOwnerField({
  accountId,
  form,
  onChange,
}: Omit<FieldsProps, 'kind'> & { readonly accountId: string }) {
  return (
    <OwnerField
      accountId={accountId}
      words={{ label: t('form.owner'), nobody: t('form.nobody'), theirs: t('form.theirs'), ours: t('form.ours') }}
      hint={<HeldSwitch field="owner" form={form} onChange={onChange} />}
      value={form.ownerId}
      onChange={(ownerId) => onChange({ ownerId })}
    />
  )
}

/** From the baseline to the target. */
export function MeasureFields({ kind, form, onChange }: FieldsProps) {
  const input = (label: string, key: 'unit' | 'baseline' | 'target' | 'from', more: object = {}) => (
    <Field label={label}>
      {(attributes) => (
        <input
          {...attributes}
          {...more}
          className="input t"
          value={form[key]}
          onChange={(event) => onChange({ [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset className="sp-measure">
      {kind === 'users' ? (
        <legend className="sr">{t('form.measured')}</legend>
      ) : (
        <legend>
          <label className="sp-check">
            <input
              type="checkbox"
              checked={form.isMeasured}
              onChange={(event) => onChange({ isMeasured: event.currentTarget.checked })}
            />
            {t('form.measured')}
          </label>
        </legend>
      )}
      {form.isMeasured ? (
        <div className="sp-measure-row">
          {input(t('form.baseline'), 'baseline', { inputMode: 'decimal' })}
          {input(t('form.target'), 'target', { inputMode: 'decimal' })}
          {input(t('form.unit'), 'unit', { maxLength: 40, placeholder: t('form.unit_example') })}
          {input(t('form.from'), 'from', { type: 'date' })}
        </div>
      ) : null}
    </fieldset>
  )
}

/** What is said once, when it begins. */
export function OnceFields({ kind, form, onChange }: FieldsProps) {
  if (kind === 'feature') return <ReleaseField form={form} onChange={onChange} />
  if (kind === 'use_case')
    return (
      <div className="field sp-choice">
        <span>{t('form.origin')}</span>
        <Segmented
          label={t('form.origin')}
          value={form.origin}
          segments={[
            { value: 'initial', label: say('origin.initial') },
            { value: 'new', label: say('origin.new') },
          ]}
          onChange={(origin) => onChange({ origin })}
        />
      </div>
    )
  if (kind !== 'blocker') return null
  return <DayField label={t('form.since')} value={form.since} onChange={(since) => onChange({ since })} />
}

function ReleaseField({ form, onChange }: Omit<FieldsProps, 'kind'>) {
  const releases = useQuery(read('GET /releases', { query: { state: 'published', limit: 50 } })).data?.items ?? []
  return (
    <Field label={t('form.release')}>
      {(attributes) => (
        <select
          {...attributes}
          className="input t"
          value={form.releaseId}
          onChange={(event) => onChange({ releaseId: event.currentTarget.value })}
        >
          <option value="">{t('form.release_pick')}</option>
          {releases.map(({ id, version }) => (
            <option key={id} value={id}>
              {version}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
