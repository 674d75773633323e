import { Field } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { t } from './advisories-text.ts'
import type { NoticeForm } from './notice-form.ts'
import { usePlans, useProducts } from './what-is-sold.ts'

const audiences = ['all', 'plan', 'product'] as const

interface AudienceFieldProps {
  readonly form: NoticeForm
  readonly change: (part: Partial<NoticeForm>) => void
}
/** Everybody, a plan, or a product. */
export function AudienceField({ form, change }: AudienceFieldProps) {
  const plans = usePlans().map(({ key, name }) => ({ value: key, name }))
  const products = useProducts().map(({ id, name }) => ({ value: id, name }))
  const { to } = form
  const [choices, chosen] = to === 'plan' ? [plans, form.plan] : [products, form.productId]
  const choose = (value: string) => change(to === 'plan' ? { plan: value } : { productId: value })
  return (
    <>
      <div className="field">
        <b>{t('notices.audience')}</b>
        <Segmented
          label={t('notices.audience')}
          value={to}
          onChange={(next) => change({ to: next, plan: plans[0]?.value ?? '', productId: products[0]?.value ?? '' })}
          segments={audiences.map((value) => ({ value, label: t(`notices.audience.${value}`) }))}
        />
      </div>
      {to === 'all' ? null : (
        <Field label={t(`notices.${to}`)}>
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={chosen}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              {choices.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}
