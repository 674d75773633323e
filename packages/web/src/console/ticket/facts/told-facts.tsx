import { useQuery } from '@tanstack/react-query'
import { type Returned, read } from '../../../data/index.ts'
import { ClauseChip } from '../../../ui/clause-chip.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatNear } from '../../../ui/time/format-moment.ts'
import { hasWords, t } from '../../house-text.ts'
import { MailCameBack } from '../../mail-came-back.tsx'
import { useMe } from '../../session-gate.ts'
import type { Ticket } from '../ticket-types.ts'
import { groupTold } from './group-told.ts'

type Told = Returned<'GET /tickets/:ticketId/told'>['items'][number]

/** Who was told what about the ticket, why, and whether the mail left; addresses that refuse mail stand in front. */
export function ToldFacts({ ticket }: { readonly ticket: Ticket }) {
  const now = useNow('minute')
  const { data } = useQuery(
    read('GET /tickets/:ticketId/told', { params: { ticketId: ticket.id }, query: { limit: 100 } }),
  )
  if (data === undefined || data.items.length === 0) return null
  const groups = groupTold(data.items)
  return (
    <section className="tk-told">
      <MailCameBack among={data.items} now={now} />
      <details>
        <summary>
          <h2>{t('told.title')}</h2>
          <span className="tk-aside t">{groups.length}</span>
        </summary>
        <ul>
          {groups.map((group) => (
            <Event key={group.key} told={group.told} now={now} />
          ))}
        </ul>
      </details>
    </section>
  )
}

function Event({ told, now }: { readonly told: readonly Told[]; readonly now: number }) {
  const { zone } = useMe().person
  const [first] = told
  if (first === undefined) return null
  const key = `told.${first.kind}`
  return (
    <li>
      <p className="tk-told-what">
        <b>{t(hasWords(key) ? key : 'told.other')}</b>
        <time className="qt t" dateTime={first.at}>
          {formatNear(Date.parse(first.at), zone, now)}
        </time>
      </p>
      <ul>
        {told.map((one) => (
          <Person key={one.id} told={one} />
        ))}
      </ul>
    </li>
  )
}

function Person({ told: { person, decision, mail } }: { readonly told: Told }) {
  const [reason] = decision?.reasons ?? []
  return (
    <li>
      <span>
        {person.name} {reason === undefined ? null : <span className="mut">{reason.text}</span>}{' '}
        {reason === undefined || reason.clause === null ? null : <ClauseChip clause={reason.clause} />}
      </span>
      {mail === null ? null : (
        <span className={/^(refused|dead|held)$/u.test(mail.state) ? 'late-t' : 'qt'} title={mail.lastErrorCode ?? ''}>
          {t('told.mail', { state: t(`delivery.${mail.state}`) })}
        </span>
      )}
    </li>
  )
}
