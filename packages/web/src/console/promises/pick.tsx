export interface Option {
  readonly value: string
  readonly label: string
}
interface PickProps {
  readonly label: string
  readonly every: string
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly onPick: (value: string | undefined) => void
}
/** A filter of the ledger: one value, or every one. */
export function Pick({ label, every, value, options, onPick }: PickProps) {
  return (
    <select
      aria-label={label}
      className={value === undefined ? undefined : 'on'}
      value={value ?? ''}
      onChange={(event) => onPick(event.currentTarget.value || undefined)}
    >
      <option value="">{every}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
