import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMayOnDesk } from '../may-work.ts'
import { BoardCard, cardType } from './board-card.tsx'
import { t } from './requests-text.ts'
import { StatusDialog } from './status-dialog.tsx'
import { asItem } from './use-board.ts'
import { type ReleaseColumn, useReleaseBoard } from './use-release-board.ts'

interface Moving {
  readonly requestId: string
  readonly releaseId: string
}

interface ColumnProps {
  readonly column: ReleaseColumn
  readonly mayMove: boolean
  /** Undefined on what names no release: a plan is not taken back by a drag. */
  readonly onDrop: ((requestId: string) => void) | undefined
  readonly onStep: (requestId: string, step: 1 | -1) => void
}
function Column({ column, mayMove, onDrop, onStep }: ColumnProps) {
  const [isOver, setIsOver] = useState(false)
  const takes = mayMove && onDrop !== undefined
  const over = (event: DragEvent) => {
    if (!takes || !event.dataTransfer.types.includes(cardType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onDrop?.(event.dataTransfer.getData(cardType))
  }
  const press = (requestId: string) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onStep(requestId, event.key === 'ArrowRight' ? 1 : -1)
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
        <span className="rm-count t">{column.items.length}</span>
        <p className="mut">{column.means}</p>
      </header>
      <ul>
        {column.items.map((row) => (
          <BoardCard
            key={row.id}
            // its column says the release
            item={{ ...asItem(row), release: null }}
            mayMove={mayMove}
            onKey={press(row.id)}
            onDropBefore={(id) => onDrop?.(id)}
          />
        ))}
      </ul>
      {column.items.length === 0 ? <p className="mut rm-none">{t('rm.empty_release')}</p> : null}
    </section>
  )
}

/** Asks for the words before anybody is told that it goes to another release. */
function MoveDialog({ moving, onClose }: { readonly moving: Moving; readonly onClose: () => void }) {
  const { requestId, releaseId } = moving
  const { data } = useQuery(read('GET /requests/:requestId', { params: { requestId } }))
  return data === undefined ? null : <StatusDialog request={data} toRelease={releaseId} onClose={onClose} />
}

/** The road-map by release: what is planned for which, and what has none. */
export function ReleaseBoard() {
  const { columns, isError, refetch } = useReleaseBoard()
  const mayMove = useMayOnDesk('feature_request.decide')
  const [moving, setMoving] = useState<Moving>()
  if (isError) return <ErrorNote title={t('rm.failed')} onRetry={refetch} />
  if (columns === undefined) return <SkeletonRows rows={6} height={72} />
  if (columns.length === 1) return <EmptyState title={t('rm.no_releases')}>{t('rm.no_releases_how')}</EmptyState>
  const move = (requestId: string, to: ReleaseColumn | undefined) => {
    if (typeof to?.id !== 'string' || to.items.some(({ id }) => id === requestId)) return
    setMoving({ requestId, releaseId: to.id })
  }
  return (
    <div className="rm-board rm-by-release">
      {columns.map((column, at) => (
        <Column
          key={column.id ?? 'none'}
          column={column}
          mayMove={mayMove}
          onDrop={column.id === null ? undefined : (requestId) => move(requestId, column)}
          onStep={(requestId, step) => move(requestId, columns[at + step])}
        />
      ))}
      {moving ? <MoveDialog moving={moving} onClose={() => setMoving(undefined)} /> : null}
    </div>
  )
}
