import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { keyOf, request } from '../../data/index.ts'
import { CsvButton } from '../../ui/csv-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useMayOnDesk } from '../may-work.ts'
import { RequestForm } from './request-form.tsx'
import type { RequestRow, Status } from './request-types.ts'
import { t } from './requests-text.ts'
import { RequestsTop } from './requests-top.tsx'
import { StatusMark } from './status-mark.tsx'

const statuses = ['noted', 'under_consideration', 'planned', 'in_progress', 'shipped', 'declined'] as const
const isStatus = (value: unknown): value is Status => statuses.some((status) => status === value)

const useRequests = (status: Status | undefined, q: string) => {
  const query = { limit: 50, ...(status && { status }), ...(q.trim() === '' ? {} : { q: q.trim() }) }
  return useInfiniteQuery({
    queryKey: keyOf('GET /requests', { query: { ...query, pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /requests', { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

function Row({ row }: { readonly row: RequestRow }) {
  return (
    <li className="rq-row">
      <b className="rq-weight t" title={t('rm.weight', { weight: row.weight })}>
        <span className="sr">{t('rm.weight_short')}</span> {row.weight}
      </b>
      <span className="rq-what">
        <Link className="rq-open" to="/requests/$id" params={{ id: row.id }} dir="auto">
          {row.title}
        </Link>
        <span className="mut rq-wording" dir="auto">
          {row.wording}
        </span>
      </span>
      <StatusMark status={row.status} release={row.release} />
      <span className="mut rq-who t">
        {t('rm.accounts', { count: row.accounts })} · {t('rm.asks', { count: row.asks })}
      </span>
    </li>
  )
}

function Filters({
  status,
  q,
  onQ,
}: {
  readonly status: Status | undefined
  readonly q: string
  readonly onQ: (q: string) => void
}) {
  const navigate = useNavigate()
  return (
    <div className="rq-filters">
      <select
        className="input"
        aria-label={t('list.which')}
        value={status ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          void navigate({ to: '/requests', search: isStatus(value) ? { status: value } : {}, replace: true })
        }}
      >
        <option value="">{t('list.all')}</option>
        {statuses.map((value) => (
          <option key={value} value={value}>
            {t(`status.${value}`)}
          </option>
        ))}
      </select>
      <input
        className="input"
        type="search"
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        value={q}
        onChange={(event) => onQ(event.currentTarget.value)}
      />
    </div>
  )
}

/** Every request, heaviest first. */
export function RequestsScreen() {
  useTitle(t('rm.requests_title'))
  const search = useSearch({ strict: false }) as { readonly status?: unknown }
  const status = isStatus(search.status) ? search.status : undefined
  const [q, setQ] = useState('')
  const [isWriting, setIsWriting] = useState(false)
  const list = useRequests(status, q)
  const mayWrite = useMayOnDesk('feature_request.keep')
  const mayImport = useMayOnDesk('feature_request.import')
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  const write = (
    <button type="button" className="btn sm pri" onClick={() => setIsWriting(true)}>
      {t('list.new')}
    </button>
  )
  return (
    <div className="rq-screen">
      <RequestsTop>
        <CsvButton save={async () => (await import('./export-requests.ts')).exportRequests(status)} />
        {mayImport ? (
          <Link className="btn sm" to="/settings/import" search={{ table: 'requests' }}>
            {t('list.import')}
          </Link>
        ) : null}
        {mayWrite ? write : null}
      </RequestsTop>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard */}
      <section className="rq-list" aria-label={t('rm.list')} tabIndex={0}>
        <Filters status={status} q={q} onQ={setQ} />
        {list.isPending ? <SkeletonRows rows={10} height={56} /> : null}
        {list.isError ? <ErrorNote title={t('list.failed')} onRetry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? (
          <EmptyState title={t('list.empty')} action={mayWrite ? write : undefined}>
            {t('list.empty_how')}
          </EmptyState>
        ) : null}
        <ul>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <button type="button" className="btn rq-more" onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </button>
        ) : null}
      </section>
      {isWriting ? <RequestForm onClose={() => setIsWriting(false)} /> : null}
    </div>
  )
}
