import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ApiProblem, read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonBlock, SkeletonRows } from '../../ui/skeletons.tsx'
import { MissingScreen } from '../missing-screen.tsx'
import { t } from '../text.ts'
import './ticket.css'
import { TicketPage } from './ticket-page.tsx'

function Waiting({ number }: { readonly number: string }) {
  return (
    <div aria-busy="true">
      <p className="trail">
        <Link to="/tickets">{t('nav.tickets')}</Link>
        <i>/</i>
        <span>{number}</span>
      </p>
      <h1 className="ticket-title">
        <span className="sr">{number}</span>
        <SkeletonBlock width="60%" height={28} />
      </h1>
      <section className="panel ticket-waiting">
        <SkeletonBlock width="40%" height={34} />
        <SkeletonBlock height={120} />
      </section>
      <SkeletonRows rows={6} height={64} />
    </div>
  )
}

/** One ticket, found by the number that people say; everything after that goes by its id, as live news does. */
export function TicketScreen() {
  const { number = '' } = useParams({ strict: false })
  const found = useQuery({
    ...read('GET /tickets/:ticketId', { params: { ticketId: number } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.data !== undefined) return <TicketPage key={found.data.id} first={found.data} />
  if (found.error instanceof ApiProblem && (found.error.status === 404 || found.error.status === 422))
    return <MissingScreen />
  if (found.isError)
    return (
      <div className="ticket-fault">
        <h1 className="sr">{number}</h1>
        <ErrorNote title={t('ticket.fault')} kept={t('draft.all_kept')} onRetry={() => void found.refetch()} />
      </div>
    )
  return <Waiting number={number} />
}
