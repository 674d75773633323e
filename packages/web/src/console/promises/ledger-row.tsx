import { Link } from '@tanstack/react-router'
import { t as excuse } from '../../excuses/excuse-text.ts'
import { Person } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatDuration } from '../../ui/time/format-duration.ts'
import { formatMoment } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { ExcuseLate } from '../excuses/excuse-late.tsx'
import { namePromise, promiseModel } from '../promise/promise-model.ts'
import { readPlain } from '../promise/read-plain.ts'
import { DueWords, TimeLeft } from '../promise/time-left.tsx'
import { useMe } from '../session-gate.ts'
import type { LedgerRow as Row } from './ledger-sections.ts'

/** One promise on one line: what, to whom, drawn, and how it stands. */
export function LedgerLine({ row }: { readonly row: Row }) {
  const { commitment, ticket, account, assignee } = row
  const { zone } = useMe().person
  return (
    <li className="ledger-row">
      <span className="ledger-kind">
        <Icon name={commitment.source === 'person' ? 'hand' : 'reply'} size={14} />
        <span title={namePromise(commitment)}>{namePromise(commitment)}</span>
      </span>
      <span className="ledger-prio">
        {commitment.priority === null ? null : <PriorityGlyph priority={commitment.priority} size={13} />}
      </span>
      <span className="ledger-number t">
        {ticket === null ? (
          account.code
        ) : (
          <Link className="ledger-open" to="/tickets/$number" params={{ number: ticket.number }}>
            {ticket.number}
          </Link>
        )}
      </span>
      <span className="ledger-account">{account.name}</span>
      <span className="ledger-ribbon">
        <Ribbon size="row" model={promiseModel(commitment, zone)} />
      </span>
      <span className="ledger-fact">
        <Standing row={row} />
      </span>
      <span className="ledger-who">
        <Person name={assignee?.name} />
      </span>
      <span className="ledger-excuse">
        <ExcuseLate promise={commitment} what={[ticket?.number, namePromise(commitment)].filter(Boolean).join(', ')} />
      </span>
    </li>
  )
}

function Standing({ row: { commitment } }: { readonly row: Row }) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const moment = (at: string) => formatMoment(Date.parse(at), { readerZone: zone, now })
  const mark = commitment.excused === null ? null : <span title={commitment.excused.reason}>{excuse('mark')}</span>
  const promised = (
    <span className="mut t" title={moment(commitment.dueAt).both}>
      {t('ledger.promised', { time: moment(commitment.dueAt).reader })}
    </span>
  )
  if (commitment.state === 'running' || commitment.state === 'breached')
    return (
      <>
        <TimeLeft promise={commitment} />
        <DueWords promise={commitment} />
        {mark}
      </>
    )
  return (
    <>
      {sayEnding(commitment)}
      {promised}
      {mark}
    </>
  )
}

function sayEnding(commitment: Row['commitment']) {
  const { state, metAt } = commitment
  if (state === 'met' && metAt !== null) {
    const { used, total } = readPlain(commitment, Date.parse(metAt))
    const words = t('ledger.in_time', { used: formatDuration(used), total: formatDuration(total) })
    return <span className="kept-t">{words}</span>
  }
  if (state === 'met_late') return <span className="late-t">{t('ledger.answered_late')}</span>
  return <span className="mut">{t(state === 'superseded' ? 'ledger.replaced_row' : 'ledger.withdrawn_row')}</span>
}
