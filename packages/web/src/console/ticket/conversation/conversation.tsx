import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { read } from '../../../data/index.ts'
import { Icon } from '../../../ui/icons.tsx'
import { SkeletonRows } from '../../../ui/skeletons.tsx'
import { formatDuration } from '../../../ui/time/format-duration.ts'
import { readPlain } from '../../promise/read-plain.ts'
import { ProblemNote } from '../problem-note.tsx'
import { firstNameOf } from '../say-people.ts'
import { t } from '../ticket-text.ts'
import type { Ticket, TimelineItem } from '../ticket-types.ts'
import './conversation.css'
import { EventLine } from './event-line.tsx'
import { MessageCard } from './message-card.tsx'
import { sayChange, sayPromise } from './say-change.ts'

/** The promise that a message met: they share their instant. */
const keptBy = (items: readonly TimelineItem[], at: string) => {
  const met = items.find(
    (item) => item.type === 'commitment' && (item.happened === 'met' || item.happened === 'met_late') && item.at === at,
  )
  if (met?.type !== 'commitment') return undefined
  const { commitment } = met
  const isLate = met.happened === 'met_late'
  const { used, total, late } = readPlain(commitment, Date.parse(at))
  const key = commitment.source === 'person' ? 'kept.by_hand' : commitment.cycle > 1 ? 'kept.again' : 'kept.first'
  return {
    isLate,
    words: isLate
      ? t('kept.late', { length: formatDuration(late) })
      : t(key, { used: formatDuration(used), total: formatDuration(total) }),
  }
}

function Entry({
  item,
  items,
  ticket,
}: {
  readonly item: TimelineItem
  readonly items: readonly TimelineItem[]
  readonly ticket: Ticket
}) {
  if (item.type === 'message')
    return (
      <MessageCard
        ticket={ticket}
        message={item.message}
        kept={
          item.message.audience === 'customer' && item.message.side === 'staff' ? keptBy(items, item.at) : undefined
        }
      />
    )
  if (isSaidElsewhere(item, items)) return null
  const words = item.type === 'change' ? sayChange(item.change, firstNameOf(ticket.openedBy)) : sayPromise(item)
  return words === undefined ? null : <EventLine words={words} at={item.at} />
}

/** A turn that passes with a message stands in the message; warnings of a promise that was kept are over. */
const isSaidElsewhere = (item: TimelineItem, items: readonly TimelineItem[]) => {
  if (item.type === 'commitment')
    return item.happened === 'warned' && !/^(running|breached)$/u.test(item.commitment.state)
  const isTurn =
    item.type === 'change' && item.change.kind === 'status' && /^(open|waiting)$/u.test(item.change.to ?? '')
  return isTurn && items.some((other) => other.type === 'message' && other.at === item.at)
}

const keyOf = (item: TimelineItem) => {
  if (item.type === 'message') return item.message.id
  if (item.type === 'change') return item.change.id
  return `${item.commitment.id} ${item.happened} ${item.share ?? ''}`
}

/** Opens at the newest entry; later ones do not move what is being read, but are said. */
const useEnd = (box: RefObject<HTMLElement | null>, count: number, ticketId: string) => {
  const [unseen, setUnseen] = useState(0)
  const shown = useRef({ ticketId: '', count: 0, isAtEnd: true })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || count === 0) return
    const isNew = shown.current.ticketId !== ticketId
    if (isNew || shown.current.isAtEnd) element.scrollTop = element.scrollHeight
    else if (count > shown.current.count) setUnseen((now) => now + count - shown.current.count)
    shown.current = { ticketId, count, isAtEnd: isNew || shown.current.isAtEnd }
  }, [box, count, ticketId])
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = () => {
      shown.current.isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 48
      if (shown.current.isAtEnd) setUnseen(0)
    }
    element.addEventListener('scroll', look, { passive: true })
    // The composer grows as one types: who reads the end keeps reading the end.
    const observer = new ResizeObserver(() => {
      if (shown.current.isAtEnd) element.scrollTop = element.scrollHeight
    })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [box])
  const goToEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })
  return { unseen, goToEnd }
}

/** Messages, notes, decisions and promises in the order in which they happened. */
export function Conversation({ ticket }: { readonly ticket: Ticket }) {
  const timeline = useQuery(read('GET /tickets/:ticketId/timeline', { params: { ticketId: ticket.id } }))
  const items = timeline.data?.items ?? []
  const box = useRef<HTMLElement>(null)
  const { unseen, goToEnd } = useEnd(box, items.length, ticket.id)
  return (
    <div className="cv-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long conversation scrolls by keyboard */}
      <section ref={box} className="cv" tabIndex={0} aria-label={t('ticket.conversation')}>
        {timeline.isPending ? <SkeletonRows rows={9} height={44} /> : null}
        <ProblemNote problem={timeline.error} onRetry={() => void timeline.refetch()} />
        {items.map((item) => (
          <Entry key={keyOf(item)} item={item} items={items} ticket={ticket} />
        ))}
      </section>
      {unseen === 0 ? null : (
        <button type="button" className="btn sm cv-unseen" onClick={goToEnd}>
          <Icon name="down" size={14} />
          {t('ticket.unseen', { count: unseen })}
        </button>
      )}
    </div>
  )
}
