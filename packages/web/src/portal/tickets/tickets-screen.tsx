import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { keyOf, request } from '../../data/index.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { t } from '../text.ts'
import { TicketRow } from '../ticket-row/ticket-row.tsx'
import { useAccount, useMayWrite } from '../use-account.ts'
import { queryOf, type TicketFilters } from './ticket-filters.ts'
import { TicketSearch } from './ticket-search.tsx'
import './tickets.css'
import { usePageTitle } from '../own/use-page-title.ts'

const useTickets = (filters: TicketFilters) => {
  const query = queryOf(filters)
  return useInfiniteQuery({
    queryKey: keyOf('GET /tickets', { query: { ...query, pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /tickets', { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

const statuses = [
  { value: 'open', label: t('tickets.open') },
  { value: 'waiting', label: t('tickets.your_turn') },
  { value: 'closed', label: t('tickets.closed') },
  { value: 'all', label: t('tickets.all') },
] as const
const owners = [
  { value: 'all', label: t('tickets.everyone') },
  { value: 'mine', label: t('tickets.mine') },
] as const

/** Whose and which tickets; every choice is in the address. */
function Filters({ filters }: { readonly filters: TicketFilters }) {
  const navigate = useNavigate()
  const choose = (change: TicketFilters) =>
    void navigate({ to: '/tickets', search: { ...filters, ...change }, replace: true })
  return (
    <div className="ticket-filters">
      <Segmented
        label={t('tickets.status')}
        value={filters.status ?? 'open'}
        segments={statuses}
        onChange={(status) => choose({ status: status === 'open' ? undefined : status })}
      />
      <Segmented
        label={t('tickets.whose')}
        value={filters.mine === true ? 'mine' : 'all'}
        segments={owners}
        onChange={(whose) => choose({ mine: whose === 'mine' ? true : undefined })}
      />
      <TicketSearch value={filters.q ?? ''} onSearch={(q) => choose({ q: q === '' ? undefined : q })} />
    </div>
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const mayWrite = useMayWrite()
  const action = mayWrite ? (
    <Link className="btn" to="/tickets/new">
      {t('nav.new_ticket')}
    </Link>
  ) : undefined
  return isFiltered ? (
    <EmptyState title={t('tickets.none_title')}>{t('tickets.none_body')}</EmptyState>
  ) : (
    <EmptyState title={t('home.none_title')} action={action}>
      {t('home.none_body')}
    </EmptyState>
  )
}

function List({ filters }: { readonly filters: TicketFilters }) {
  const tickets = useTickets(filters)
  if (tickets.isError && tickets.data === undefined)
    return <ErrorNote title={t('tickets.fault')} onRetry={() => void tickets.refetch()} />
  if (tickets.data === undefined) return <SkeletonRows rows={6} height={70} />
  const rows = tickets.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <Nothing isFiltered={Object.keys(filters).length > 0} />
  return (
    <>
      <ul className="ticket-list">
        {rows.map((row) => (
          <TicketRow key={row.id} row={row} />
        ))}
      </ul>
      {tickets.hasNextPage ? (
        <button
          type="button"
          className="btn ticket-more"
          disabled={tickets.isFetchingNextPage}
          onClick={() => void tickets.fetchNextPage()}
        >
          {t('tickets.more')}
        </button>
      ) : null}
    </>
  )
}

/** The writer is fetched when it is first asked for. */
const save = async (filters: TicketFilters) => (await import('./export-tickets.ts')).exportTickets(filters)

/** All of the team’s tickets. */
export function TicketsScreen() {
  const account = useAccount()
  const filters = useSearch({ from: '/desk/tickets' })
  usePageTitle(t('nav.tickets'))
  return (
    <section className="part">
      <div className="part-head">
        <h1>{t('tickets.title', { account: account.name })}</h1>
        <CsvButton save={() => save(filters)} />
      </div>
      <Filters filters={filters} />
      <List filters={filters} />
    </section>
  )
}
