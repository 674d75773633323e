import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { Field } from '../../ui/field.tsx'
import { t } from '../desk-text.ts'

/** A plan with its add-ons, by their keys in the policy. */
export interface Sold {
  readonly plan: string
  readonly addOns: readonly string[]
}

const keyOf = ({ plan, addOns }: Sold) => [plan, ...addOns].join('+')

/** Everything that a policy version sells: each plan alone, and with each of its add-ons. */
const useSold = (version: string | undefined) => {
  const versions = useQuery(read('GET /policies', {}))
  const chosen = version ?? versions.data?.items[0]?.version
  const policy = useQuery({
    ...read('GET /policies/:version', { params: { version: chosen ?? '' }, query: {} }),
    enabled: chosen !== undefined,
  })
  return (policy.data?.plans ?? []).flatMap(({ key, name, addOns }) => [
    { sold: { plan: key, addOns: [] as readonly string[] }, label: name },
    ...addOns.map((addOn) => ({ sold: { plan: key, addOns: [addOn.key] }, label: `${name} + ${addOn.name}` })),
  ])
}

interface SoldFieldProps {
  readonly version?: string
  readonly value: Sold | undefined
  readonly onChange: (sold: Sold) => void
  readonly fault?: string | undefined
}
/** Chooses among what the policy sells. */
export function SoldField({ version, value, onChange, fault }: SoldFieldProps) {
  const choices = useSold(version)
  return (
    <Field label={t('form.plan')} fault={fault}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value === undefined ? '' : keyOf(value)}
          onChange={(event) => {
            const chosen = choices.find(({ sold }) => keyOf(sold) === event.target.value)
            if (chosen) onChange(chosen.sold)
          }}
        >
          {value === undefined ? <option value="" /> : null}
          {choices.map(({ sold, label }) => (
            <option key={keyOf(sold)} value={keyOf(sold)}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
