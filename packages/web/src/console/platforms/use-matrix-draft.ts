import { type MatrixCell, type MatrixRow, matrixChanges, type SupportMatrix } from '@mainstay/policy/platforms'
import type { Returned } from '../../data/index.ts'
import { useDraft } from '../../ui/draft-store.ts'
import { useMe } from '../session-gate.ts'

export type Kept = Returned<'GET /products/:productId/platforms'>
interface Draft extends SupportMatrix {
  /** The version that it was begun from. */
  readonly from: number
}

const read = (text: string): Draft | undefined => {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as Draft
  } catch {
    return undefined
  }
}

const heads = ({ lines, rows }: SupportMatrix): string =>
  JSON.stringify([lines, rows.map(({ id, kind, name, version }) => [id, kind, name, version])])
/** Whether nothing differs that a reader could see. */
const isSame = (one: SupportMatrix, other: SupportMatrix): boolean =>
  heads(one) === heads(other) && matrixChanges(one, other).length === 0

/** The matrix as it is being changed: kept in this browser with every key, until it is saved or thrown away. */
export function useMatrixDraft(kept: Kept) {
  const draft = useDraft(useMe().person.id, `platforms:${kept.productId}`)
  const begun = read(draft.text)
  const matrix: SupportMatrix = begun ?? kept
  const keep = (next: SupportMatrix) => {
    draft.save(
      isSame(kept, next)
        ? ''
        : JSON.stringify({ from: begun?.from ?? kept.version, lines: next.lines, rows: next.rows }),
    )
  }
  const setCell = (row: MatrixRow, line: string, cell: MatrixCell | undefined) => {
    const { [line]: _before, ...others } = row.cells
    const changed = { ...row, cells: cell === undefined ? others : { ...others, [line]: cell } }
    keep({ ...matrix, rows: matrix.rows.map((one) => (one.id === row.id ? changed : one)) })
  }
  return {
    matrix,
    keep,
    setCell,
    drop: draft.drop,
    isChanged: begun !== undefined,
    /** Somebody else saved since this was begun. */
    isBehind: begun !== undefined && begun.from !== kept.version,
    changes: begun === undefined ? [] : matrixChanges(kept, begun),
  }
}
export type MatrixDraft = ReturnType<typeof useMatrixDraft>
