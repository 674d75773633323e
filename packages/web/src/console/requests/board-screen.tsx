import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { ProductPicker } from '../../products/product-picker.tsx'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnDesk } from '../may-work.ts'
import { BoardCard, cardType } from './board-card.tsx'
import { BoardWaiting } from './board-waiting.tsx'
import { ReleaseBoard } from './release-board.tsx'
import type { RoadMapItem } from './request-types.ts'
import { t } from './requests-text.ts'
import { RequestsTop } from './requests-top.tsx'
import { type Board, type Column, columns, useBoard } from './use-board.ts'

/** The road-map is a page: what stands further back in a stage is in the list of it. */
const mostInStage = 200

type Move = (item: RoadMapItem, to: Column, beforeId?: string) => void

/** Where a card goes by an arrow key: up and down within its column, left and right to the end of the next one. */
function stepOf(
  board: Board,
  column: Column,
  item: RoadMapItem,
  key: string,
): [to: Column, beforeId?: string] | undefined {
  const items = board[column]
  const at = items.findIndex(({ id }) => id === item.id)
  const beside = columns[columns.indexOf(column) + (key === 'ArrowRight' ? 1 : -1)]
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return beside === undefined ? undefined : [beside]
    case 'ArrowUp':
      return at > 0 && column !== 'waiting' ? lastOr(column, items[at - 1]?.id) : undefined
    case 'ArrowDown':
      return at < items.length - 1 && column !== 'waiting' ? lastOr(column, items[at + 2]?.id) : undefined
    default:
      return undefined
  }
}
const lastOr = (column: Column, beforeId: string | undefined): [Column, string?] =>
  beforeId === undefined ? [column] : [column, beforeId]

interface ColumnProps {
  readonly board: Board
  readonly column: Column
  readonly mayMove: boolean
  readonly move: Move
  /** Brings further ones; undefined where all are there. */
  readonly more: (() => void) | undefined
}
function BoardColumn({ board, column, mayMove, move, more }: ColumnProps) {
  const [isOver, setIsOver] = useState(false)
  const items = board[column]
  const find = (id: string) => columns.flatMap((name) => board[name]).find((item) => item.id === id)
  const put = (id: string, beforeId?: string) => {
    const item = find(id)
    if (item !== undefined && id !== beforeId) move(item, column, column === 'waiting' ? undefined : beforeId)
  }
  const over = (event: DragEvent) => {
    if (!mayMove || !event.dataTransfer.types.includes(cardType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    put(event.dataTransfer.getData(cardType))
  }
  const press = (item: RoadMapItem) => (event: KeyboardEvent) => {
    const step = stepOf(board, column, item, event.key)
    if (step === undefined) return
    event.preventDefault()
    move(item, ...step)
    // the card is drawn anew in another column; the hand stays on it
    requestAnimationFrame(() => document.getElementById(`move-${item.id}`)?.focus())
  }
  return (
    <section
      className={isOver ? 'rm-column rm-column-over' : 'rm-column'}
      aria-labelledby={`rm-${column}`}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <header>
        <h2 id={`rm-${column}`}>{t(`rm.${column}`)}</h2>
        <span className="rm-count t">{more ? t('rm.at_least', { count: items.length }) : items.length}</span>
        <p className="mut">{t(`rm.${column}_means`)}</p>
      </header>
      <ul>
        {items.map((item) => (
          <BoardCard
            key={item.id}
            item={item}
            mayMove={mayMove}
            onKey={press(item)}
            onDropBefore={(id) => put(id, item.id)}
          />
        ))}
      </ul>
      {items.length === 0 ? (
        <p className="mut rm-none">{t(column === 'waiting' ? 'rm.empty_waiting' : 'rm.empty_stage')}</p>
      ) : null}
      {more === undefined ? null : (
        <button type="button" className="btn sm rm-further" onClick={more}>
          {t('list.more')}
        </button>
      )}
      {column !== 'waiting' && items.length >= mostInStage ? (
        <Link className="lk sm" to="/requests" search={{ stage: column }}>
          {t('rm.whole_stage')}
        </Link>
      ) : null}
    </section>
  )
}

function StageBoard() {
  const { board, move, more, isError, refetch } = useBoard(useProductAsked().query)
  const mayMove = useMayOnDesk('feature_request.decide')
  if (isError) return <ErrorNote title={t('rm.failed')} onRetry={refetch} />
  if (board === undefined) return <BoardWaiting names={columns.map((column) => t(`rm.${column}`))} />
  return (
    <div className="rm-board">
      {columns.map((column) => (
        <BoardColumn
          key={column}
          board={board}
          column={column}
          mayMove={mayMove}
          move={(...to) => void move(...to)}
          more={column === 'waiting' ? more : undefined}
        />
      ))}
    </div>
  )
}

/** The road-map: three stages and beside them what waits for a place, or by the release that things are planned for. */
export function BoardScreen() {
  useTitle(t('rm.title'))
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { readonly by?: unknown }
  const by = search.by === 'release' ? 'release' : 'stage'
  const mayMove = useMayOnDesk('feature_request.decide')
  return (
    <div className="rq-screen">
      <RequestsTop>
        {mayMove ? <span className="mut rm-how">{t(by === 'stage' ? 'rm.how' : 'rm.how_release')}</span> : null}
        <ProductPicker label={t('rm.product')} {...(by === 'stage' ? { all: t('rm.all_products') } : {})} />
        <Segmented
          label={t('rm.by')}
          value={by}
          onChange={(next) =>
            void navigate({
              to: '/road-map',
              search: (before: object) => ({ ...before, by: next === 'release' ? next : undefined }),
              replace: true,
            })
          }
          segments={[
            { value: 'stage', label: t('rm.by_stage') },
            { value: 'release', label: t('rm.by_release') },
          ]}
        />
      </RequestsTop>
      {by === 'release' ? <ReleaseBoard /> : <StageBoard />}
    </div>
  )
}
