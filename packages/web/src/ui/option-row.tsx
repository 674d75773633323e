import './option-row.css'
import { useId } from 'react'

interface Option<V extends string> {
  readonly value: V
  readonly label: string
  readonly hint?: string | undefined
}
interface OptionRowProps<V extends string> {
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  /** Belongs to the question above it: smaller. */
  readonly isFollowUp?: boolean
  readonly value: V | undefined
  readonly options: readonly Option<V>[]
  readonly onChoose: (value: V) => void
  /** For screen readers, while nothing is chosen. */
  readonly invitation?: string
}
/** A question with its answers side by side as framed choices; below each other on a phone. */
export function OptionRow<V extends string>(props: OptionRowProps<V>) {
  const { name, legend, hint, isFollowUp = false, value, options, onChoose, invitation } = props
  const group = `${useId()}-${name}`
  return (
    <fieldset className={isFollowUp ? 'options options-follow' : 'options'} data-field={name}>
      <legend>
        {legend}
        {hint === undefined ? null : <small>{hint}</small>}
        {value === undefined && invitation !== undefined ? <span className="sr">{invitation}</span> : null}
      </legend>
      <div className="options-row">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'option option-on' : 'option'}>
            <input
              type="radio"
              className="option-dot"
              name={group}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>
              <b>{option.label}</b>
              {option.hint === undefined ? null : <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
