import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { ErrorNote } from '../../ui/error-note.tsx'
import { t } from '../text.ts'
import type { QueueChoice, QueuePlace, QueueSummary, TicketRow } from './queue-choice.ts'
import { type Item, keyOfItem, type QueueLayout } from './queue-layout.ts'
import { QueueRow } from './queue-row.tsx'
import { SectionHead } from './section-head.tsx'
import { sizeOf } from './size-of.ts'
import type { Line, LineRows } from './use-queue.ts'

export interface QueueListProps {
  readonly choice: QueueChoice
  readonly layout: QueueLayout
  readonly lines: Readonly<Record<Line, LineRows>>
  readonly summary: QueueSummary | undefined
  readonly folded: ReadonlySet<Line>
  readonly currentId: string | undefined
  readonly picked: ReadonlySet<string>
  readonly box: RefObject<HTMLElement | null>
  readonly isNarrow: boolean
  /** Nothing at all: said once, over the list. */
  readonly isEmpty: boolean
  readonly onFold: (place: QueuePlace) => void
  readonly onSeen: (lines: readonly Line[]) => void
  readonly onPick: (ticketId: string) => void
  readonly onTake: (ticket: TicketRow) => void
  readonly onCurrent: (ticketId: string) => void
}
type Rolls = Virtualizer<HTMLElement, Element>

const heightOf = (item: Item, isNarrow: boolean) => {
  if (item.kind === 'head') return 28
  if (item.kind === 'fault') return 84
  if (isNarrow && item.kind === 'row') return 86
  return item.kind === 'row' && item.line === 'answer_now' ? 32 : 28
}

/** Rows that were inserted or left above must not move what is being read: the first row in sight stays where it is. */
const useStillness = (layout: QueueLayout, rolls: Rolls, box: RefObject<HTMLElement | null>) => {
  const anchor = useRef<{ readonly id: string; readonly top: number }>(undefined)
  useLayoutEffect(() => {
    const element = box.current
    const kept = anchor.current
    if (element === null || kept === undefined || element.scrollTop === 0) return
    const index = layout.indexOf(kept.id)
    const start = index < 0 ? undefined : rolls.getOffsetForIndex(index, 'start')?.[0]
    const held = start === undefined ? undefined : rolls.measurementsCache[index]?.start
    if (held !== undefined && Math.abs(held - kept.top) >= 1) element.scrollTop += held - kept.top
  }, [layout, rolls, box])
  useEffect(() => {
    const top = box.current?.scrollTop ?? 0
    const first = rolls.getVirtualItems().find(({ start, index }) => start >= top && ticketAt(layout, index))
    const ticket = first === undefined ? undefined : ticketAt(layout, first.index)
    anchor.current = ticket === undefined || first === undefined ? undefined : { id: ticket.id, top: first.start }
  })
}
const ticketAt = (layout: QueueLayout, index: number) => {
  const item = layout.itemAt(index)
  return item.kind === 'row' ? item.ticket : undefined
}

/** Asks for what is in sight and not yet here, and says which sections are near. */
const useReach = ({ layout, lines, onSeen }: QueueListProps, rolls: Rolls) => {
  const visible = rolls.getVirtualItems().map(({ index }) => layout.itemAt(index))
  useEffect(() => {
    onSeen([...new Set(visible.map(({ line }) => line))])
    for (const item of visible) if (item.kind === 'row' && item.ticket === undefined) lines[item.line].loadMore()
  })
}

/** The virtual list: only what is in sight is drawn, however long the queue is. */
export function QueueList(props: QueueListProps) {
  const { layout, box, isNarrow, currentId } = props
  const currentIndex = currentId === undefined ? -1 : layout.indexOf(currentId)
  const rolls = useVirtualizer({
    count: layout.count,
    getScrollElement: () => box.current,
    estimateSize: (index) => heightOf(layout.itemAt(index), isNarrow),
    getItemKey: (index) => keyOfItem(layout.itemAt(index)),
    overscan: 12,
    initialOffset: () => box.current?.scrollTop ?? 0,
    // The current row keeps the keyboard's focus also when it is scrolled away.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const range = Array.from({ length: to - from + 1 }, (_, step) => from + step)
      return currentIndex < 0 || (currentIndex >= from && currentIndex <= to)
        ? range
        : [...range, currentIndex].toSorted((a, b) => a - b)
    },
  })
  useStillness(layout, rolls, box)
  useReach(props, rolls)
  useFollow(rolls, currentIndex, currentId, box)
  if (props.isEmpty) return null
  return (
    <div className="q-rolls" style={{ height: rolls.getTotalSize() }}>
      {rolls.getVirtualItems().map(({ index, key, start }) => (
        <div
          key={key}
          data-index={index}
          ref={isNarrow ? rolls.measureElement : undefined}
          className="q-line"
          style={{ transform: `translateY(${start}px)` }}
        >
          <QueueItem item={layout.itemAt(index)} {...props} />
        </div>
      ))}
    </div>
  )
}

/** The row that keys moved to comes into sight and takes the focus, unless the focus is elsewhere on the page. */
const useFollow = (rolls: Rolls, index: number, currentId: string | undefined, box: RefObject<HTMLElement | null>) => {
  const latest = useRef(index)
  latest.current = index
  useEffect(() => {
    if (currentId === undefined || latest.current < 0) return
    rolls.scrollToIndex(latest.current, { align: 'auto' })
    const isHere = document.activeElement === document.body || box.current?.contains(document.activeElement)
    const frame = requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(currentId)}"] .q-open`)
      if (
        isHere &&
        row !== null &&
        row !== undefined &&
        document.activeElement?.closest('.q-row') !== row.closest('.q-row')
      )
        row.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [currentId, rolls, box])
}

function QueueItem({ item, ...props }: QueueListProps & { readonly item: Item }) {
  const { lines, summary, folded, onFold, choice } = props
  switch (item.kind) {
    case 'head':
      return (
        <SectionHead
          place={item.line}
          size={sizeOf(item.line, lines[item.line], summary)}
          isFolded={folded.has(item.line)}
          summary={summary}
          onFold={onFold}
        />
      )
    case 'empty':
      return <p className="q-empty">{t(item.line === 'all' ? 'queue.nothing' : `place.${item.line}.empty`)}</p>
    case 'fault':
      return <ErrorNote title={t('queue.fault')} onRetry={lines[item.line].tryAgain} />
    case 'row':
      return item.ticket === undefined ? (
        <div className="q-row q-coming" role="status" aria-label={t('queue.coming')}>
          <span className="skeleton" />
        </div>
      ) : (
        <QueueRow
          ticket={item.ticket}
          isCurrent={props.currentId === item.ticket.id}
          isPicked={props.picked.has(item.ticket.id)}
          isPicking={props.picked.size > 0}
          isConflict={choice.order === 'policy' && summary?.conflict?.ticket.id === item.ticket.id}
          onPick={props.onPick}
          onTake={props.onTake}
          onFocus={props.onCurrent}
        />
      )
  }
}
