import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Returned, read, request } from '../../data/index.ts'
import { sayPeriod } from '../../reports/report-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './portal-reports.css'
import { t } from './portal-reports-text.ts'

type Line = Returned<'GET /service-reports'>['items'][number]

/** Reports that were issued, and the figures of any month or quarter as of today. */
export function ReportsScreen() {
  usePageTitle(t('page.title'))
  const { name } = useAccount()
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h1>{t('page.title')}</h1>
        </div>
        <p className="sm mut reports-lead">{t('page.lead', { account: name })}</p>
      </section>
      <Running />
      <Issued />
    </>
  )
}

/** A month or a quarter is chosen and opened; the one that runs stands first. */
function Running() {
  const { id: accountId } = useAccount()
  const navigate = useNavigate()
  const periods = useQuery(read('GET /accounts/:accountId/report-periods', { params: { accountId } }))
  const [chosen, setChosen] = useState(0)
  const items = periods.data?.items ?? []
  const open = () => {
    const period = items[chosen]
    if (period !== undefined)
      void navigate({ to: '/reports/running', search: { from: period.from, until: period.until } })
  }
  return (
    <section className="part" aria-labelledby="reports-running">
      <div className="part-head">
        <h2 id="reports-running">{t('running')}</h2>
      </div>
      <p className="sm mut reports-lead">{t('running.lead')}</p>
      {periods.isError ? <ErrorNote title={t('fault')} onRetry={() => void periods.refetch()} /> : null}
      <div className="reports-pick">
        <select
          aria-label={t('running.pick')}
          value={chosen}
          disabled={items.length === 0}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {items.map((period, index) => (
            <option key={`${period.kind} ${period.from}`} value={index}>
              {period.isOver ? sayPeriod(period) : t('running.running', { period: sayPeriod(period) })}
            </option>
          ))}
        </select>
        <button type="button" className="btn" disabled={items.length === 0} onClick={open}>
          {t('running.open')}
        </button>
      </div>
    </section>
  )
}

function Issued() {
  const reports = useInfiniteQuery({
    queryKey: ['GET /service-reports', {}, { paged: true }],
    queryFn: ({ pageParam, signal }) =>
      request('GET /service-reports', {
        query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const items = reports.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="part" aria-labelledby="reports-issued">
      <div className="part-head">
        <h2 id="reports-issued">{t('issued')}</h2>
      </div>
      {reports.isError ? <ErrorNote title={t('fault')} onRetry={() => void reports.refetch()} /> : null}
      {reports.isPending ? <SkeletonRows rows={3} height={56} /> : null}
      {reports.isSuccess && items.length === 0 ? (
        <EmptyState title={t('issued.none')}>{t('issued.none_how')}</EmptyState>
      ) : null}
      <ul className="reports-list">
        {items.map((line) => (
          <IssuedLine key={line.id} line={line} />
        ))}
      </ul>
      {reports.hasNextPage ? (
        <button
          type="button"
          className="btn"
          disabled={reports.isFetchingNextPage}
          onClick={() => void reports.fetchNextPage()}
        >
          {t('issued.more')}
        </button>
      ) : null}
    </section>
  )
}

function IssuedLine({ line }: { readonly line: Line }) {
  const zone = useReaderZone()
  const { id, number, period, at, made, late, isLatest } = line
  return (
    <li>
      <Link className="reports-name" to="/reports/$id" params={{ id }}>
        {sayPeriod(period)}
      </Link>
      <span className="sm mut">{number}</span>
      <span className="sm mut">
        {t('issued.line', { made: made ?? 0, late: late ?? 0 })}
        {isLatest ? null : <i>{t('issued.superseded')}</i>}
      </span>
      <span className="sm mut t">{t('issued.by', { date: formatDay(Date.parse(at), zone, true) })}</span>
    </li>
  )
}
