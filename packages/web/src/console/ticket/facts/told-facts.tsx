import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { ClauseChip } from '../../../ui/clause-chip.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { hasWords, t } from '../../house-text.ts'
import { MailCameBack } from '../../mail-came-back.tsx'
import { useMe } from '../../session-gate.ts'
import type { Ticket } from '../ticket-types.ts'
import { groupTold, type ToldEvent, type ToldLine } from './group-told.ts'

/** Who was told what about the ticket, why, and whether the mail left; addresses that refuse mail stand in front. */
export function ToldFacts({ ticket }: { readonly ticket: Ticket }) {
  const now = useNow('minute')
  const { data } = useQuery(
    read('GET /tickets/:ticketId/told', { params: { ticketId: ticket.id }, query: { limit: 100 } }),
  )
  if (data === undefined || data.items.length === 0) return null
  const events = groupTold(data.items)
  return (
    <section className="tk-told">
      <MailCameBack among={data.items} now={now} />
      <details>
        <summary>
          <h2>{t('told.title')}</h2>
          <span className="tk-aside t">{events.length}</span>
        </summary>
        <ul>
          {events.map((event) => (
            <Event key={event.key} event={event} now={now} />
          ))}
        </ul>
      </details>
    </section>
  )
}

function Event({ event: { kind, at, lines }, now }: { readonly event: ToldEvent; readonly now: number }) {
  const { zone } = useMe().person
  const key = `told.${kind}`
  return (
    <li>
      <p className="tk-told-what">
        <b>{t(hasWords(key) ? key : 'told.other')}</b>
        <time className="qt t" dateTime={at}>
          {formatNear(Date.parse(at), zone, now)}
        </time>
      </p>
      <ul>
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ul>
    </li>
  )
}

function Line({ line: { names, reason, mail } }: { readonly line: ToldLine }) {
  return (
    <li>
      {names.join(', ')} {reason === undefined ? null : <span className="mut">{reason.text}</span>}{' '}
      {reason === undefined || reason.clause === null ? null : <ClauseChip clause={reason.clause} />}{' '}
      {mail === null ? null : (
        <span className={/^(refused|dead|held)$/u.test(mail.state) ? 'late-t' : 'qt'} title={mail.lastErrorCode ?? ''}>
          {t('told.mail', { state: t(`delivery.${mail.state}`) })}
        </span>
      )}
    </li>
  )
}
