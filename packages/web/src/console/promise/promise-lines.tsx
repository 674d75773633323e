import { Link } from '@tanstack/react-router'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { Ribbon } from '../../ui/ribbon/ribbon.tsx'
import type { LedgerRow } from '../promises/ledger-sections.ts'
import { useMe } from '../session-gate.ts'
import { promiseModel } from './promise-model.ts'
import { TimeLeft } from './time-left.tsx'

/** Promises of tickets, a line each: the ticket, its ribbon, the time left. */
export function PromiseLines({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const { zone } = useMe().person
  return (
    <ul className="account-promises">
      {rows.map(({ commitment, ticket }) => (
        <li key={commitment.id}>
          {commitment.priority === null ? null : <PriorityGlyph priority={commitment.priority} size={13} />}
          {ticket === null ? null : (
            <Link to="/tickets/$number" params={{ number: ticket.number }}>
              <span className="t mut">{ticket.number}</span> {ticket.subject}
            </Link>
          )}
          <span className="account-ribbon">
            <Ribbon size="row" model={promiseModel(commitment, zone)} />
          </span>
          <TimeLeft promise={commitment} />
        </li>
      ))}
    </ul>
  )
}
