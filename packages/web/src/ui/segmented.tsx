import { useId } from 'react'

interface Segment<V extends string> {
  readonly value: V
  readonly label: string
}
interface SegmentedProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly segments: readonly Segment<V>[]
  readonly onChange: (value: V) => void
}
/** A choice of few, all in sight; arrow keys move, as in any group of radio buttons. */
export function Segmented<V extends string>({ label, value, segments, onChange }: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className="seg">
      <legend className="sr">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={segment.value === value ? 'on' : undefined}>
          <input
            className="sr"
            type="radio"
            name={name}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.label}
        </label>
      ))}
    </fieldset>
  )
}
