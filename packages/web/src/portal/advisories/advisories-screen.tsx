import type { ListedAdvisory } from '@mainstay/contracts/advisories'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keyOf, request } from '../../data/index.ts'
import { SeverityMark } from '../../ui/advisory/severity.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './advisories.css'
import { t } from './advisories-text.ts'

function Row({ advisory }: { readonly advisory: ListedAdvisory }) {
  const zone = useReaderZone()
  const { id, severity, title, product, fixedIn, toldAt, changedAt, readAt, state } = advisory
  const isNew = readAt === null && state === 'published'
  return (
    <li className={state === 'withdrawn' ? 'advisory-row gone' : 'advisory-row'}>
      <SeverityMark severity={severity} />
      <p>
        <Link className="advisory-open" to="/advisories/$id" params={{ id }} dir="auto">
          {title}
        </Link>
        <br />
        <span className="sm mut">
          {product}
          {fixedIn === null ? null : ` · ${t('list.fixed', { version: fixedIn })}`}
        </span>
      </p>
      <span className="sm advisory-state">
        {isNew ? <b className="near-t">{t('list.new')}</b> : readAt === null ? null : t('list.read')}
        <br />
        <When at={Date.parse(changedAt ?? toldAt)} zone={zone} className="qt" />
      </span>
    </li>
  )
}

const usePages = (accountId: string) =>
  useInfiniteQuery({
    queryKey: keyOf('GET /accounts/:accountId/advisories', { params: { accountId }, query: { pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /accounts/:accountId/advisories', {
        params: { accountId },
        query: pageParam === '' ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Everything that the account was told of, the latest first. */
export function AdvisoriesScreen() {
  const { id: accountId, name } = useAccount()
  const list = usePages(accountId)
  usePageTitle(t('nav'))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="part">
      <div className="part-head">
        <h1>{t('nav')}</h1>
      </div>
      <p className="mut advisories-lead">{t('list.says', { company: name })}</p>
      {list.isPending ? <SkeletonRows rows={4} height={64} /> : null}
      {list.isError && list.data === undefined ? (
        <ErrorNote title={t('list.fault')} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data !== undefined && items.length === 0 ? (
        <EmptyState title={t('list.empty')}>{t('list.empty_how')}</EmptyState>
      ) : null}
      <ul className="advisory-list">
        {items.map((advisory) => (
          <Row key={advisory.id} advisory={advisory} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <button type="button" className="btn advisory-more" onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </button>
      ) : null}
    </section>
  )
}
