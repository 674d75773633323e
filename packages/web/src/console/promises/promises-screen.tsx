import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useTitle } from '../../ui/use-title.ts'
import { t } from '../desk-text.ts'
import '../screen.css'
import { SearchButton } from '../search-button.tsx'
import { AttainmentPane } from './attainment-pane.tsx'
import './ledger.css'
import { LedgerLine } from './ledger-row.tsx'
import { type LedgerKind, type LedgerSection, type LedgerTab, sectionsOf } from './ledger-sections.ts'

const priorities = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
type Priority = (typeof priorities)[number]
interface Filter {
  readonly kind: LedgerKind
  readonly priority: Priority | undefined
}
type Part = 'running' | 'late' | 'kept' | 'replaced'

const states = {
  running: ['running'],
  late: ['breached'],
  kept: ['met', 'met_late'],
  replaced: ['superseded', 'cancelled'],
} as const

const useLedger = (part: Part, { kind, priority }: Filter, isShown: boolean) =>
  useInfiniteQuery({
    queryKey: ['GET /commitments', {}, { part, kind, priority }],
    enabled: isShown,
    queryFn: ({ pageParam }) =>
      request('GET /commitments', {
        query: {
          state: [...states[part]],
          limit: 50,
          ...(kind === 'all' ? {} : { source: kind }),
          ...(priority === undefined ? {} : { priority }),
          ...(part === 'kept' || part === 'replaced' ? { newestFirst: 'true' } : {}),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** The ledger of promises across all accounts, in time order, with what was kept beside it. */
export function PromisesScreen() {
  useTitle(t('ledger.title'))
  const [tab, setTab] = useState<LedgerTab>('all')
  const [filter, setFilter] = useState<Filter>({ kind: 'all', priority: undefined })
  const now = useNow('minute')
  const parts = {
    late: useLedger('late', filter, tab === 'all' || tab === 'late'),
    running: useLedger('running', filter, tab === 'all'),
    kept: useLedger('kept', filter, tab === 'all' || tab === 'kept'),
    replaced: useLedger('replaced', filter, tab === 'replaced'),
  }
  const shown = tab === 'all' ? [parts.late, parts.running, parts.kept] : [parts[tab]]
  const rows = shown.flatMap(({ data }) => data?.pages.flatMap(({ items }) => items) ?? [])
  const sections = sectionsOf(rows, now)
  const more = shown.find(({ hasNextPage }) => hasNextPage)
  return (
    <div className="ledger">
      <header className="screen-top">
        <h1>{t('ledger.heading')}</h1>
        <nav className="tabs" aria-label={t('ledger.tabs')}>
          {(['all', 'late', 'kept', 'replaced'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className={one === tab ? 'tab on' : 'tab'}
              aria-current={one === tab ? 'page' : undefined}
              onClick={() => setTab(one)}
            >
              {t(`ledger.${one}`)}
            </button>
          ))}
        </nav>
        <span className="gap" />
        <SearchButton />
      </header>
      <div className="ledger-two">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the ledger scrolls by keyboard */}
        <section className="ledger-list" aria-label={t('ledger.heading')} tabIndex={0}>
          <Filters filter={filter} onChange={setFilter} />
          {shown.some(({ isError }) => isError) ? (
            <ErrorNote title={t('ledger.failed')} onRetry={() => shown.forEach((part) => void part.refetch())} />
          ) : null}
          {shown.some(({ isPending }) => isPending) ? <SkeletonRows rows={14} /> : null}
          {sections.map((section) => (
            <Section key={section.name} section={section} />
          ))}
          {sections.length === 0 && shown.every(({ isSuccess }) => isSuccess) ? (
            <EmptyState title={t('ledger.empty')}>{t('ledger.empty_how')}</EmptyState>
          ) : null}
          {more === undefined ? null : (
            <button
              type="button"
              className="btn ledger-more"
              disabled={more.isFetchingNextPage}
              onClick={() => void more.fetchNextPage()}
            >
              {t('ledger.more')}
            </button>
          )}
        </section>
        <aside className="ledger-pane" aria-label={t('attainment.heading')}>
          <AttainmentPane />
        </aside>
      </div>
    </div>
  )
}

function Filters({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  return (
    <div className="ledger-filters">
      <Segmented
        label={t('ledger.kind')}
        value={filter.kind}
        segments={[
          { value: 'all', label: t('ledger.every_kind') },
          { value: 'policy', label: t('ledger.answers') },
          { value: 'person', label: t('ledger.by_hand') },
        ]}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <label>
        <span className="sr">{t('ledger.priority')}</span>
        <select
          value={filter.priority ?? ''}
          onChange={(event) => onChange({ ...filter, priority: priorities.find((one) => one === event.target.value) })}
        >
          <option value="">{t('ledger.every_priority')}</option>
          {priorities.map((priority) => (
            <option key={priority}>{priority}</option>
          ))}
        </select>
      </label>
    </div>
  )
}

const means = {
  late: t('ledger.section_late_means'),
  soon: t('ledger.section_soon_means'),
  today: '',
  later: '',
  kept: t('ledger.section_kept_means'),
  replaced: t('ledger.section_replaced_means'),
} as const

function Section({ section: { name, rows } }: { readonly section: LedgerSection }) {
  return (
    <section>
      <h2 className="ledger-section">
        <b>{t(`ledger.section_${name}`)}</b>
        <span className="t">{rows.length}</span>
        <span>{means[name]}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <LedgerLine key={row.commitment.id} row={row} />
        ))}
      </ul>
    </section>
  )
}
