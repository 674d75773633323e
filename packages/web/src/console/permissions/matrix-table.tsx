import { type Answer, type MatrixRow, type ObjectKind, seats } from '@mainstay/policy/access'
import { Icon } from '../../ui/icons.tsx'
import { actionWords } from './action-words.ts'
import { answerWords, objectWords, seatWords, shortSeatWords, sides, t } from './permissions-text.ts'

export interface MatrixProps {
  readonly groups: readonly (readonly [ObjectKind, readonly MatrixRow[]])[]
}

/** The matrix as a table: an action a line, a role a column, the condition in the cell. */
export function MatrixTable({ groups }: MatrixProps) {
  return (
    <table className="matrix" aria-label={t('permissions.table')}>
      <thead>
        <tr>
          <td />
          {sides.map(({ name, seats: held }) => (
            <th key={name} className="matrix-edge" scope="colgroup" colSpan={held.length}>
              {name}
            </th>
          ))}
          <td className="matrix-edge" />
        </tr>
        <tr>
          <th scope="col">{t('permissions.action')}</th>
          {seats.map((seat) => (
            <th key={seat} className={edgeOf(seat)} scope="col" title={seatWords[seat]}>
              {shortSeatWords[seat]}
            </th>
          ))}
          <th className="matrix-edge" scope="col">
            {t('permissions.scope')}
          </th>
        </tr>
      </thead>
      {groups.map(([object, rows]) => (
        <tbody key={object}>
          <tr className="matrix-group">
            <th scope="rowgroup" colSpan={seats.length + 2}>
              <b>{objectWords[object].heading}</b> <span className="mut">{objectWords[object].bounds}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <Line key={row.action} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const firsts = new Set(sides.map(({ seats: held }) => held[0]))
const edgeOf = (seat: (typeof seats)[number]) => (firsts.has(seat) ? 'matrix-edge' : undefined)

function Line({ row: { action, scope, answers } }: { readonly row: MatrixRow }) {
  return (
    <tr className="matrix-line">
      <th scope="row">
        {actionWords[action]} <code>{action}</code>
      </th>
      {seats.map((seat) => (
        <td key={seat} className={edgeOf(seat)}>
          <Cell answer={answers[seat]} />
        </td>
      ))}
      <td className="matrix-edge matrix-scope">
        <code>{scope}</code>
      </td>
    </tr>
  )
}

function Cell({ answer }: { readonly answer: Answer }) {
  switch (answer) {
    case 'always':
      return (
        <span className="matrix-yes">
          <Icon name="check" size={14} />
          <span className="sr">{answerWords.always}</span>
        </span>
      )
    case 'never':
      return <span className="sr">{answerWords.never}</span>
    default:
      return <span className="matrix-if">{answerWords[answer]}</span>
  }
}
