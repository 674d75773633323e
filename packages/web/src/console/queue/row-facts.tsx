import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatMoment, formatNear } from '../../ui/time/format-moment.ts'
import { promiseModel } from '../promise/promise-model.ts'
import { readPlain } from '../promise/read-plain.ts'
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
  if (ticket.flags.includes('waiting_long')) return <span className="q-no-ribbon">{sayWaitingLong(ticket)}</span>
  if (ticket.flags.includes('not_promised')) return <span className="q-no-ribbon">{t('row.not_promised')}</span>
  return <NextStep ticket={ticket} />
}

/** `longer than the 4 h of a P2`, where the clock of that priority is known. */
const sayWaitingLong = ({ latest, priority }: TicketRow) => {
  if (latest === null || latest.priority !== priority || latest.source !== 'policy') return t('row.waiting_long')
  return t('row.longer_than', { length: formatDuration(readPlain(latest, 0).total), priority })
}

/** What the desk does by itself while the customer is silent: a reminder, then it counts as solved, then it closes. */
function NextStep({ ticket: { nextStep, status, priority } }: { readonly ticket: TicketRow }) {
  const now = useNow('minute')
  const zone = useMe().person.zone
  if (nextStep === null)
    return status === 'waiting' ? <span className="q-no-ribbon">{t('row.no_reminder', { priority })}</span> : null
  const at = Date.parse(nextStep.at)
  return (
    <span className="q-no-ribbon" title={formatMoment(at, { readerZone: zone, now }).both}>
      {t(`row.next.${nextStep.step}`, { time: formatNear(at, zone, now, 'weekday') })}
    </span>
  )
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
  if (ticket.asideUntil === 'customer_writes') tags.push({ words: t('tag.aside_customer'), tone: '' })
  else if (ticket.asideUntil !== null)
    tags.push({
      words: t('tag.aside', { time: formatNear(Date.parse(ticket.asideUntil), zone, now, 'weekday') }),
      tone: '',
    })
  return tags.slice(0, 2).map(({ words, tone }) => (
    <span key={words} className={`q-tag ${tone}`}>
      {words}
    </span>
  ))
}
