import { useQuery } from '@tanstack/react-query'
import { read } from '../../../data/index.ts'
import { ClauseChip } from '../../../ui/clause-chip.tsx'
import { Ribbon } from '../../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../../ui/time/clock.ts'
import { formatMoment } from '../../../ui/time/format-moment.ts'
import { namePromise, promiseModel } from '../../promise/promise-model.ts'
import { TimeLeft } from '../../promise/time-left.tsx'
import { useMe } from '../../session-gate.ts'
import { t } from '../../text.ts'
import { clauseHref, type Ticket } from '../ticket-types.ts'

type Commitment = Ticket['commitments'][number]

const headingOf = ({ source, state }: Commitment) => {
  if (source === 'person') return t('ticket.update_by')
  return t(state === 'breached' ? 'ticket.late' : 'ticket.answer_by')
}

/** What is promised on this ticket now: the time, drawn, and why then. */
export function PromiseFacts({ ticket }: { readonly ticket: Ticket }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const { running } = ticket
  if (running === null) return <p className="mut">{t('ticket.no_promise')}</p>
  const due = formatMoment(Date.parse(running.dueAt), {
    readerZone: zone,
    now,
    otherZone: running.zone,
    otherCity: running.city,
  })
  return (
    <>
      <p className="mut">{headingOf(running)}</p>
      <p className="tk-due t">
        <b title={due.both}>{due.reader}</b>
        <span>
          <TimeLeft promise={running} /> <span className="mut">{due.other}</span>
        </span>
      </p>
      <Ribbon model={promiseModel(running, zone)} clauseHref={clauseHref} />
      <WhyThen ticket={ticket} commitmentId={running.id} />
    </>
  )
}

/** The steps of the decision, each with its clause. */
function WhyThen({ ticket, commitmentId }: { readonly ticket: Ticket; readonly commitmentId: string }) {
  const { data } = useQuery(read('GET /tickets/:ticketId/explanation', { params: { ticketId: ticket.id } }))
  const decision = data?.commitments.find(({ commitment }) => commitment.id === commitmentId)?.decision
  return (
    <details className="tk-why" open>
      <summary>{t('ticket.why')}</summary>
      <ol>
        {decision?.reasons.map((reason) => (
          <li key={`${reason.code} ${reason.text}`}>
            {reason.text}{' '}
            {reason.clause === null ? null : <ClauseChip clause={reason.clause} href={clauseHref(reason.clause)} />}
          </li>
        ))}
      </ol>
    </details>
  )
}

const stateWords = {
  running: 'ticket.state_running',
  met: 'ticket.state_answered',
  breached: 'ticket.state_breached',
  met_late: 'ticket.state_met_late',
  superseded: 'ticket.state_superseded',
  cancelled: 'ticket.state_cancelled',
} as const

/** Every promise made on this ticket, the latest first. */
export function PromiseHistory({ ticket }: { readonly ticket: Ticket }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  return (
    <ul className="tk-promises">
      {ticket.commitments.toReversed().map((promise) => (
        <li key={promise.id}>
          <Ribbon size="spark" width={56} model={promiseModel(promise, zone)} />
          <span>
            <b>{namePromise(promise)}</b>{' '}
            <span className="t">
              {t('promise.due', { time: formatMoment(Date.parse(promise.dueAt), { readerZone: zone, now }).reader })}
            </span>
            <br />
            <span className="mut">
              {promise.state in stateWords ? t(stateWords[promise.state as keyof typeof stateWords]) : promise.state}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
