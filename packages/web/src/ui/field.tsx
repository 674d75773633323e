import { type ReactElement, type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  /** Who reads it, or what it is for. */
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  /** Draws the control with these attributes, so that label, hint and fault belong to it. */
  readonly children: (attributes: FieldAttributes) => ReactElement
}
interface FieldAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}
/** A label above its control, with a quiet hint and what is wrong with it. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter(Boolean)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': fault === undefined ? undefined : true,
      })}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  )
}
