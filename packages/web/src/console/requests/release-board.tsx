import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { read } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { BoardCard, cardType } from './board-card.tsx'
import { BoardWaiting } from './board-waiting.tsx'
import { t } from './requests-text.ts'
import { StatusDialog } from './status-dialog.tsx'
import { asItem } from './use-board.ts'
import { type ReleaseColumn, useColumnRows, useReleaseColumns } from './use-release-board.ts'

interface Moving {
  readonly requestId: string
  readonly releaseId: string
}

interface ColumnProps {
  readonly column: ReleaseColumn
  readonly mayMove: boolean
  readonly productId: string | undefined
  readonly onMove: (requestId: string, to: ReleaseColumn | undefined) => void
  /** The column so many further on. */
  readonly beside: (step: 1 | -1) => ReleaseColumn | undefined
}
function Column({ column, mayMove, productId, onMove, beside }: ColumnProps) {
  const [isOver, setIsOver] = useState(false)
  const { rows, isPending, isError, refetch, hasNextPage, fetchNextPage } = useColumnRows(column, productId)
  // a plan is not taken back by a drag
  const takes = mayMove && column.id !== null
  const put = (requestId: string) => {
    if (takes && !rows.some(({ id }) => id === requestId)) onMove(requestId, column)
  }
  const over = (event: DragEvent) => {
    if (!takes || !event.dataTransfer.types.includes(cardType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    put(event.dataTransfer.getData(cardType))
  }
  const press = (requestId: string) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onMove(requestId, beside(event.key === 'ArrowRight' ? 1 : -1))
  }
  const label = `rm-release-${column.id ?? 'none'}`
  return (
    <section
      className={isOver ? 'rm-column rm-column-over' : 'rm-column'}
      aria-labelledby={label}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <header>
        <h2 id={label} className={column.id === null ? undefined : 't'}>
          {column.title}
        </h2>
        <span className="rm-count t">{hasNextPage ? t('rm.at_least', { count: rows.length }) : rows.length}</span>
        <p className="mut">{column.means}</p>
      </header>
      <ul>
        {rows.map((row) => (
          <BoardCard
            key={row.id}
            // its column says the release
            item={{ ...asItem(row), release: null }}
            mayMove={mayMove}
            onKey={press(row.id)}
            onDropBefore={put}
          />
        ))}
      </ul>
      {isPending ? <SkeletonRows rows={3} height={64} /> : null}
      {isError ? <ErrorNote title={t('rm.failed')} onRetry={() => void refetch()} /> : null}
      {!isPending && rows.length === 0 ? (
        <p className="mut rm-none">{t(column.id === null ? 'rm.empty_none' : 'rm.empty_release')}</p>
      ) : null}
      {hasNextPage ? (
        <button type="button" className="btn sm rm-further" onClick={() => void fetchNextPage()}>
          {t('list.more')}
        </button>
      ) : null}
    </section>
  )
}

/** Asks for the words before anybody is told that it goes to another release. */
function MoveDialog({ moving, onClose }: { readonly moving: Moving; readonly onClose: () => void }) {
  const { requestId, releaseId } = moving
  const { data } = useQuery(read('GET /requests/:requestId', { params: { requestId } }))
  return data === undefined ? null : <StatusDialog request={data} toRelease={releaseId} onClose={onClose} />
}

/** As many columns as a road-map commonly has; their names come with them. */
const columnsWaiting = ['\u00a0', '\u00a0\u00a0', '\u00a0\u00a0\u00a0', '\u00a0\u00a0\u00a0\u00a0']

/** The road-map by release: what is planned for which, and what has none. */
export function ReleaseBoard() {
  const { products, product } = useProductAsked()
  const productId = (product ?? products[0])?.id
  const { columns, isError, refetch } = useReleaseColumns(productId)
  const mayMove = useMayOnDesk('feature_request.decide')
  const [moving, setMoving] = useState<Moving>()
  if (isError) return <ErrorNote title={t('rm.failed')} onRetry={refetch} />
  if (columns === undefined) return <BoardWaiting names={columnsWaiting} />
  if (columns.length === 1) return <EmptyState title={t('rm.no_releases')}>{t('rm.no_releases_how')}</EmptyState>
  const move = (requestId: string, to: ReleaseColumn | undefined) => {
    if (typeof to?.id === 'string') setMoving({ requestId, releaseId: to.id })
  }
  return (
    <div className="rm-board rm-by-release">
      {columns.map((column, at) => (
        <Column
          key={column.id ?? 'none'}
          column={column}
          mayMove={mayMove}
          productId={productId}
          onMove={move}
          beside={(step) => columns[at + step]}
        />
      ))}
      {moving ? <MoveDialog moving={moving} onClose={() => setMoving(undefined)} /> : null}
    </div>
  )
}
