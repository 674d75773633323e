import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read, useSend } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { When } from '../../ui/time/when.tsx'
import { type TextKey, t } from '../text.ts'
import { useReaderZone } from '../use-account.ts'
import { newsValues, sayKind } from './say-kind.ts'
import { sayLate } from './say-late.ts'
import { whereItLeads } from './where-it-leads.ts'
import './notifications.css'
import { usePageTitle } from '../own/use-page-title.ts'

type News = Returned<'GET /notifications'>['items'][number]

function NewsRow({ news, onRead }: { readonly news: News; readonly onRead: (id: string) => void }) {
  const zone = useReaderZone()
  const now = useNow('minute')
  const { ticket, request, kind, at, readAt, id, late, decision, facts } = news
  const what: TextKey = sayKind(kind)
  const lead = ticket === null ? whereItLeads(kind) : undefined
  const mark = () => (readAt === null ? onRead(id) : undefined)
  return (
    <li className={readAt === null ? 'news-row news-new' : 'news-row'}>
      <p>
        <b>{late === null ? t(what, newsValues(news, zone, now)) : t('news.late_head')}</b>
        {late === null ? null : <span className="late-t">{` ${sayLate(late, zone, now)}`}</span>}
        <br />
        {ticket === null ? null : (
          <Link className="lk sm" to="/tickets/$number" params={{ number: ticket.number }} onClick={mark}>
            {ticket.number} {ticket.subject}
          </Link>
        )}
        {request === null ? null : (
          <Link className="lk sm" to="/road-map/$id" params={{ id: request.id }} onClick={mark} dir="auto">
            {request.title}
          </Link>
        )}
        {typeof facts.advisory === 'string' ? (
          <Link className="lk sm" to="/advisories/$id" params={{ id: facts.advisory }} onClick={mark}>
            {t('news.read_advisory')}
          </Link>
        ) : null}
        {lead === undefined ? null : (
          <Link className="lk sm" to={lead.to} onClick={mark}>
            {t(lead.words)}
          </Link>
        )}
        {decision === null ? null : <span className="news-why sm qt">{decision.reasons[0]?.text}</span>}
      </p>
      <span className="sm qt">
        <When at={Date.parse(at)} zone={zone} />
      </span>
    </li>
  )
}

/** What one was told, newest first; opening what it is about from here marks its line as read. */
export function NotificationsScreen() {
  const news = useQuery(read('GET /notifications', { query: { limit: 50 } }))
  const mark = useSend('POST /notifications/read')
  usePageTitle(t('news.title'))
  const items = news.data?.items ?? []
  return (
    <section className="part news">
      <div className="part-head">
        <h1>{t('news.title')}</h1>
        {news.data === undefined || news.data.unread === 0 ? null : (
          <button type="button" className="btn sm" disabled={mark.isPending} onClick={() => mark.mutate({ body: {} })}>
            {t('news.all_read')}
          </button>
        )}
      </div>
      {news.isPending ? <SkeletonRows rows={6} height={58} /> : null}
      {news.isError && news.data === undefined ? (
        <ErrorNote title={t('news.fault')} onRetry={() => void news.refetch()} />
      ) : null}
      {news.data !== undefined && items.length === 0 ? (
        <EmptyState title={t('news.empty')}>{t('news.empty_body')}</EmptyState>
      ) : null}
      <ul>
        {items.map((one) => (
          <NewsRow key={one.id} news={one} onRead={(id) => mark.mutate({ body: { ids: [id] } })} />
        ))}
      </ul>
    </section>
  )
}
