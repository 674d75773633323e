import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { request } from '../../data/index.ts'
import { Marked } from '../../ui/marked.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useTitle } from '../../ui/use-title.ts'
import '../screen.css'
import { t } from '../text.ts'
import type { OpenDialog } from '../ticket/dialogs/ticket-dialog.tsx'
import { useMany } from '../ticket/use-many.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ConflictBanner } from './conflict-banner.tsx'
import { FilterBar } from './filter-bar.tsx'
import './queue.css'
import {
  areSizesKnown,
  hasSections,
  type QueueChoice,
  type QueueSummary,
  queuePlaces,
  readChoice,
  rememberChoice,
  type TicketRow,
  writeChoice,
} from './queue-choice.ts'
import { layOut } from './queue-layout.ts'
import { QueueList } from './queue-list.tsx'
import { QueueTop } from './queue-top.tsx'
import { sayTabTitle } from './tab-title.ts'
import { nextTicketId, useCurrent } from './use-current.ts'
import { type Line, useLines, useLiveQueue, useQueueSummary } from './use-queue.ts'
import { useQueueKeys } from './use-queue-keys.ts'

const TicketDialog = lazy(() =>
  import('../ticket/dialogs/ticket-dialog.tsx').then((module) => ({ default: module.TicketDialog })),
)
const FilterDialog = lazy(() => import('./filter-dialog.tsx').then((module) => ({ default: module.FilterDialog })))

/** Sections that have something in them; the first always stands, and says so when it is empty. */
const shownLines = (choice: QueueChoice, summary: QueueSummary | undefined): readonly Line[] => {
  if (!hasSections(choice.order)) return ['all']
  const isEmpty = (line: Line) =>
    areSizesKnown(choice) && summary?.places.some(({ place, count }) => place === line && count === 0) === true
  return queuePlaces.filter((line) => line === 'answer_now' || !isEmpty(line))
}

const useSections = (choice: QueueChoice) => {
  const [folded, setFolded] = useState<ReadonlySet<Line>>(new Set())
  const [seen, setSeen] = useState<ReadonlySet<Line>>(new Set(['answer_now', 'waiting_on_us', 'all']))
  const { data: summary } = useQueueSummary(choice)
  const shown = shownLines(choice, summary)
  const lines = useLines(choice, summary, (line) => shown.includes(line) && seen.has(line) && !folded.has(line))
  const layout = layOut({ lines, shown, folded, summary })
  const fold = useCallback(
    (line: Line) =>
      setFolded((now) => (now.has(line) ? new Set([...now].filter((one) => one !== line)) : new Set([...now, line]))),
    [],
  )
  const see = useCallback(
    (near: readonly Line[]) =>
      setSeen((now) => (near.every((line) => now.has(line)) ? now : new Set([...now, ...near]))),
    [],
  )
  return { folded, summary, lines, layout, fold, see }
}

/** The queue: places as sections in the policy's order, everything by keyboard, live. */
export function QueueScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const choice = useMemo(() => readChoice(search), [search])
  rememberChoice(choice)
  const navigate = useNavigate()
  const box = useRef<HTMLElement>(null)
  const isNarrow = useMedia('(max-width: 760px)')
  const sections = useSections(choice)
  const { layout, summary } = sections
  const [currentId, setCurrent] = useCurrent(JSON.stringify(choice), box)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<OpenDialog>()
  const [isFiltering, setIsFiltering] = useState(false)
  const { run } = useMany()
  useLiveQueue(() => (box.current?.scrollTop ?? 0) < 4000)
  useTitle(sayTabTitle(summary, useNow('minute')))

  const rows = Object.values(sections.lines).flatMap((line) => line.rows)
  const current = rows.find(({ id }) => id === currentId)
  const choose = (next: QueueChoice) => void navigate({ to: '/', search: writeChoice(next), replace: true })
  const aimed = (): readonly TicketRow[] => {
    const many = rows.filter(({ id }, index) => picked.has(id) && rows.findIndex((one) => one.id === id) === index)
    return many.length > 0 ? many : current === undefined ? [] : [current]
  }
  const take = async (tickets: readonly Pick<TicketRow, 'id' | 'number'>[]) => {
    const act = ({ id }: { readonly id: string }) =>
      request('POST /tickets/:ticketId/assignee', { params: { ticketId: id }, body: { assigneeId: 'me' } })
    await run(tickets, act, (count, number) => t('take.done', { count, number }))
    setPicked(new Set())
  }
  const takeOne = useRef(take)
  takeOne.current = take
  const onTake = useCallback((ticket: TicketRow) => void takeOne.current([ticket]), [])
  const onPick = useCallback(
    (id: string) => setPicked((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id])),
    [],
  )
  const ask = (kind: OpenDialog['kind']) => {
    const tickets = kind === 'priority' ? aimed().slice(0, 1) : aimed()
    if (tickets.length > 0) setDialog({ kind, tickets })
  }
  const toggleDeadline = () => choose({ ...choice, order: choice.order === 'deadline' ? 'policy' : 'deadline' })
  useQueueKeys(current, choice.order === 'deadline', {
    step: (by) => setCurrent(nextTicketId(layout, currentId, by) ?? currentId),
    open: ({ number }, doing) =>
      void navigate({ to: `/tickets/${number}`, search: doing === undefined ? {} : { do: doing } }),
    take: () => void take(aimed()),
    ask,
    pick: () => current !== undefined && onPick(current.id),
    clear: () => setPicked(new Set()),
    toggleDeadline,
    filter: () => setIsFiltering(true),
  })

  const conflict = choice.order === 'policy' ? summary?.conflict : undefined
  return (
    <div className="queue">
      <QueueTop filter={choice} summary={summary} onFilter={(filter) => choose({ order: choice.order, ...filter })} />
      <FilterBar choice={choice} onChange={choose} onFilter={() => setIsFiltering(true)} />
      {conflict ? (
        <ConflictBanner conflict={conflict} onTake={() => void take([conflict.ticket])} onDeadline={toggleDeadline} />
      ) : null}
      <section
        ref={box}
        className="q-list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls by keyboard when no row has the focus
        tabIndex={0}
        aria-label={t('queue.label', { order: t(`order.${choice.order}`) })}
      >
        <QueueList
          {...{ choice, layout, summary, currentId, picked, box, isNarrow, onPick, onTake }}
          lines={sections.lines}
          folded={sections.folded}
          onFold={sections.fold}
          onSeen={sections.see}
          onCurrent={setCurrent}
        />
      </section>
      {picked.size === 0 ? null : (
        <BulkBar
          count={picked.size}
          onTake={() => void take(aimed())}
          onAssign={() => ask('assign')}
          onSnooze={() => ask('snooze')}
          onClear={() => setPicked(new Set())}
        />
      )}
      <KeptToday summary={summary} />
      <Suspense>
        {dialog === undefined ? null : <TicketDialog open={dialog} onClose={() => setDialog(undefined)} />}
        {isFiltering ? (
          <FilterDialog
            filter={choice}
            onClose={() => setIsFiltering(false)}
            onFilter={(filter) => choose({ ...filter, order: choice.order })}
          />
        ) : null}
      </Suspense>
    </div>
  )
}

/** `Kept today 41 of 42`, at the foot of the page. */
function KeptToday({ summary }: { readonly summary: QueueSummary | undefined }) {
  const foot = document.getElementById('foot-right')
  if (foot === null || summary === undefined || summary.keptToday.of === 0) return null
  return createPortal(<Marked text={t('foot.kept', summary.keptToday)} />, foot)
}
