import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { recallChoice, type TicketRow, writeChoice } from '../queue/queue-choice.ts'
import { type Item, keyOfItem } from '../queue/queue-layout.ts'
import { RowFact, RowRibbon } from '../queue/row-facts.tsx'
import { sizeOf } from '../queue/size-of.ts'
import { useLiveQueue } from '../queue/use-queue.ts'
import { useSections } from '../queue/use-sections.ts'
import { t } from './ticket-text.ts'

const heightOf = (item: Item) => (item.kind === 'row' ? 76 : 28)

/** The queue as it was left: the same order, the same filter, the same rows. */
export const useListBeside = () => {
  const choice = recallChoice()
  useLiveQueue(() => true)
  return { choice, sections: useSections(choice) }
}
type ListBeside = ReturnType<typeof useListBeside>

/** The queue in small, so that the next ticket is one key away. */
export function TicketList({ currentId, list }: { readonly currentId: string | undefined; readonly list: ListBeside }) {
  const { choice, sections } = list
  const { layout, lines, summary, see } = sections
  const box = useRef<HTMLDivElement>(null)
  const rolls = useVirtualizer({
    count: layout.count,
    getScrollElement: () => box.current,
    estimateSize: (index) => heightOf(layout.itemAt(index)),
    getItemKey: (index) => keyOfItem(layout.itemAt(index)),
    overscan: 8,
  })
  const shown = rolls.getVirtualItems()
  useEffect(() => {
    const items = shown.map(({ index }) => layout.itemAt(index))
    see([...new Set(items.map(({ line }) => line))])
    for (const item of items) if (item.kind === 'row' && item.ticket === undefined) lines[item.line].loadMore()
  })
  const at = currentId === undefined ? -1 : layout.indexOf(currentId)
  const wasAt = useRef('')
  useEffect(() => {
    if (at < 0 || currentId === undefined || wasAt.current === currentId) return
    wasAt.current = currentId
    rolls.scrollToIndex(at, { align: 'auto' })
  }, [at, currentId, rolls])
  return (
    <nav className="tk-list" aria-label={t('ticket.list')}>
      <header className="tk-list-head">
        <Link to="/" search={writeChoice(choice)}>
          <Icon name="back" size={14} />
          {t('nav.queue')}
        </Link>
        <span className="qt">{t('ticket.list_order', { order: choice.order })}</span>
      </header>
      <div ref={box} className="tk-list-box">
        <div className="q-rolls" style={{ height: rolls.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const item = layout.itemAt(index)
            return (
              <div key={key} className="q-line" style={{ transform: `translateY(${start}px)` }}>
                {item.kind === 'head' ? (
                  <h2 className="tk-list-section">
                    {t(`place.${item.line}`)} <span>{sizeOf(item.line, lines[item.line], summary)}</span>
                  </h2>
                ) : null}
                {item.kind === 'row' ? <Row ticket={item.ticket} currentId={currentId} /> : null}
                {item.kind === 'empty' ? <p className="q-empty">{t('ticket.list_empty')}</p> : null}
              </div>
            )
          })}
        </div>
      </div>
    </nav>
  )
}

function Row({
  ticket,
  currentId,
}: {
  readonly ticket: TicketRow | undefined
  readonly currentId: string | undefined
}) {
  if (ticket === undefined)
    return (
      <div className="tk-row">
        <span className="skeleton" />
      </div>
    )
  const { id, number, priority, subject, account } = ticket
  return (
    <div className={id === currentId ? 'tk-row now' : 'tk-row'}>
      <div className="tk-row-top">
        <PriorityGlyph priority={priority} size={12} />
        <span className="t mut">{number}</span>
        <span className="qt tk-row-account">{account.name}</span>
        <span className="gap" />
        <span className="tk-row-fact">
          <RowFact ticket={ticket} isShort />
        </span>
      </div>
      <Link
        className="tk-row-open"
        to="/tickets/$number"
        params={{ number }}
        aria-current={id === currentId ? 'page' : undefined}
      >
        {subject}
      </Link>
      <RowRibbon ticket={ticket} />
    </div>
  )
}
