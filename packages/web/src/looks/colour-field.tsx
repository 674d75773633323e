import { isColour, judgeAccent, leastContrast, type Scheme } from '@mainstay/policy/portals'
import { Field } from '../ui/field.tsx'
import { brandSay } from './brand-text.ts'

interface ColourFieldProps {
  readonly label: string
  readonly scheme: Scheme
  readonly value: string
  readonly onChange: (colour: string) => void
  /** Another colour to begin from. */
  readonly follow?: string | undefined
}
/** A colour by hand or from a palette, held against what must be read on it; the nearest that can be is one press away. */
export function ColourField({ label, scheme, value, onChange, follow }: ColourFieldProps) {
  const verdict = isColour(value) ? judgeAccent(scheme, value) : undefined
  const following = follow !== undefined && isColour(follow) ? judgeAccent(scheme, follow).nearest : undefined
  const fault =
    verdict === undefined
      ? brandSay('colour.unknown')
      : verdict.passes
        ? undefined
        : brandSay('colour.faint', { contrast: verdict.contrast, least: leastContrast })
  return (
    <div className="colour">
      <Field
        label={label}
        fault={fault}
        hint={verdict?.passes ? brandSay('colour.reads', { contrast: verdict.contrast }) : undefined}
      >
        {(attributes) => (
          <span className="colour-row">
            <input
              type="color"
              className="colour-pick"
              aria-label={brandSay('colour.pick', { label })}
              value={isColour(value) ? value : '#000000'}
              onChange={(event) => onChange(event.target.value)}
            />
            <input
              {...attributes}
              className="input t"
              value={value}
              maxLength={7}
              spellCheck={false}
              onChange={(event) => onChange(event.target.value.trim())}
            />
          </span>
        )}
      </Field>
      {verdict?.passes === false ? <Take colour={verdict.nearest} onTake={onChange} /> : null}
      {following !== undefined && following !== value.toLowerCase() ? (
        <button type="button" className="btn sm quiet" onClick={() => onChange(following)}>
          {brandSay('colour.follow')}
        </button>
      ) : null}
    </div>
  )
}

function Take({ colour, onTake }: { readonly colour: string; readonly onTake: (colour: string) => void }) {
  return (
    <button type="button" className="btn sm" onClick={() => onTake(colour)}>
      <span className="colour-dot" style={{ background: colour }} aria-hidden="true" />
      {brandSay('colour.take', { colour })}
    </button>
  )
}
