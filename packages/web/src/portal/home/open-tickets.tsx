import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { daysBetween } from '../../ui/time/format-moment.ts'
import { t } from '../text.ts'
import { type Row, TicketRow } from '../ticket-row/ticket-row.tsx'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'

/** More than these are on the page of all tickets. */
const shown = 12

const sayCount = (rows: readonly Row[], hasMore: boolean, now: number, zone: string) => {
  const due = rows.filter(({ running }) => {
    const at = running === null ? undefined : Date.parse(running.dueAt)
    return at !== undefined && at >= now && daysBetween(now, at, zone) === 0
  }).length
  const open = t(hasMore ? 'home.open_more' : 'home.open_count', { count: rows.length })
  return due === 0 ? open : t('home.open_due', { open, due })
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const mayWrite = useMayWrite()
  if (rows.length > 0)
    return (
      <ul>
        {rows.map((row) => (
          <TicketRow key={row.id} row={row} />
        ))}
      </ul>
    )
  return (
    <EmptyState
      title={t('home.none_title')}
      action={
        mayWrite ? (
          <Link className="btn" to="/tickets/new">
            {t('nav.new_ticket')}
          </Link>
        ) : undefined
      }
    >
      {t('home.none_body')}
    </EmptyState>
  )
}

/** The team’s open tickets, those with a promise running first. */
export function OpenTickets() {
  const account = useAccount()
  const zone = useReaderZone()
  const now = useNow()
  const tickets = useQuery(read('GET /tickets', { query: { status: 'any_open', order: 'deadline', limit: shown } }))
  return (
    <section className="part" aria-labelledby="open-tickets">
      <div className="part-head">
        <h2 id="open-tickets">{t('home.open_tickets')}</h2>
        <p className="sm mut">
          {tickets.data === undefined ? null : (
            <span className="t only-wide">
              {sayCount(tickets.data.items, tickets.data.nextCursor !== null, now, zone)}
            </span>
          )}
          <Link className="lk" to="/tickets">
            {t('home.all_of', { account: account.name })}
          </Link>
        </p>
      </div>
      {tickets.data !== undefined ? (
        <Rows rows={tickets.data.items} />
      ) : tickets.isError ? (
        <div className="part-fault">
          <ErrorNote title={t('tickets.fault')} onRetry={() => void tickets.refetch()} />
        </div>
      ) : (
        <SkeletonRows rows={4} height={70} />
      )}
    </section>
  )
}
