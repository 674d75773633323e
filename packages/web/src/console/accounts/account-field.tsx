import { Field } from '../../ui/field.tsx'
import { useAllAccounts } from './use-all-accounts.ts'

interface AccountFieldProps {
  readonly label: string
  /** Said while none is chosen. */
  readonly choose: string
  readonly value: string
  readonly onChange: (id: string) => void
}
/** Which account a form is about. */
export function AccountField({ label, choose, value, onChange }: AccountFieldProps) {
  const accounts = useAllAccounts().data ?? []
  return (
    <Field label={label}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{choose}</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
