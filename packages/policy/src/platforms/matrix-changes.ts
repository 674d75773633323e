import { foldPlatformName } from './platform-state.ts'
import type { MatrixCell, MatrixRow, SupportMatrix } from './types.ts'

/** One cell that says something else than before. */
export interface CellChange {
  /** The row as it stands after the change; as it stood before where it is gone. */
  readonly row: MatrixRow
  readonly line: string
  readonly before: MatrixCell | null
  readonly after: MatrixCell | null
}

const sameCell = (one: MatrixCell | null, other: MatrixCell | null): boolean =>
  one?.state === other?.state && untilOf(one) === untilOf(other)
const untilOf = (cell: MatrixCell | null): string | null => (cell?.state === 'deprecated' ? cell.until : null)

const cellOf = (row: MatrixRow | undefined, line: string): MatrixCell | null =>
  row !== undefined && Object.hasOwn(row.cells, line) ? (row.cells[line] ?? null) : null

/** What changed from one version of a matrix to the next, cell by cell, in the order of the newer one. */
export function matrixChanges(before: SupportMatrix, after: SupportMatrix): readonly CellChange[] {
  const [old, fresh] = [before, after].map(({ rows }) => new Map(rows.map((row) => [row.id, row])))
  const lines = [...new Set([...after.lines, ...before.lines])]
  const ids = [...new Set([...after.rows, ...before.rows].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [was, is] = [old?.get(id), fresh?.get(id)]
    const row = is ?? was
    if (row === undefined) return []
    return lines.flatMap((line): readonly CellChange[] => {
      const change = { row, line, before: cellOf(was, line), after: cellOf(is, line) }
      return sameCell(change.before, change.after) ? [] : [change]
    })
  })
}

const nameOf = ({ kind, name, version }: MatrixRow): string =>
  `${kind} ${foldPlatformName(name)} ${version?.trim().toLowerCase() ?? ''}`

/** What stands in the way of a matrix: rows that nothing tells apart, by their index. One of them would decide by chance. */
export const rowsNamedTwice = (rows: readonly MatrixRow[]): readonly number[] =>
  rows.flatMap((row, index) => {
    const first = rows.findIndex((other) => nameOf(other) === nameOf(row) || other.id === row.id)
    return first === index ? [] : [index]
  })

/** Rows that speak of a release line without a column, by their index. */
export const rowsOfUnknownLines = ({ lines, rows }: SupportMatrix): readonly number[] =>
  rows.flatMap(({ cells }, index) => (Object.keys(cells).every((line) => lines.includes(line)) ? [] : [index]))
