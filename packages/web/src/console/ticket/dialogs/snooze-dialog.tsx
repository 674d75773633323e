import { useState } from 'react'
import { request } from '../../../data/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { MomentField } from '../../../ui/plain-fields.tsx'
import { readNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { readWallTime, writeWallTime } from '../../../ui/time/wall-time.ts'
import { useMe } from '../../session-gate.ts'
import { t } from '../ticket-text.ts'
import { useMany } from '../use-many.ts'
import type { DialogTicket } from './dialog-ticket.ts'

const hour = 3_600_000
/** 09:00 on the wall of the reader, some days from now. */
const morningIn = (days: number, now: number, zone: string) =>
  readWallTime(`${writeWallTime(now + days * 24 * hour, zone).slice(0, 10)}T09:00`, zone) ?? now + days * 24 * hour

const daysToMonday = (now: number, zone: string) => {
  const weekday = new Date(`${writeWallTime(now, zone).slice(0, 10)}T12:00Z`).getUTCDay()
  return (8 - weekday) % 7 || 7
}

/** Sets tickets aside until an instant or until the customer writes. A promise that runs brings them back by itself. */
export function SnoozeDialog({
  tickets,
  onClose,
}: {
  readonly tickets: readonly DialogTicket[]
  readonly onClose: () => void
}) {
  const zone = useMe().person.zone
  const [now] = useState(readNow)
  const { run } = useMany()
  const proposals = [
    { words: t('snooze.hour'), at: now + hour },
    { words: t('snooze.four_hours'), at: now + 4 * hour },
    { words: t('snooze.tomorrow'), at: morningIn(1, now, zone) },
    { words: t('snooze.monday'), at: morningIn(daysToMonday(now, zone), now, zone) },
  ]
  const [wall, setWall] = useState(writeWallTime(proposals[2]?.at ?? now, zone))
  const [isForCustomer, setIsForCustomer] = useState(false)
  const at = readWallTime(wall, zone)
  const isPast = !isForCustomer && (at === undefined || at <= now)
  const isPromised = tickets.some(({ running }) => running !== null)
  const isChosen = (proposed: number) => !isForCustomer && writeWallTime(proposed, zone) === wall
  const choose = (next: string) => {
    setIsForCustomer(false)
    setWall(next)
  }
  const send = async (until: string | null) => {
    onClose()
    await run(
      tickets,
      ({ id }) => request('POST /tickets/:ticketId/snooze', { params: { ticketId: id }, body: { until } }),
      (count, number) => t(until === null ? 'snooze.woken' : 'snooze.done', { count, number }),
    )
  }
  return (
    <Dialog
      title={t('snooze.title', { count: tickets.length, number: tickets[0]?.number ?? '' })}
      onClose={onClose}
      onSubmit={() => !isPast && void send(isForCustomer ? 'customer_writes' : new Date(at ?? now).toISOString())}
      foot={
        <>
          {tickets.some(({ flags }) => flags.includes('snoozed')) ? (
            <button type="button" className="btn" onClick={() => void send(null)}>
              {t('snooze.wake')}
            </button>
          ) : null}
          <button type="submit" className="btn pri" disabled={isPast}>
            {isForCustomer
              ? t('snooze.button_customer')
              : isPast
                ? t('snooze.button_empty')
                : t('snooze.button', { time: formatNear(at ?? now, zone, now, 'weekday') })}
          </button>
        </>
      }
    >
      <p className="mut">{isPromised ? t('snooze.promised') : t('snooze.lead')}</p>
      <div className="pick-row">
        {proposals.map(({ words, at: proposed }) => (
          <button
            key={words}
            type="button"
            className={isChosen(proposed) ? 'btn sm on' : 'btn sm'}
            aria-pressed={isChosen(proposed)}
            onClick={() => choose(writeWallTime(proposed, zone))}
          >
            {words}
          </button>
        ))}
        <button
          type="button"
          className={isForCustomer ? 'btn sm on' : 'btn sm'}
          aria-pressed={isForCustomer}
          onClick={() => setIsForCustomer(true)}
        >
          {t('snooze.customer')}
        </button>
      </div>
      <MomentField
        label={t('snooze.until')}
        fault={isPast ? t('snooze.past') : undefined}
        value={isForCustomer ? '' : wall}
        onChange={choose}
      />
    </Dialog>
  )
}
