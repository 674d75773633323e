import type { SolvedAnswer } from '@mainstay/contracts/solved-answers'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import './solved.css'
import { t } from './solved-words.ts'

/** What a contact said, when, and in which words. */
export function SolvedSaid({ said }: { readonly said: Omit<SolvedAnswer, 'closedAt'> }) {
  const { zone } = useMe().person
  const now = useNow('minute')
  const { answer, words, by, at, changedAt } = said
  return (
    <div className="solved-said">
      <p>
        <b className={answer === 'yes' ? 'kept-t' : answer === 'no' ? 'late-t' : 'near-t'}>{t(`said.${answer}`)}</b>{' '}
        <span className="mut t">
          {t('said.by', { name: by?.name ?? '', when: formatNear(Date.parse(changedAt ?? at), zone, now) })}
        </span>
      </p>
      {words === null ? null : <p dir="auto">{words}</p>}
    </div>
  )
}

/** Beside a ticket that is closed, or was: whether it was solved, as its contacts say. */
export function TicketSolved({ ticketId, isClosed }: { readonly ticketId: string; readonly isClosed: boolean }) {
  const { data } = useQuery(read('GET /tickets/:ticketId/solved', { params: { ticketId } }))
  if (data === undefined || (data.answer === null && !isClosed)) return null
  return (
    <section>
      <h2>{t('ticket.heading')}</h2>
      {data.answer === null ? <p className="mut">{t('ticket.none')}</p> : <SolvedSaid said={data.answer} />}
    </section>
  )
}
