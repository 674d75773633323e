import type { TicketRow as Row } from '@mainstay/contracts/tickets'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import { useNowTowards } from '../../ui/time/countdown.tsx'
import { promiseModel } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { sayRowFact, sayStatus } from './row-words.ts'
import './ticket-row.css'

export type { Row }

function Opener({ row }: { readonly row: Row }) {
  const { person } = useMe()
  const isMine = row.openedBy.id === person.id
  return (
    <span className="only-wide">
      {isMine ? t('row.opened_by_you') : t('row.opened_by', { name: row.openedBy.name })}
      <i>·</i>
    </span>
  )
}

/** One ticket in a list: shape and letter, subject and status, ribbon, and one bold fact. */
export function TicketRow({ row }: { readonly row: Row }) {
  const zone = useReaderZone()
  const now = useNowTowards(row.dueAt === null ? undefined : Date.parse(row.dueAt))
  const promise = row.status === 'closed' ? null : (row.running ?? row.latest)
  const { fact, detail, tone } = sayRowFact(row, zone, now)
  return (
    <li>
      <Link className="ticket-row" to="/tickets/$number" params={{ number: row.number }}>
        <PriorityGlyph priority={row.priority} />
        <span className="ticket-row-subject">
          <b dir="auto">{row.subject}</b>
          <span className="sm mut">
            {row.number}
            <i>·</i>
            <Opener row={row} />
            {sayStatus(row)}
            {row.sight === 'private' ? (
              <span className="ticket-row-private">
                <Icon name="lock" size={12} /> {t('row.private')}
              </span>
            ) : null}
          </span>
        </span>
        <span className="ticket-row-ribbon">
          {promise === null ? null : <Ribbon size="row" model={promiseModel(promise, zone)} />}
        </span>
        <span className="ticket-row-fact t">
          <b className={tone}>{fact}</b>
          <span className="sm mut">{detail}</span>
        </span>
      </Link>
    </li>
  )
}
