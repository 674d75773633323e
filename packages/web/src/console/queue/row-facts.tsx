import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatMoment, formatNear } from '../../ui/time/format-moment.ts'
import { promiseModel } from '../promise/promise-model.ts'
import { DueWords, TimeLeft } from '../promise/time-left.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import type { TicketRow } from './queue-choice.ts'

const isStill = ({ place }: TicketRow) => place === 'coverage_closed'

/** The promise in small, or why there is none to draw. */
export function RowRibbon({ ticket }: { readonly ticket: TicketRow }) {
  const zone = useMe().person.zone
  if (ticket.running !== null)
    return <Ribbon size="row" model={promiseModel(ticket.running, zone, { isStill: isStill(ticket) })} />
  if (ticket.flags.includes('waiting_long')) return <span className="q-no-ribbon">{t('row.waiting_long')}</span>
  if (ticket.flags.includes('not_promised')) return <span className="q-no-ribbon">{t('row.not_promised')}</span>
  return null
}

/** The one bold fact at the right, and its instant. */
export function RowFact({ ticket, isShort = false }: { readonly ticket: TicketRow; readonly isShort?: boolean }) {
  const now = useNow('minute')
  const zone = useMe().person.zone
  if (ticket.running !== null)
    return (
      <>
        <TimeLeft promise={ticket.running} />
        {isShort ? null : <DueWords promise={ticket.running} />}
      </>
    )
  const since = Date.parse(ticket.turnSince)
  if (ticket.status === 'open') {
    const length = formatDuration(now - since)
    const words = isShort ? length : t('row.our_turn', { length })
    return ticket.flags.includes('waiting_long') ? <b>{words}</b> : <span className="mut">{words}</span>
  }
  return (
    <span className="mut" title={formatMoment(since, { readerZone: zone, now }).both}>
      {t('row.since', { time: formatNear(since, zone, now, 'weekday') })}
    </span>
  )
}

/** What needs a second look, in a few words: at most two, the most urgent first. */
export function RowTags({ ticket, isConflict }: { readonly ticket: TicketRow; readonly isConflict: boolean }) {
  const zone = useMe().person.zone
  const now = useNow('minute')
  const told = ticket.running?.state === 'breached' ? (ticket.running.detectedAt ?? ticket.running.breachedAt) : null
  const tags: { readonly words: string; readonly tone: string }[] = []
  if (ticket.flags.includes('attention')) tags.push({ words: t('tag.attention'), tone: 'near' })
  if (ticket.flags.includes('dissent')) tags.push({ words: t('tag.dissent', { priority: ticket.priority }), tone: '' })
  if (told !== null)
    tags.push({ words: t('tag.told', { time: formatNear(Date.parse(told), zone, now) }), tone: 'late' })
  if (isConflict) tags.push({ words: t('tag.conflict'), tone: 'near' })
  if (ticket.sight === 'private') tags.push({ words: t('tag.private'), tone: '' })
  if (ticket.flags.includes('snoozed')) tags.push({ words: t('tag.snoozed'), tone: '' })
  return tags.slice(0, 2).map(({ words, tone }) => (
    <span key={words} className={`q-tag ${tone}`}>
      {words}
    </span>
  ))
}
