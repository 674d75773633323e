import { t as words } from '../../ui/advisory/advisory-words.ts'
import { sayRange } from '../../ui/advisory/say-range.ts'
import { Field } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { faultOf } from '../accounts/form-problem.tsx'
import { t } from './advisories-text.ts'
import type { AdvisoryForm } from './advisory-form.ts'

const severities = ['low', 'medium', 'high', 'critical'] as const

interface PartProps {
  readonly form: AdvisoryForm
  readonly change: (next: Partial<AdvisoryForm>) => void
  readonly problem: Error | null
}
interface LineProps extends PartProps {
  readonly name: 'title' | 'affected' | 'fixedIn'
  readonly label: string
  readonly hint?: string
  readonly max: number
}
function LineField({ form, change, problem, name, label, hint, max }: LineProps) {
  return (
    <Field label={label} hint={hint} fault={faultOf(problem, name)}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          maxLength={max}
          value={form[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

interface AreaProps extends PartProps {
  readonly name: 'text' | 'workaround' | 'whatChanged'
  readonly label: string
  readonly hint?: string
  readonly max: number
  readonly rows: number
}
function AreaField({ form, change, problem, name, label, hint, max, rows }: AreaProps) {
  return (
    <Field label={label} hint={hint} fault={faultOf(problem, name)}>
      {(attributes) => (
        <textarea
          {...attributes}
          className="input"
          rows={rows}
          maxLength={max}
          value={form[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

export const WhatChangedField = (part: PartProps) => (
  <AreaField
    {...part}
    name="whatChanged"
    label={t('form.what_changed')}
    hint={t('form.what_changed_how')}
    max={1000}
    rows={2}
  />
)

/** Whose fault it is, how bad, in which versions, and which one fixes it. */
export function VersionFields({
  products,
  ...part
}: PartProps & { readonly products: readonly { readonly id: string; readonly name: string }[] }) {
  const { form, change } = part
  const reads = /\d/u.test(form.affected) ? t('form.affected_reads', { words: sayRange(form.affected) }) : undefined
  return (
    <>
      <LineField {...part} name="title" label={t('form.title')} hint={t('form.title_how')} max={160} />
      <div className="field">
        <b>{t('form.severity')}</b>
        <Segmented
          label={t('form.severity')}
          value={form.severity}
          onChange={(severity) => change({ severity })}
          segments={severities.map((value) => ({ value, label: words(`severity.${value}`) }))}
        />
      </div>
      {products.length > 1 ? (
        <Field label={t('form.product')}>
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={form.productId}
              onChange={(event) => change({ productId: event.currentTarget.value })}
            >
              {products.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <div className="field-row advisory-field-row">
        <LineField
          {...part}
          name="affected"
          label={t('form.affected')}
          hint={reads ?? t('form.affected_how')}
          max={400}
        />
        <LineField {...part} name="fixedIn" label={t('form.fixed')} hint={t('form.fixed_how')} max={80} />
      </div>
    </>
  )
}

/** The text and what helps until there is a fix. */
export const TextFields = (part: PartProps) => (
  <>
    <AreaField {...part} name="text" label={t('form.text')} hint={t('form.text_how')} max={20_000} rows={8} />
    <AreaField {...part} name="workaround" label={t('form.workaround')} max={4000} rows={3} />
  </>
)

export function OpensField({ form, change, problem }: PartProps) {
  return (
    <Field label={t('form.opens')} hint={t('form.opens_how')} fault={faultOf(problem, 'opensAt')}>
      {(attributes) => (
        <input
          {...attributes}
          className="input"
          type="datetime-local"
          value={form.opens}
          onChange={(event) => change({ opens: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}
