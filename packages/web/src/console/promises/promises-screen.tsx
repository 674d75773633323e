import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { CsvButton } from '../../ui/csv-button.tsx'
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
import { LedgerCalendar } from './ledger-calendar.tsx'
import { type LedgerChoice, ledgerTabs, readLedgerChoice, writeLedgerChoice } from './ledger-choice.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerLine } from './ledger-row.tsx'
import { isAnswer, type LedgerSection, sectionsOf } from './ledger-sections.ts'
import { useLedger } from './use-ledger.ts'

const ScopeStatistics = lazy(() =>
  import('../scope/scope-statistics.tsx').then((module) => ({ default: module.ScopeStatistics })),
)

const OwedLedger = lazy(() => import('../owed/owed-ledger.tsx').then((module) => ({ default: module.OwedLedger })))

const useChoice = () => {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const choice = useMemo(() => readLedgerChoice(search), [search])
  const choose = (part: Partial<LedgerChoice>) =>
    void navigate({ to: '/promises', search: writeLedgerChoice({ ...choice, ...part }), replace: true })
  return [choice, choose] as const
}

/** The ledger of promises across all accounts, in time order, with what was kept beside it. */
export function PromisesScreen() {
  useTitle(t('ledger.title'))
  const [choice, choose] = useChoice()
  return (
    <div className="ledger">
      <header className="screen-top">
        <h1>{t('ledger.heading')}</h1>
        <nav className="tabs" aria-label={t('ledger.tabs')}>
          {(choice.view === 'scope' || choice.view === 'sessions' ? [] : ledgerTabs).map((tab) => (
            <button
              key={tab}
              type="button"
              className={tab === choice.tab ? 'tab on' : 'tab'}
              aria-current={tab === choice.tab ? 'page' : undefined}
              onClick={() => choose({ tab })}
            >
              {t(`ledger.${tab}`)}
            </button>
          ))}
        </nav>
        <span className="gap" />
        <Segmented
          label={t('ledger.view')}
          value={choice.view}
          segments={[
            { value: 'list', label: t('ledger.view_list') },
            { value: 'calendar', label: t('ledger.view_calendar') },
            { value: 'sessions', label: t('ledger.view_sessions') },
            { value: 'scope', label: t('ledger.view_scope') },
          ]}
          onChange={(view) => choose({ view })}
        />
        <SearchButton />
      </header>
      {choice.view === 'sessions' ? (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <OwedLedger account={choice.account} onAccount={(account) => choose({ account })} />
        </Suspense>
      ) : choice.view === 'scope' ? (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <ScopeStatistics account={choice.account} />
        </Suspense>
      ) : (
        <Promises choice={choice} choose={choose} />
      )}
    </div>
  )
}

interface PromisesProps {
  readonly choice: LedgerChoice
  readonly choose: (part: Partial<LedgerChoice>) => void
}
function Promises({ choice, choose }: PromisesProps) {
  return (
    <div className={choice.view === 'calendar' ? 'ledger-two ledger-wide' : 'ledger-two'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the ledger scrolls by keyboard */}
      <section className="ledger-list" aria-label={t('ledger.heading')} tabIndex={0}>
        <div className="ledger-filters">
          <LedgerFilters filter={choice} onChange={choose} />
          <span className="gap" />
          <CsvButton save={() => save(choice)} />
        </div>
        {choice.view === 'calendar' ? (
          <LedgerCalendar choice={choice} onMonth={(month) => choose({ month })} />
        ) : (
          <Ledger choice={choice} onAll={() => choose({ ...readLedgerChoice({}), view: choice.view })} />
        )}
      </section>
      {choice.view === 'calendar' ? null : (
        <aside className="ledger-pane" aria-label={t('attainment.heading')}>
          <AttainmentPane account={choice.account} />
        </aside>
      )}
    </div>
  )
}

/** The writer is fetched when it is first asked for. */
const save = async (choice: LedgerChoice) => (await import('./export-ledger.ts')).exportLedger(choice)

function Ledger({ choice, onAll }: { readonly choice: LedgerChoice; readonly onAll: () => void }) {
  const now = useNow('minute')
  const shown = useLedger(choice)
  const rows = shown.flatMap(({ data }) => data?.pages.flatMap(({ items }) => items.filter(isAnswer)) ?? [])
  const sections = sectionsOf(rows, now)
  const more = shown.find(({ hasNextPage }) => hasNextPage)
  const isFiltered = Object.keys(writeLedgerChoice({ ...choice, tab: 'all' })).length > 0
  return (
    <>
      {shown.some(({ isError }) => isError) ? (
        <ErrorNote title={t('ledger.failed')} onRetry={() => shown.forEach((part) => void part.refetch())} />
      ) : null}
      {shown.some(({ isPending }) => isPending) ? <SkeletonRows rows={14} /> : null}
      {sections.map((section) => (
        <Section key={section.name} section={section} />
      ))}
      {sections.length === 0 && shown.every(({ isSuccess }) => isSuccess) ? (
        <NoPromise isFiltered={isFiltered} onAll={onAll} />
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
    </>
  )
}

function NoPromise({ isFiltered, onAll }: { readonly isFiltered: boolean; readonly onAll: () => void }) {
  if (!isFiltered) return <EmptyState title={t('ledger.empty')}>{t('ledger.empty_how')}</EmptyState>
  return (
    <EmptyState
      title={t('ledger.nothing_fits')}
      action={
        <button type="button" className="btn" onClick={onAll}>
          {t('ledger.show_all')}
        </button>
      }
    />
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
