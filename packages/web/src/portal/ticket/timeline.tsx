import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Returned } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { arrangeTimeline } from './arrange-timeline.ts'
import { DisagreeDialog } from './disagree-dialog.tsx'
import { findDisputable } from './disputable.ts'
import { EventLine } from './event-line.tsx'
import { sayChange, sayHappening } from './event-words.ts'
import { MessageItem } from './message-item.tsx'
import { type Change, may, type Ticket, type TimelineEntry } from './use-ticket.ts'

/** The zone and city that count for this ticket, beside the reader’s. */
export interface OtherSide {
  readonly otherZone?: string | undefined
  readonly otherCity?: string | undefined
}
/** The place whose hours count, if the ticket carries a promise. */
export const otherSideOf = ({ commitments }: Ticket): OtherSide => {
  const place = commitments.at(-1)
  return place === undefined || place.city === '' ? {} : { otherZone: place.zone, otherCity: place.city }
}
const shownAtFirst = 8

const idOf = (entry: TimelineEntry) => {
  if (entry.type === 'message') return entry.message.id
  return entry.type === 'change' ? entry.change.id : `${entry.commitment.id} ${entry.happened}`
}
interface EntryProps {
  readonly entry: TimelineEntry
  readonly other: OtherSide
  readonly disputable: Change | undefined
  readonly onDisagree: () => void
}
function Entry({ entry, other, disputable, onDisagree }: EntryProps) {
  const { person } = useMe()
  const zone = useReaderZone()
  const now = useNow()
  const reader = { personId: person.id, zone, now }
  const at = Date.parse(entry.at)
  if (entry.type === 'message') return <MessageItem message={entry.message} zone={zone} other={other} />
  const words = entry.type === 'change' ? sayChange(entry.change, reader) : sayHappening(entry, reader)
  if (words === undefined) return null
  const isDisputable = entry.type === 'change' && entry.change.id === disputable?.id
  return (
    <EventLine words={words} at={at} zone={zone} other={other} onDisagree={isDisputable ? onDisagree : undefined} />
  )
}

interface TimelineProps {
  readonly ticket: Ticket
  readonly timeline: UseQueryResult<Returned<'GET /tickets/:ticketId/timeline'>>
}
/** Where folding ends is fixed when the page opens: what comes later moves nothing that is being read. */
const useFold = (entries: readonly TimelineEntry[]) => {
  const [unfolded, setUnfolded] = useState(false)
  const [firstShown, setFirstShown] = useState<string>()
  const start = entries.at(-shownAtFirst)
  if (firstShown === undefined && start !== undefined && entries.length > shownAtFirst + 2) setFirstShown(idOf(start))
  const cut = unfolded
    ? 0
    : Math.max(
        0,
        entries.findIndex((entry) => idOf(entry) === firstShown),
      )
  return { hidden: cut, shown: entries.slice(cut), unfold: () => setUnfolded(true) }
}

/** Messages, decisions and promises in the order they happened; the older ones folded. */
export function Timeline({ ticket, timeline }: TimelineProps) {
  const zone = useReaderZone()
  const now = useNow()
  const [disagreeing, setDisagreeing] = useState<Change>()
  const entries = arrangeTimeline(timeline.data?.items ?? [])
  const { hidden, shown, unfold } = useFold(entries)
  const changes = (timeline.data?.items ?? []).flatMap((one) => (one.type === 'change' ? [one.change] : []))
  const disputable = may(ticket, 'disagree') && ticket.status !== 'closed' ? findDisputable(changes) : undefined
  const other = otherSideOf(ticket)
  const oldest = entries[0]
  if (timeline.isError && timeline.data === undefined)
    return <ErrorNote title={t('ticket.talk_fault')} onRetry={() => void timeline.refetch()} />
  if (timeline.data === undefined) return <SkeletonRows rows={5} height={72} />
  return (
    <section aria-label={t('ticket.talk')}>
      {hidden === 0 || oldest === undefined ? null : (
        <p className="fold">
          <button type="button" className="link-button lk" onClick={unfold}>
            {t('ticket.earlier', { count: hidden, time: formatNear(Date.parse(oldest.at), zone, now, 'weekday') })}
          </button>
        </p>
      )}
      {shown.map((entry) => (
        <Entry
          key={idOf(entry)}
          entry={entry}
          other={other}
          disputable={disputable}
          onDisagree={() => setDisagreeing(disputable)}
        />
      ))}
      {disagreeing === undefined ? null : (
        <DisagreeDialog ticketId={ticket.id} change={disagreeing} onClose={() => setDisagreeing(undefined)} />
      )}
    </section>
  )
}
