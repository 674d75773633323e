import { type MatrixCell, type MatrixRow, platformKinds, writePlatform } from '@mainstay/policy/platforms'
import { type ReactNode, useId } from 'react'
import { t } from './installations-text.ts'
import './support-table.css'
import { sayDate } from './say-installation.ts'

interface SupportTableProps {
  readonly caption: string
  readonly lines: readonly string[]
  readonly rows: readonly MatrixRow[]
  /** Today where the reader is, as a civil date: what was deprecated until then is over. */
  readonly on: string
  /** Draws a cell of one's own; the state in words without. */
  readonly cell?: (row: MatrixRow, line: string) => ReactNode
  /** Beside the name of a row, and of a column. */
  readonly rowMenu?: (row: MatrixRow) => ReactNode
  readonly lineMenu?: (line: string) => ReactNode
}

/** How a cell reads on a date: a date that has come makes it unsupported. */
const cellState = (cell: MatrixCell | undefined, on: string) => {
  if (cell?.state === 'deprecated') return on < cell.until ? 'deprecated' : 'over'
  return cell?.state ?? 'unsaid'
}

/** The state of a platform in a release line: a sign and words, so that neither stands alone. */
export function CellWords({ cell, on }: { readonly cell: MatrixCell | undefined; readonly on: string }) {
  const state = cellState(cell, on)
  const until = cell?.state === 'deprecated' ? sayDate(cell.until) : ''
  return (
    <span className={`sup-cell sup-${state}`}>
      <i aria-hidden="true" />
      {t(`cell.${state}`, { until })}
    </span>
  )
}

/** Platforms down, release lines across, one state in each crossing; kinds stand together. */
export function SupportTable({ caption, lines, rows, on, cell, rowMenu, lineMenu }: SupportTableProps) {
  const id = useId()
  const draw = cell ?? ((row: MatrixRow, line: string) => <CellWords cell={row.cells[line]} on={on} />)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
    <section className="sup-scroll" tabIndex={0} aria-labelledby={id}>
      <table className="sup">
        <caption id={id} className="sr">
          {caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('table.platform')}</th>
            {lines.map((line) => (
              <th key={line} scope="col" className="t">
                <span className="sup-head">
                  {line}
                  {lineMenu?.(line)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {platformKinds
          .map((kind) => [kind, rows.filter((row) => row.kind === kind)] as const)
          .filter(([, own]) => own.length > 0)
          .map(([kind, own]) => (
            <tbody key={kind}>
              <tr className="sup-kind">
                <th colSpan={lines.length + 1} scope="colgroup">
                  {t(`kinds.${kind}`)}
                </th>
              </tr>
              {own.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <span className="sup-head">
                      {writePlatform(row)}
                      {row.version === null ? <span className="qt sm">{t('table.every')}</span> : null}
                      {rowMenu?.(row)}
                    </span>
                  </th>
                  {lines.map((line) => (
                    <td key={line}>{draw(row, line)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </section>
  )
}
