import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { When } from '../../ui/time/when.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useMayWrite, useReaderZone } from '../use-account.ts'
import { MeToo } from './me-too.tsx'
import './road-map.css'
import { t } from './road-map-text.ts'
import { Standing } from './standing.tsx'

type Request = Returned<'GET /requests/:requestId'>

function TeamsWords({ requestId }: { readonly requestId: string }) {
  const { name } = useAccount()
  const zone = useReaderZone()
  const asks = useQuery(read('GET /requests/:requestId/asks', { params: { requestId }, query: { limit: 100 } }))
  const items = asks.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('one.team')}</h2>
        <span className="sm mut">{t('one.team_lead', { account: name })}</span>
      </div>
      <ul>
        {items.map(({ id, person, ticket, useCase, at }) => (
          <li key={id} className="map-ask">
            <p className="sm mut">
              <b>{person?.name}</b> · <When at={Date.parse(at)} zone={zone} />{' '}
              {ticket === null ? null : (
                <Link className="lk" to="/tickets/$number" params={{ number: ticket.number }}>
                  {t('one.by_ticket', { number: ticket.number })}
                </Link>
              )}
            </p>
            <WrittenText text={useCase ?? ticket?.words ?? ''} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ request }: { readonly request: Request }) {
  const zone = useReaderZone()
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('one.history')}</h2>
      </div>
      <ol>
        {request.history.toReversed().map((change) => (
          <li key={change.at + change.to} className="map-change">
            <Standing status={change.to} release={change.release} />
            <span className="sm qt">
              <When at={Date.parse(change.at)} zone={zone} />
            </span>
            {change.words === null ? null : <p dir="auto">{change.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Too({ request }: { readonly request: Request }) {
  const mayWrite = useMayWrite()
  const isOpen = request.status !== 'shipped' && request.status !== 'declined'
  if (request.isMine)
    return isOpen ? (
      <p className="map-mine">
        <Icon name="check" /> {t('one.is_mine')}
      </p>
    ) : null
  if (!mayWrite || !isOpen) return null
  return (
    <section className="panel map-panel">
      <h2>{t('too.heading')}</h2>
      <MeToo requestId={request.id} />
    </section>
  )
}

function Page({ request }: { readonly request: Request }) {
  usePageTitle(request.title)
  return (
    <article className="map-one">
      <h1 dir="auto">{request.title}</h1>
      <p className="map-foot">
        <Standing status={request.status} release={request.release} />
        {request.isOurs ? <span className="map-ours-mark">{t('map.is_ours')}</span> : null}
      </p>
      {request.statusWords === null ? null : (
        <p className="map-words" dir="auto">
          {request.statusWords}
        </p>
      )}
      <WrittenText text={request.wording} />
      <Too request={request} />
      <TeamsWords requestId={request.id} />
      <History request={request} />
    </article>
  )
}

/** One request, as everybody reads it, with what one's own team wrote for it. */
export function RequestScreen() {
  const { id = '' } = useParams({ strict: false }) as { readonly id?: string }
  const request = useQuery(read('GET /requests/:requestId', { params: { requestId: id } }))
  return (
    <>
      <p className="trail">
        <Link to="/road-map">{t('map.title')}</Link>
        <i>/</i>
        <span>{request.data?.title ?? ''}</span>
      </p>
      {request.isPending ? <SkeletonRows rows={6} height={40} /> : null}
      {request.isError ? <ErrorNote title={t('one.fault')} onRetry={() => void request.refetch()} /> : null}
      {request.data ? <Page key={request.data.id} request={request.data} /> : null}
    </>
  )
}
