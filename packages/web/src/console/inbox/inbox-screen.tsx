import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Returned, request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { hasWords, t } from '../house-text.ts'
import { Moment } from '../moment.tsx'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './inbox.css'

type News = Returned<'GET /notifications'>['items'][number]

const useNews = (isUnread: boolean) =>
  useInfiniteQuery({
    queryKey: ['GET /notifications', {}, { isUnread, all: true }],
    queryFn: ({ pageParam, signal }) =>
      request('GET /notifications', {
        query: {
          limit: 50,
          ...(isUnread ? { unread: 'true' } : {}),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Marks news as read: some by their ids, or all. */
const useRead = () => {
  const client = useQueryClient()
  return async (ids?: readonly string[]) => {
    await request('POST /notifications/read', { body: ids === undefined ? {} : { ids: [...ids] } }).catch(
      () => undefined,
    )
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'GET /notifications' })
  }
}

/** What one was told, the newest first; opening a line marks it as read. */
export function InboxScreen() {
  useTitle(t('inbox.title'))
  const [which, setWhich] = useState<'all' | 'unread'>('all')
  const news = useNews(which === 'unread')
  const read = useRead()
  const items = news.data?.pages.flatMap((page) => page.items) ?? []
  const unread = news.data?.pages[0]?.unread ?? 0
  return (
    <div className="inbox">
      <header className="screen-top">
        <h1>{t('inbox.heading')}</h1>
        <Segmented
          label={t('inbox.which')}
          value={which}
          onChange={setWhich}
          segments={[
            { value: 'all', label: t('inbox.all') },
            { value: 'unread', label: t('inbox.unread') },
          ]}
        />
        <span className="gap" />
        <button type="button" className="btn sm" disabled={unread === 0} onClick={() => void read()}>
          {t('inbox.read_all')}
        </button>
        <SearchButton />
      </header>
      <div className="screen-body">
        {news.isPending ? <SkeletonRows rows={12} height={36} /> : null}
        {news.isError ? <ErrorNote title={t('inbox.failed')} onRetry={() => void news.refetch()} /> : null}
        {news.isSuccess && items.length === 0 ? (
          <EmptyState title={t('inbox.empty')}>{t('inbox.empty_how')}</EmptyState>
        ) : null}
        <ul>
          {items.map((one) => (
            <Line key={one.id} news={one} onRead={() => void read([one.id])} />
          ))}
        </ul>
        {news.hasNextPage ? (
          <button type="button" className="btn inbox-more" onClick={() => void news.fetchNextPage()}>
            {t('inbox.more')}
          </button>
        ) : null}
      </div>
    </div>
  )
}

/** The ticket that it is about, or the account. */
function About({ news: { ticket, account, person }, onOpen }: { readonly news: News; readonly onOpen: () => void }) {
  if (ticket !== null)
    return (
      <Link className="inbox-open" to="/tickets/$number" params={{ number: ticket.number }} onClick={onOpen}>
        <span className="t mut">{ticket.number}</span> {ticket.subject}
      </Link>
    )
  if (account === null) return <span />
  return (
    <Link className="inbox-open" to="/accounts/$code" params={{ code: account.code }} onClick={onOpen}>
      <span className="t mut">{account.code}</span> {person === null ? account.name : `${account.name}, ${person.name}`}
    </Link>
  )
}

function Line({ news, onRead }: { readonly news: News; readonly onRead: () => void }) {
  const key = `told.${news.kind}`
  const words = t(hasWords(key) ? key : 'told.other')
  const isNew = news.readAt === null
  return (
    <li className={isNew ? 'inbox-line new' : 'inbox-line'}>
      <i className="inbox-dot" aria-hidden="true" />
      <span className="inbox-what">{words}</span>
      <About news={news} onOpen={() => isNew && onRead()} />
      {isNew ? (
        <button
          type="button"
          className="btn quiet sm inbox-read"
          title={t('inbox.read_one', { subject: news.ticket?.number ?? words })}
          onClick={onRead}
        >
          <span className="sr">{t('inbox.read_one', { subject: news.ticket?.number ?? words })}</span>
          <span aria-hidden="true">✓</span>
        </button>
      ) : (
        <span />
      )}
      <Moment at={news.at} day />
    </li>
  )
}
