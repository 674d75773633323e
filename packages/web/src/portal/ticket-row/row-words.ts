import type { TicketRow } from '@mainstay/contracts/tickets'
import { readCountdown } from '../../ui/time/countdown.tsx'
import { formatDay, formatNear } from '../../ui/time/format-moment.ts'
import { firstName, giverOf, promiseModel } from '../promise/promise-model.ts'
import { t } from '../text.ts'

export interface RowFact {
  readonly fact: string
  readonly detail: string
  readonly tone: '' | 'near-t' | 'late-t' | 'kept-t'
}
const plain = (fact: string, detail = ''): RowFact => ({ fact, detail, tone: '' })

const sayRunning = (row: TicketRow, zone: string, now: number): RowFact | undefined => {
  const { running } = row
  if (running === null) return undefined
  const reading = readCountdown(promiseModel(running, zone), now)
  const due = formatNear(Date.parse(running.dueAt), zone, now)
  if (reading.isLate || running.state === 'breached')
    return { fact: t('row.late', { length: reading.length }), detail: t('row.promised_by', { due }), tone: 'late-t' }
  if (running.source === 'person')
    return {
      fact: t('row.next_update', { due }),
      detail: t('row.own_word', { name: giverOf(running) }),
      tone: reading.isNear ? 'near-t' : '',
    }
  const goesOn = reading.goesOnAt === undefined ? undefined : formatNear(reading.goesOnAt, zone, now)
  return {
    fact: reading.text,
    detail: goesOn === undefined ? t('row.support_time', { due }) : t('row.goes_on', { goesOn, due }),
    tone: reading.isNear ? 'near-t' : '',
  }
}

/** The one bold fact at the right of a row: time left, whose turn, a date; and a quieter line below it. */
export const sayRowFact = (row: TicketRow, zone: string, now: number): RowFact => {
  const since = formatNear(Date.parse(row.turnSince), zone, now)
  if (row.status === 'closed') return plain(t('row.closed'), formatDay(Date.parse(row.turnSince), zone))
  if (row.status === 'resolved') return plain(t('row.your_turn'), t('row.solved_or_not', { since }))
  const running = sayRunning(row, zone, now)
  if (running !== undefined) return running
  if (row.status === 'waiting') return plain(t('row.your_turn'), t('row.since', { since }))
  if (row.status === 'waiting_release') return plain(t('row.waiting_release'), t('row.since', { since }))
  if (row.latest === null) return plain(t('row.not_promised'), t('row.we_look'))
  return plain(t('row.our_turn'), t('row.since', { since }))
}

/** Where a ticket stands, in a person’s words. */
export const sayStatus = (row: Pick<TicketRow, 'status' | 'assignee' | 'running' | 'latest'>) => {
  const name = row.assignee === null ? undefined : firstName(row.assignee.name)
  switch (row.status) {
    case 'closed':
      return t('status.closed')
    case 'resolved':
      return name === undefined ? t('status.resolved') : t('status.resolved_by', { name })
    case 'waiting':
      return name === undefined ? t('status.waiting') : t('status.waiting_for', { name })
    case 'waiting_release':
      return t('status.waiting_release')
    case 'open':
      if (row.running?.metric === 'first_response')
        return row.running.cycle > 1 ? t('status.owed_again') : t('status.owed')
      return name === undefined ? t('status.our_turn') : t('status.working', { name })
  }
}
