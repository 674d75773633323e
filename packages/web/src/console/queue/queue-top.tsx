import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { Marked } from '../../ui/marked.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import { t } from '../text.ts'
import { areSizesKnown, type QueueFilter, type QueueSummary, summaryQueryOf } from './queue-choice.ts'
import { useSavedViews } from './saved-views.ts'

const SaveViewDialog = lazy(() =>
  import('./save-view-dialog.tsx').then((module) => ({ default: module.SaveViewDialog })),
)

interface View {
  readonly name: string
  readonly filter: QueueFilter
  readonly isOwn: boolean
}
const builtIn: readonly View[] = [
  { name: t('view.all'), filter: {}, isOwn: false },
  { name: t('view.mine'), filter: { assignee: 'me' }, isOwn: false },
  { name: t('view.nobody'), filter: { assignee: 'nobody' }, isOwn: false },
  { name: t('view.urgent'), filter: { priority: 'P0,P1' }, isOwn: false },
  { name: t('view.aside'), filter: { aside: 'only' }, isOwn: false },
]
const isSame = (one: QueueFilter, other: QueueFilter) =>
  (['assignee', 'priority', 'account', 'q', 'aside'] as const).every((name) => one[name] === other[name])

/** How many are open in a view, where the desk counts them. */
function ViewSize({ filter }: { readonly filter: QueueFilter }) {
  const sizes = useQuery({ ...read('GET /queue', { query: summaryQueryOf(filter) }), enabled: areSizesKnown(filter) })
  if (sizes.data === undefined) return null
  const isMore = sizes.data.places.some(({ hasMore }) => hasMore)
  const count = sizes.data.places.reduce((sum, place) => sum + place.count, 0)
  return <span className="q-view-size">{isMore ? t('queue.at_least', { count }) : count.toLocaleString()}</span>
}

/** `Tue 16:12 in Warsaw · lead on duty Ida`. */
function WhereWeAre({ summary }: { readonly summary: QueueSummary | undefined }) {
  const now = useNow('minute')
  const zone = useMe().person.zone
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  const leads = summary?.leadsOnDuty.map(({ name }) => name.split(' ')[0] ?? name) ?? []
  return (
    <p className="q-where t">
      <Marked text={t('where.now', { time: formatNear(now, zone, now, 'weekday'), city })} />
      {leads.length === 0 ? null : (
        <span>
          {' · '}
          <Marked
            text={t('where.leads', {
              count: leads.length,
              names: leads.slice(0, 2).join(', '),
              more: Math.max(0, leads.length - 2),
            })}
          />
        </span>
      )}
    </p>
  )
}

interface QueueTopProps {
  readonly filter: QueueFilter
  readonly summary: QueueSummary | undefined
  readonly onFilter: (filter: QueueFilter) => void
}
/** Views as tabs, where and when we are, and the way to everything else. */
export function QueueTop({ filter, summary, onFilter }: QueueTopProps) {
  const me = useMe()
  const { views, save, drop } = useSavedViews(me.person.id)
  const [isSaving, setIsSaving] = useState(false)
  const all = [...builtIn, ...views.map((view) => ({ ...view, isOwn: true }))]
  const current = all.find((view) => isSame(view.filter, filter))
  return (
    <header className="screen-top">
      <h1>{t('nav.queue')}</h1>
      <nav className="tabs" aria-label={t('view.label')}>
        {all.map((view) => (
          <button
            key={view.name}
            type="button"
            className={view === current ? 'tab on' : 'tab'}
            aria-current={view === current ? 'page' : undefined}
            onClick={() => onFilter(view.filter)}
          >
            {view.name}
            <ViewSize filter={view.filter} />
          </button>
        ))}
        {current === undefined ? (
          <button type="button" className="tab" onClick={() => setIsSaving(true)}>
            <Icon name="plus" size={14} />
            {t('view.save')}
          </button>
        ) : null}
        {current?.isOwn ? (
          <button
            type="button"
            className="tab"
            aria-label={t('view.drop', { name: current.name })}
            onClick={() => drop(current.name)}
          >
            <Icon name="cross" size={12} />
          </button>
        ) : null}
      </nav>
      <span className="gap" />
      <WhereWeAre summary={summary} />
      <SearchButton />
      <Suspense>
        {isSaving ? (
          <SaveViewDialog onClose={() => setIsSaving(false)} onSave={(name) => save({ name, filter })} />
        ) : null}
      </Suspense>
    </header>
  )
}
