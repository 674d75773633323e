import { type ImportsKey, t } from './imports-text.ts'
import type { Outcome } from './use-import.ts'

interface OutcomeSheetProps {
  readonly outcome: Outcome
  readonly columns: Readonly<Record<string, string | null>>
  readonly onChoose: (field: string, name: string | null) => void
}
/** More rows than these tell nobody more. */
const shown = 200
const order = { refuse: 0, change: 1, create: 2, stay: 3 } as const
const kinds = ['refuse', 'create', 'change', 'stay'] as const

const sayField = (field: string) => t(`field.${field}` as ImportsKey)

function Columns({ outcome, columns, onChoose }: OutcomeSheetProps) {
  const missing = new Set(
    outcome.rows.flatMap(({ errors }) =>
      errors.flatMap(({ code, field }) => (code === 'column.missing' && field !== null ? [field] : [])),
    ),
  )
  return (
    <section>
      <h2>{t('imports.columns')}</h2>
      <p className="mut sm">{t('imports.columns_lead')}</p>
      <div className="import-columns">
        {Object.entries(columns).map(([field, name]) => (
          <label key={field} className="field">
            <span>
              {sayField(field)} {missing.has(field) ? <span className="late-t sm">{t('imports.required')}</span> : null}
            </span>
            <select
              className="input"
              value={name ?? ''}
              onChange={(event) => onChoose(field, event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{t('imports.no_column')}</option>
              {[...new Set(outcome.head)].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </section>
  )
}

const sayWhy = ({ errors, changes }: Outcome['rows'][number]) =>
  errors.length > 0
    ? errors.map(({ field, detail }) => (field === null ? detail : `${sayField(field)}: ${detail}`)).join(' ')
    : changes.map(sayField).join(', ')

/** What each row would do, faults first, and which column is which. */
export function OutcomeSheet(props: OutcomeSheetProps) {
  const { rows, counts } = props.outcome
  const sorted = rows.toSorted((a, b) => order[a.does] - order[b.does] || a.line - b.line).slice(0, shown)
  return (
    <>
      <Columns {...props} />
      <section>
        <h2>{t('imports.rows')}</h2>
        <p className="import-counts" role="status">
          {kinds
            .filter((kind) => counts[kind] > 0)
            .map((kind) => (
              <span key={kind} className={kind === 'refuse' ? 'late-t' : undefined}>
                {t(`imports.count.${kind}`, { count: counts[kind] })}
              </span>
            ))}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard */}
        <section className="import-sheet" aria-label={t('imports.rows')} tabIndex={0}>
          <table className="sheet">
            <thead>
              <tr>
                {(['imports.line', 'imports.row', 'imports.outcome', 'imports.why'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={row.line}>
                  <td className="t">{row.line}</td>
                  <td>{row.key}</td>
                  <td className={row.does === 'refuse' ? 'late-t' : row.does === 'stay' ? 'mut' : undefined}>
                    {t(`imports.does.${row.does}`)}
                  </td>
                  <td className="import-why">{sayWhy(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {rows.length > shown ? <p className="mut sm t">{t('imports.shown', { shown, all: rows.length })}</p> : null}
      </section>
    </>
  )
}
