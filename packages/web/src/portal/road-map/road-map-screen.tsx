import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Returned, read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useMayWrite } from '../use-account.ts'
import './road-map.css'
import { t } from './road-map-text.ts'
import { Standing } from './standing.tsx'

type RoadMap = Returned<'GET /roadmap'>
type Item = RoadMap['now'][number]
const stages = ['now', 'next', 'later'] as const

function Card({ item }: { readonly item: Item }) {
  return (
    <li className={item.isOurs ? 'map-card map-card-ours' : 'map-card'}>
      <Link className="map-open" to="/road-map/$id" params={{ id: item.id }} dir="auto">
        {item.title}
      </Link>
      <p className="sm mut map-wording" dir="auto">
        {item.wording}
      </p>
      <p className="map-foot">
        <Standing status={item.status} release={item.release} />
        {item.isOurs ? <span className="map-ours-mark">{t('map.is_ours')}</span> : null}
      </p>
    </li>
  )
}

function Stage({ stage, items }: { readonly stage: (typeof stages)[number]; readonly items: readonly Item[] }) {
  return (
    <section className="map-stage" aria-labelledby={`map-${stage}`}>
      <h2 id={`map-${stage}`}>{t(`map.${stage}`)}</h2>
      <p className="sm mut">{t(`map.${stage}_means`)}</p>
      {items.length === 0 ? <p className="sm qt map-none">{t('map.none')}</p> : null}
      <ul>
        {items.map((item) => (
          <Card key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Line({ item }: { readonly item: Item }) {
  return (
    <li className="map-line">
      <Link className="map-open" to="/road-map/$id" params={{ id: item.id }} dir="auto">
        {item.title}
      </Link>
      {item.statusWords === null ? null : (
        <span className="sm mut map-said" dir="auto">
          {item.statusWords}
        </span>
      )}
      <Standing status={item.status} release={item.release} />
    </li>
  )
}

function Ours({ items }: { readonly items: readonly Item[] }) {
  const { name } = useAccount()
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('map.ours')}</h2>
      </div>
      <p className="sm mut map-lead">
        {items.length === 0 ? t('map.ours_none') : t('map.ours_lead', { account: name })}
      </p>
      <ul>
        {items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Stages({ map }: { readonly map: RoadMap }) {
  const isEmpty = stages.every((stage) => map[stage].length === 0)
  return (
    <>
      <Ours items={map.ours} />
      <section className="part">
        {isEmpty ? (
          <EmptyState title={t('map.empty')}>{t('map.empty_how')}</EmptyState>
        ) : (
          <div className="map-stages">
            {stages.map((stage) => (
              <Stage key={stage} stage={stage} items={map[stage]} />
            ))}
          </div>
        )}
      </section>
      {map.shipped.length === 0 ? null : (
        <section className="part">
          <div className="part-head">
            <h2>{t('map.shipped')}</h2>
          </div>
          <ul>
            {map.shipped.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** One's own requests first, then what is worked on now, next and later. */
export function RoadMapScreen() {
  usePageTitle(t('map.title'))
  const mayWrite = useMayWrite()
  const map = useQuery(read('GET /roadmap', {}))
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h1>{t('map.title')}</h1>
          {mayWrite ? (
            <Link className="btn" to="/tickets/new">
              {t('map.idea')}
            </Link>
          ) : null}
        </div>
        <p className="mut map-lead">{t('map.lead')}</p>
        {map.isError ? <ErrorNote title={t('map.fault')} onRetry={() => void map.refetch()} /> : null}
        {map.isPending ? <SkeletonRows rows={8} height={56} /> : null}
      </section>
      {map.data === undefined ? null : <Stages map={map.data} />}
    </>
  )
}
