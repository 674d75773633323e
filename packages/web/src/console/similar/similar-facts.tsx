import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { RowFact } from '../queue/row-facts.tsx'
import { may, type Ticket } from '../ticket/ticket-types.ts'
import { KnownItem, type Similar } from './known-item.tsx'
import './similar.css'
import { t } from './similar-text.ts'

/** Tickets of every account in sight; whose one is, its number says. */
function Tickets({ tickets }: Pick<Similar, 'tickets'>) {
  if (tickets.length === 0) return null
  return (
    <>
      <h3>{t('similar.tickets')}</h3>
      <ul className="sim-tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <PriorityGlyph priority={ticket.priority} size={12} />
            <div>
              <Link to="/tickets/$number" params={{ number: ticket.number }} dir="auto">
                {ticket.subject}
              </Link>
              <p className="t mut">
                <span>{ticket.number}</span>
                <span>{t(`similar.status.${ticket.status}`)}</span>
                <RowFact ticket={ticket} isShort />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Fixes({ fixes, version }: Pick<Similar, 'fixes' | 'version'>) {
  if (fixes.length === 0) return null
  return (
    <>
      <h3>{version === null ? t('similar.fixes_any') : t('similar.fixes', { version })}</h3>
      <ul className="sim-fixes">
        {fixes.map(({ id, says, release }) => (
          <li key={id}>
            <span dir="auto">{says}</span>
            <Link className="lk t" to="/releases/$releaseId" params={{ releaseId: release.id }}>
              {release.version}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function Found({ ticket, similar }: { readonly ticket: Ticket; readonly similar: Similar }) {
  const { tickets, knownIssues, fixes, version } = similar
  if (tickets.length + knownIssues.length + fixes.length === 0) return <p className="mut">{t('similar.none')}</p>
  return (
    <>
      <ul className="sim-issues">
        {knownIssues.map((issue) => (
          <KnownItem
            key={issue.id}
            issue={issue}
            version={version}
            ticketId={ticket.id}
            mayLink={may(ticket, 'known_issue.link')}
          />
        ))}
      </ul>
      <Fixes fixes={fixes} version={version} />
      <Tickets tickets={tickets} />
    </>
  )
}

/** What is like the ticket: known issues to link it to, what newer versions mend, tickets that read alike. */
export function SimilarFacts({ ticket }: { readonly ticket: Ticket }) {
  const similar = useQuery(read('GET /tickets/:ticketId/similar', { params: { ticketId: ticket.id } }))
  return (
    <section className="sim">
      <h2>{t('similar.heading')}</h2>
      {similar.isPending ? <SkeletonRows rows={3} height={22} /> : null}
      {similar.isError ? <ErrorNote title={t('similar.failed')} onRetry={() => void similar.refetch()} /> : null}
      {similar.data === undefined ? null : <Found ticket={ticket} similar={similar.data} />}
    </section>
  )
}
