import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Moment } from '../moment.tsx'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import './held.css'
import { HeldDetail } from './held-detail.tsx'
import { type Held, type HeldTab, heldTabs, isHeldTab, useHeldTab } from './held-tab.ts'
import { t } from './held-text.ts'

function Row({ held, tab, isOpen }: { readonly held: Held; readonly tab: HeldTab; readonly isOpen: boolean }) {
  const { id, subject, sender, account, at } = held
  return (
    <li className={isOpen ? 'held-row on' : 'held-row'}>
      <Link
        className="held-open"
        to="/held/$id"
        params={{ id }}
        search={{ tab }}
        aria-current={isOpen ? 'true' : undefined}
        dir="auto"
      >
        {subject}
      </Link>
      <span className="mut held-who" dir="auto">
        {sender.name} · {sender.email}
      </span>
      <span className="mut held-account">{account?.name ?? t('held.nobody')}</span>
      <Moment at={at} day />
    </li>
  )
}

/** What was written to people who proved nothing yet, and the limits on it. */
function Letters() {
  const { data } = useQuery(read('GET /proof-mails', {}))
  if (data === undefined) return null
  const { mailedThisHour: hour, perHour, mailedToday: day, putOffToday: putOff } = data
  return <p className="held-letters qt t">{t('held.letters', { hour, perHour, day, putOff })}</p>
}

/** Requests from people without a contact role: whose they are, what became of them. */
export function HeldScreen() {
  useTitle(t('held.title'))
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const search = useSearch({ strict: false }) as { readonly tab?: unknown }
  const tab: HeldTab = isHeldTab(search.tab) ? search.tab : 'to_sort'
  const navigate = useNavigate()
  const list = useHeldTab(tab)
  const items = list.data ?? []
  return (
    <div className={id === undefined ? 'held' : 'held held-reading'}>
      <header className="screen-top">
        <h1>{t('held.heading')}</h1>
        <Segmented
          label={t('held.which')}
          value={tab}
          onChange={(next) => void navigate({ to: '/held', search: { tab: next } })}
          segments={heldTabs.map((value) => ({ value, label: t(`held.${value}`) }))}
        />
        <span className="gap" />
        <SearchButton />
      </header>
      <div className="held-panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard */}
        <section className="held-list" aria-label={t(`held.${tab}`)} tabIndex={0}>
          <p className="mut held-means">{t(`held.means.${tab}`)}</p>
          {list.isPending ? <SkeletonRows rows={8} height={52} /> : null}
          {list.isError ? <ErrorNote title={t('held.failed')} onRetry={() => void list.refetch()} /> : null}
          {list.isSuccess && items.length === 0 ? (
            <EmptyState title={t(`held.empty.${tab}`)}>{t('held.empty_how')}</EmptyState>
          ) : null}
          <ul>
            {items.map((held) => (
              <Row key={held.id} held={held} tab={tab} isOpen={held.id === id} />
            ))}
          </ul>
          {list.hasNextPage ? (
            <button type="button" className="btn held-more" onClick={() => void list.fetchNextPage()}>
              {t('held.more')}
            </button>
          ) : null}
          <Letters />
        </section>
        {id === undefined ? (
          <p className="held-none mut">{items.length === 0 ? '' : t('held.pick')}</p>
        ) : (
          <HeldDetail key={id} id={id} tab={tab} />
        )}
      </div>
    </div>
  )
}
