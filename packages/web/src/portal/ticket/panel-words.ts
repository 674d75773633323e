import type { Commitment } from '@mainstay/contracts/commitments'
import { readCountdown } from '../../ui/time/countdown.tsx'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatMoment, formatNear } from '../../ui/time/format-moment.ts'
import { giverOf, owedOf, promiseModel } from '../promise/promise-model.ts'
import { t } from '../text.ts'
import type { Ticket } from './use-ticket.ts'

export interface PanelWords {
  readonly eyebrow: string
  readonly title: string
  readonly qualifier: string
  readonly detail: string
  readonly tone: '' | 'late-t'
  /** What the ribbon below shows. */
  readonly promise: Commitment | undefined
}

const momentOf = (promise: Commitment, readerZone: string, now: number) =>
  formatMoment(Date.parse(promise.dueAt), {
    readerZone,
    now,
    otherZone: promise.zone,
    otherCity: promise.city === '' ? promise.zone : promise.city,
  })
const sayThere = (promise: Commitment, other: string | undefined) =>
  other === undefined ? '' : t('panel.there', { time: other, city: promise.city })

const sayLate = (promise: Commitment, readerZone: string, now: number): PanelWords => {
  const due = momentOf(promise, readerZone, now)
  const noticed = promise.detectedAt ?? promise.breachedAt
  const told =
    noticed === null ? '' : ` ${t('panel.late_told', { time: formatNear(Date.parse(noticed), readerZone, now) })}`
  return {
    eyebrow: t('panel.late_since', { length: formatDuration(now - Date.parse(promise.dueAt)) }),
    title: t('panel.late'),
    qualifier: '',
    detail: `${t('panel.late_promised', { due: due.reader })}${told} ${t('panel.late_next')}`,
    tone: 'late-t',
    promise,
  }
}

const sayByHand = (promise: Commitment, readerZone: string, now: number): PanelWords => {
  const due = momentOf(promise, readerZone, now)
  const name = giverOf(promise)
  const length = formatDuration(Date.parse(promise.dueAt) - now)
  const there = sayThere(promise, due.other)
  return {
    eyebrow: t('panel.by_hand_since', {
      name,
      time: formatNear(Date.parse(promise.startedAt), readerZone, now, 'weekday'),
    }),
    title: t('panel.next_update', { time: due.reader }),
    qualifier: t('panel.your_time'),
    detail: [t('panel.in', { length }), there, t('panel.own_word', { name })].filter(Boolean).join(' '),
    tone: '',
    promise,
  }
}

const sayRunning = (promise: Commitment, readerZone: string, now: number): PanelWords => {
  const due = momentOf(promise, readerZone, now)
  const { length, goesOnAt } = readCountdown(promiseModel(promise, readerZone), now)
  const left =
    goesOnAt === undefined
      ? t('panel.left', { length })
      : t('panel.stands', { length, time: formatNear(goesOnAt, readerZone, now) })
  return {
    eyebrow: t(promise.cycle > 1 ? 'panel.again' : 'panel.first'),
    title: t('panel.answers_by', { time: due.reader }),
    qualifier: t('panel.often_sooner'),
    detail: [left, sayThere(promise, due.other), t('panel.not_a_fix')].filter(Boolean).join(' '),
    tone: '',
    promise,
  }
}

const sayQuiet = (ticket: Ticket, readerZone: string, now: number): PanelWords => {
  const promise = ticket.latest ?? undefined
  const since = formatNear(Date.parse(ticket.turnSince), readerZone, now, 'weekday')
  const by = ticket.assignee === null ? t('promise.someone') : ticket.assignee.name.split(' ')[0]
  const at = promise?.metAt ?? null
  const answered =
    at === null ? '' : t('panel.answered', { time: formatNear(Date.parse(at), readerZone, now, 'weekday') })
  const words = { eyebrow: '', qualifier: '', detail: answered, tone: '', promise } as const
  if (ticket.commitments.length === 0)
    return { ...words, title: t('panel.not_promised'), detail: t('panel.not_promised_detail') }
  switch (ticket.status) {
    case 'closed':
      return { ...words, title: t('panel.closed', { time: since }) }
    case 'resolved':
      return { ...words, title: t('panel.resolved', { name: by ?? '' }) }
    case 'waiting':
      return { ...words, title: t('panel.waiting', { time: since }) }
    case 'waiting_release':
      return { ...words, title: t('panel.waiting_release'), detail: t('panel.waiting_release_detail') }
    case 'open':
      return {
        ...words,
        title: t('panel.our_turn', { time: since }),
        detail: `${answered} ${t('panel.our_turn_detail')}`,
      }
  }
}

/** What the promise panel says: what is owed first, else where the ticket stands. */
export const sayPanel = (ticket: Ticket, readerZone: string, now: number): PanelWords => {
  const owed = ticket.status === 'closed' ? undefined : owedOf(ticket.commitments)
  if (owed === undefined) return sayQuiet(ticket, readerZone, now)
  if (owed.state === 'breached' || now > Date.parse(owed.dueAt)) return sayLate(owed, readerZone, now)
  return owed.source === 'person' ? sayByHand(owed, readerZone, now) : sayRunning(owed, readerZone, now)
}
