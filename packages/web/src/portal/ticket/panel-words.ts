import type { Commitment } from '@mainstay/contracts/commitments'
import { readCountdown } from '../../ui/time/countdown.tsx'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatMoment, formatNear } from '../../ui/time/format-moment.ts'
import { giverOf, owedOf, promiseModel, sayState, spareOf } from '../promise/promise-model.ts'
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
  const isUpdate = promise.source === 'person'
  const noticed = promise.detectedAt ?? promise.breachedAt
  const told = noticed === null ? '' : t('panel.late_told', { time: formatNear(Date.parse(noticed), readerZone, now) })
  const promised = t(isUpdate ? 'panel.late_update' : 'panel.late_promised', { due: due.both })
  return {
    eyebrow: t('panel.late_since', { length: formatDuration(now - Date.parse(promise.dueAt)) }),
    title: t('panel.late'),
    qualifier: '',
    detail: [promised, told, t(isUpdate ? 'panel.late_next_update' : 'panel.late_next')].filter(Boolean).join(' '),
    tone: 'late-t',
    promise,
  }
}

const sayByHand = (promise: Commitment, readerZone: string, now: number): PanelWords => {
  const due = momentOf(promise, readerZone, now)
  const name = giverOf(promise)
  const length = formatDuration(Date.parse(promise.dueAt) - now, { seconds: true })
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
    qualifier: t('panel.your_time'),
    detail: [sayThere(promise, due.other), left, t('panel.not_a_fix')].filter(Boolean).join(' '),
    tone: '',
    promise,
  }
}

/** Where the ticket stands, as the line above the headline. */
const sayStanding = ({ status, turnSince }: Ticket, readerZone: string, now: number) => {
  const time = formatNear(Date.parse(turnSince), readerZone, now, 'weekday')
  return t(`panel.${status}`, { time })
}

/** Nothing is owed: the last promise and how it ended stand in the headline. */
const sayQuiet = (ticket: Ticket, readerZone: string, now: number): PanelWords => {
  const promise = ticket.latest ?? undefined
  const words = { eyebrow: sayStanding(ticket, readerZone, now), qualifier: '', detail: '', tone: '', promise } as const
  if (promise === undefined) return { ...words, title: t('panel.not_promised'), detail: t('panel.not_promised_detail') }
  if (promise.metAt === null) return { ...words, title: t('panel.ended', { how: sayState(promise) }) }
  const time = formatNear(Date.parse(promise.metAt), readerZone, now, 'weekday')
  const isByHand = promise.source === 'person'
  return {
    ...words,
    title: t(isByHand ? 'panel.updated' : 'panel.answered', { time }),
    detail: sayHowEarly(promise, Date.parse(promise.metAt)),
  }
}

/** How far the answer came before the promised time, or after it. */
const sayHowEarly = (promise: Commitment, metAt: number) => {
  if (promise.state === 'met_late')
    return t('panel.answered_late', { length: formatDuration(metAt - Date.parse(promise.dueAt)) })
  const length = formatDuration(spareOf(promise))
  return t(promise.source === 'person' ? 'panel.in_time_by_hand' : 'panel.in_time', { length })
}

/** What the promise panel says: what is owed first, else where the ticket stands. */
export const sayPanel = (ticket: Ticket, readerZone: string, now: number): PanelWords => {
  const owed = ticket.status === 'closed' ? undefined : owedOf(ticket.commitments)
  if (owed === undefined) return sayQuiet(ticket, readerZone, now)
  if (owed.state === 'breached' || now > Date.parse(owed.dueAt)) return sayLate(owed, readerZone, now)
  return owed.source === 'person' ? sayByHand(owed, readerZone, now) : sayRunning(owed, readerZone, now)
}
