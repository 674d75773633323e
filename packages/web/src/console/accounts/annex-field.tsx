import { ClauseChip } from '../../ui/clause-chip.tsx'
import { Field } from '../../ui/field.tsx'
import { Terms } from './agreement-preview.tsx'
import { t } from './agreement-text.ts'
import type { AnnexCheck } from './use-annex-check.ts'

const example = (orderForm: string) => `format: mainstay-annex/1
orderForm: ${orderForm}
clauses:
  - id: A1
    title: Faster answer to P0
    text: The first answer to a P0 comes within 15 minutes.
terms:
  targets:
    first_response:
      P0: { is: 15m, clause: A1 }
`

interface AnnexFieldProps {
  readonly value: string
  readonly onChange: (source: string) => void
  readonly orderForm: string
  readonly checked: AnnexCheck['checked']
}
/** Special terms as YAML: checked while they are written, with the line of each fault, or told in prose. */
export function AnnexField({ value, onChange, orderForm, checked }: AnnexFieldProps) {
  return (
    <>
      <Field label={t('form.special')} hint={t('form.special_how')}>
        {(attributes) => (
          <textarea
            {...attributes}
            className="input annex-source"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {value === '' ? (
        <button type="button" className="btn sm" onClick={() => onChange(example(orderForm))}>
          {t('form.special_example')}
        </button>
      ) : null}
      {checked === undefined ? null : <Checked checked={checked} />}
    </>
  )
}

function Checked({ checked: { faults, terms, sections } }: { readonly checked: NonNullable<AnnexCheck['checked']> }) {
  if (faults.length > 0)
    return (
      <ul className="annex-faults" role="alert">
        {faults.map(({ line, column, message, suggestion }) => (
          <li key={`${line} ${column} ${message}`}>
            <b className="t late-t">{t('annex.line', { line, column })}</b> {message}{' '}
            {suggestion === null ? null : <span className="mut">{suggestion}</span>}
          </li>
        ))}
      </ul>
    )
  return (
    <section className="preview annex-prose" aria-live="polite">
      <h3>{t('annex.sound')}</h3>
      {sections.flatMap(({ children }) =>
        children.map(({ clause, title, paragraphs }) => (
          <div key={clause}>
            <h4>
              <ClauseChip clause={clause} /> {title}
            </h4>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )),
      )}
      <Terms preview={{ terms }} />
    </section>
  )
}
