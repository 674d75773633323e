import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keyOf, request } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useReaderZone } from '../use-account.ts'
import { sayClock, sayDate } from './say-span.ts'
import { SessionState } from './session-state.tsx'
import type { SessionBrief } from './session-types.ts'
import './sessions.css'
import { t } from './sessions-text.ts'

const useSessions = () =>
  useInfiniteQuery({
    queryKey: keyOf('GET /engagements', { query: { pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /engagements', {
        query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

function Line({ session }: { readonly session: SessionBrief }) {
  const zone = useReaderZone()
  const { startsAt } = session
  return (
    <li className="ses-line">
      <Link className="ses-open" to="/programme/$id" params={{ id: session.id }}>
        {t(`kind.${session.kind}`)}
      </Link>
      <span className="t">
        {startsAt === null ? t('part.no_time') : `${sayDate(startsAt, zone)}, ${sayClock(startsAt, zone)}`}
      </span>
      <span className="sm mut">{session.host?.name}</span>
      <SessionState session={session} />
    </li>
  )
}

/** Every session of the account, the latest first. */
export function SessionsPart() {
  const sessions = useSessions()
  const items = sessions.data?.pages.flatMap((page) => page.items) ?? []
  // what has never been planned needs no heading: what is owed stands above
  if (sessions.isSuccess && items.length === 0) return null
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('part.title')}</h2>
        <span className="sm mut part-lead">{t('part.lead')}</span>
      </div>
      {sessions.isPending ? <SkeletonRows rows={3} height={48} /> : null}
      {sessions.isError ? <ErrorNote title={t('part.fault')} onRetry={() => void sessions.refetch()} /> : null}
      <ul>
        {items.map((session) => (
          <Line key={session.id} session={session} />
        ))}
      </ul>
      {sessions.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void sessions.fetchNextPage()}>
          {t('part.more')}
        </button>
      ) : null}
    </section>
  )
}
