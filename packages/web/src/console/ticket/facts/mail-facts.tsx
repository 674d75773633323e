import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { useMaySee } from '../../may-work.ts'
import { useMe } from '../../session-gate.ts'
import { t } from '../../text.ts'
import type { Ticket } from '../ticket-types.ts'

/** Mail that went out about the ticket, and what became of it. Only those who may read the delivery log see it. */
export function MailFacts({ ticket }: { readonly ticket: Ticket }) {
  const { person } = useMe()
  const now = useNow('minute')
  const maySee = useMaySee('outbox.see')
  const { data } = useQuery({
    ...read('GET /deliveries', { query: { ticketId: ticket.id, limit: 20 } }),
    enabled: maySee,
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section>
      <details>
        <summary>
          <h2>{t('mail.title')}</h2>
          <span className="tk-aside t">{data.items.length}</span>
        </summary>
        <ul className="tk-mails">
          {data.items.map((mail) => (
            <li key={mail.id}>
              <span>{mail.person.name}</span>
              <span className={/^(refused|dead)$/u.test(mail.state) ? 'late-t' : 'mut'}>{t(`mail.${mail.state}`)}</span>
              <span className="qt t">{formatNear(Date.parse(mail.sentAt ?? mail.createdAt), person.zone, now)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
