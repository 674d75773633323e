import type { Account } from '@mainstay/contracts/accounts'
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import './solved.css'
import { t } from './solved-words.ts'
import { SolvedSaid } from './ticket-solved.tsx'

/** What an account's contacts say of their closed tickets, the latest first. */
export function AccountSolved({ account }: { readonly account: Account }) {
  const query = { accountId: account.id, limit: 8 }
  const found = useInfiniteQuery({
    queryKey: ['GET /solved-answers', {}, query] satisfies QueryKey,
    queryFn: ({ pageParam, signal }) =>
      request('GET /solved-answers', {
        query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section aria-labelledby="account-solved">
      <header className="account-section-head">
        <h2 id="account-solved">{t('account.heading')}</h2>
      </header>
      {found.isError ? <ErrorNote title={t('account.failed')} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      {found.isSuccess && rows.length === 0 ? <p className="mut">{t('account.none')}</p> : null}
      {rows.length === 0 ? null : <p className="sm mut">{t('account.lead')}</p>}
      <ul className="account-list">
        {rows.map((row) => (
          <li key={row.ticket.id + row.closedAt} className="solved-row">
            <p>
              <PriorityGlyph priority={row.ticket.priority} size={13} />{' '}
              <Link to="/tickets/$number" params={{ number: row.ticket.number }} dir="auto">
                <span className="t mut">{row.ticket.number}</span> {row.ticket.subject}
              </Link>
            </p>
            <SolvedSaid said={row} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <button
          type="button"
          className="btn quiet sm"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('account.more')}
        </button>
      ) : null}
    </section>
  )
}
