import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Marked } from '../../ui/marked.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { t } from '../text.ts'
import { ConflictBanner } from './conflict-banner.tsx'
import { FilterBar } from './filter-bar.tsx'
import './queue.css'
import { type QueueChoice, type QueueSummary, readChoice, rememberChoice } from './queue-choice.ts'
import { QueueList } from './queue-list.tsx'
import { QueueTop } from './queue-top.tsx'
import { sayTabTitle } from './tab-title.ts'
import { nextTicketId, useCurrent } from './use-current.ts'
import { useLiveQueue, useMovedSizes } from './use-queue.ts'
import { useQueueActions } from './use-queue-actions.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { useSections } from './use-sections.ts'

const TicketDialog = lazy(() =>
  import('../ticket/dialogs/ticket-dialog.tsx').then((module) => ({ default: module.TicketDialog })),
)
const BulkBar = lazy(() => import('./bulk-bar.tsx').then((module) => ({ default: module.BulkBar })))
const FilterDialog = lazy(() => import('./filter-dialog.tsx').then((module) => ({ default: module.FilterDialog })))

type Actions = ReturnType<typeof useQueueActions>

/** The queue: places as sections in the policy's order, everything by keyboard, live. */
export function QueueScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const choice = useMemo(() => readChoice(search), [search])
  rememberChoice(choice)
  const box = useRef<HTMLElement>(null)
  const isNarrow = useMedia('(max-width: 760px)')
  const { layout, summary, lines, folded, fold, see, isEmpty } = useSections(choice)
  const [currentId, setCurrent] = useCurrent(JSON.stringify(choice), box)
  const rows = Object.values(lines).flatMap((line) => line.rows)
  const current = rows.find(({ id }) => id === currentId)
  const actions = useQueueActions({ choice, rows, current })
  useLiveQueue(() => (box.current?.scrollTop ?? 0) < 4000)
  useMovedSizes(summary)
  useTitle(sayTabTitle(summary, useNow('minute')))
  useQueueKeys(current, choice.order === 'deadline', {
    ...actions,
    step: (by) => setCurrent(nextTicketId(layout, currentId, by) ?? currentId),
    take: () => void actions.take(actions.aimed()),
    pick: () => current !== undefined && actions.pick(current.id),
    filter: () => actions.filter(true),
  })
  return (
    <div className="queue">
      <Above choice={choice} summary={summary} actions={actions} />
      <section
        ref={box}
        className="q-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard when no row has the focus
        tabIndex={0}
        aria-label={t('queue.label', { order: t(`order.${choice.order}`) })}
      >
        {isEmpty ? <NothingOpen choice={choice} onAll={() => actions.choose({ order: choice.order })} /> : null}
        <QueueList
          {...{ choice, layout, summary, lines, folded, currentId, box, isNarrow, isEmpty }}
          picked={actions.picked}
          onFold={fold}
          onSeen={see}
          onPick={actions.pick}
          onTake={actions.takeRow}
          onCurrent={setCurrent}
        />
      </section>
      <Below choice={choice} actions={actions} />
      <KeptToday summary={summary} />
    </div>
  )
}

/** Nothing to do, or nothing that fits the filter: each with its next step. */
function NothingOpen({ choice, onAll }: { readonly choice: QueueChoice; readonly onAll: () => void }) {
  const { order: _order, ...filter } = choice
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  if (!isFiltered) return <EmptyState title={t('queue.all_done')}>{t('queue.all_done_how')}</EmptyState>
  return (
    <EmptyState
      title={t('queue.nothing')}
      action={
        <button type="button" className="btn" onClick={onAll}>
          {t('queue.show_all')}
        </button>
      }
    />
  )
}

interface PartProps {
  readonly choice: QueueChoice
  readonly actions: Actions
}
/** Views, filters, order, and what the order of work would break. */
function Above({ choice, summary, actions }: PartProps & { readonly summary: QueueSummary | undefined }) {
  const conflict = choice.order === 'policy' ? summary?.conflict : undefined
  return (
    <>
      <QueueTop
        filter={choice}
        summary={summary}
        onFilter={(filter) => actions.choose({ order: choice.order, ...filter })}
      />
      <FilterBar choice={choice} onChange={actions.choose} onFilter={() => actions.filter(true)} />
      {conflict ? (
        <ConflictBanner
          conflict={conflict}
          onTake={() => void actions.take([conflict.ticket])}
          onDeadline={actions.toggleDeadline}
        />
      ) : null}
    </>
  )
}

/** What can be done to the picked tickets, and the questions asked over the page. */
function Below({ choice, actions }: PartProps) {
  const { picked, dialog, isFiltering } = actions
  return (
    <>
      <Suspense>
        {picked.size === 0 ? null : (
          <BulkBar
            count={picked.size}
            onTake={() => void actions.take(actions.aimed())}
            onAssign={() => actions.ask('assign')}
            onSnooze={() => actions.ask('snooze')}
            onClear={actions.clear}
          />
        )}
      </Suspense>
      <Suspense>
        {dialog === undefined ? null : <TicketDialog open={dialog} onClose={actions.closeDialog} />}
        {isFiltering ? (
          <FilterDialog
            filter={choice}
            onClose={() => actions.filter(false)}
            onFilter={(filter) => actions.choose({ ...filter, order: choice.order })}
          />
        ) : null}
      </Suspense>
    </>
  )
}

/** `Kept today 41 of 42`, at the foot of the page. */
function KeptToday({ summary }: { readonly summary: QueueSummary | undefined }) {
  const foot = document.getElementById('foot-right')
  if (foot === null || summary === undefined || summary.keptToday.of === 0) return null
  return createPortal(<Marked text={t('foot.kept', summary.keptToday)} />, foot)
}
