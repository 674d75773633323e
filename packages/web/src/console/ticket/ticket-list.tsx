import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { listQueryOf, recallChoice, type TicketRow, writeChoice } from '../queue/queue-choice.ts'
import { RowFact, RowRibbon } from '../queue/row-facts.tsx'
import { t } from '../text.ts'

/** The queue as it was left, beside the ticket: the same order, the same filter. */
export const useNeighbours = () => {
  const choice = recallChoice()
  const query = { ...listQueryOf(choice), status: 'any_open' as const, limit: 50 }
  return { choice, list: useQuery(read('GET /tickets', { query })) }
}

/** The queue in small, so that the next ticket is one key away. */
export function TicketList({ currentId }: { readonly currentId: string | undefined }) {
  const { choice, list } = useNeighbours()
  return (
    <nav className="tk-list" aria-label={t('ticket.list')}>
      <header className="tk-list-head">
        <Link to="/" search={writeChoice(choice)}>
          <Icon name="back" size={14} />
          {t('nav.queue')}
        </Link>
        <span className="mut">{t(`order.${choice.order}`)}</span>
      </header>
      {list.data === undefined ? <SkeletonRows rows={8} height={64} /> : null}
      <ul>
        {list.data?.items.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} isCurrent={ticket.id === currentId} />
        ))}
      </ul>
    </nav>
  )
}

function Row({ ticket, isCurrent }: { readonly ticket: TicketRow; readonly isCurrent: boolean }) {
  const { number, priority, subject, account } = ticket
  return (
    <li className={isCurrent ? 'tk-row now' : 'tk-row'}>
      <div className="tk-row-top">
        <PriorityGlyph priority={priority} size={12} />
        <span className="t mut">{number}</span>
        <span className="mut tk-row-account">{account.name}</span>
        <span className="gap" />
        <span className="tk-row-fact">
          <RowFact ticket={ticket} />
        </span>
      </div>
      <Link
        className="tk-row-open"
        to="/tickets/$number"
        params={{ number }}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {subject}
      </Link>
      <RowRibbon ticket={ticket} />
    </li>
  )
}
