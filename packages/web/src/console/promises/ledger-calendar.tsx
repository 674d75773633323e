import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { SkeletonBlock } from '../../ui/skeletons.tsx'
import { readLocale } from '../../ui/text/translate.ts'
import { useNow } from '../../ui/time/clock.ts'
import { formatDay, formatTime, formatWeekday } from '../../ui/time/format-moment.ts'
import { t } from '../desk-text.ts'
import { namePromise } from '../promise/promise-model.ts'
import { useMe } from '../session-gate.ts'
import './ledger-calendar.css'
import { type LedgerChoice, ledgerQueryOf } from './ledger-choice.ts'
import { type LedgerRow, readAnswers } from './ledger-sections.ts'
import { type MonthDay, monthAfter, monthAt, monthGrid } from './month-grid.ts'
import { partQuery, partsOf } from './use-ledger.ts'

/** More is said to be there, not drawn. */
const rowsAtMost = 1_000
const linesAtMost = 4

const useMonth = (choice: LedgerChoice, days: readonly MonthDay[]) => {
  const [first, last] = [days[0], days.at(-1)]
  const state = partsOf(choice.tab).flatMap((part) => partQuery(part, choice).state)
  const query = {
    ...ledgerQueryOf(choice),
    state,
    dueFrom: new Date(first?.from ?? 0).toISOString(),
    dueTo: new Date(last?.to ?? 0).toISOString(),
  }
  return useQuery({
    queryKey: ['GET /commitments', {}, { month: true, ...query }],
    queryFn: ({ signal }) =>
      readAnswers((from) => request('GET /commitments', { query: { ...query, ...from }, signal }), rowsAtMost),
  })
}

const sayMonth = (month: string) =>
  new Intl.DateTimeFormat(readLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15T12:00:00Z`),
  )

interface LedgerCalendarProps {
  readonly choice: LedgerChoice
  readonly onMonth: (month: string | undefined) => void
}
/** What is and was due, day by day in the reader's zone. */
export function LedgerCalendar({ choice, onMonth }: LedgerCalendarProps) {
  const now = useNow('minute')
  const { zone } = useMe().person
  const current = monthAt(now, zone)
  const month = choice.month ?? current
  const days = monthGrid(month, zone)
  const promises = useMonth(choice, days)
  const rows = promises.data ?? []
  const go = (count: number) => onMonth(monthAfter(month, count))
  return (
    <section className="cal" aria-label={t('calendar.month', { month: sayMonth(month) })}>
      <div className="cal-head">
        <h2>{sayMonth(month)}</h2>
        <button type="button" className="btn quiet sm" aria-label={t('calendar.before')} onClick={() => go(-1)}>
          ‹
        </button>
        <button type="button" className="btn quiet sm" aria-label={t('calendar.after')} onClick={() => go(1)}>
          ›
        </button>
        {month === current ? null : (
          <button type="button" className="btn quiet sm" onClick={() => onMonth(undefined)}>
            {t('calendar.today')}
          </button>
        )}
      </div>
      {promises.isError ? <ErrorNote title={t('ledger.failed')} onRetry={() => void promises.refetch()} /> : null}
      {promises.isPending ? <SkeletonBlock height={420} /> : <Days days={days} rows={rows} now={now} zone={zone} />}
      {rows.length < rowsAtMost ? null : <p className="mut sm">{t('calendar.cut', { count: rowsAtMost })}</p>}
      {promises.isSuccess && rows.length === 0 ? <EmptyState title={t('calendar.none')} /> : null}
    </section>
  )
}

interface DaysProps {
  readonly days: readonly MonthDay[]
  readonly rows: readonly LedgerRow[]
  readonly now: number
  readonly zone: string
}
function Days({ days, rows, now, zone }: DaysProps) {
  const dueOn = ({ from, to }: MonthDay) =>
    rows
      .filter(({ commitment }) => Date.parse(commitment.dueAt) >= from && Date.parse(commitment.dueAt) < to)
      .toSorted((a, b) => Date.parse(a.commitment.dueAt) - Date.parse(b.commitment.dueAt))
  return (
    <>
      <div className="cal-weekdays" aria-hidden="true">
        {days.slice(0, 7).map(({ date, from }) => (
          <span key={date}>{formatWeekday(from, zone)}</span>
        ))}
      </div>
      <ol className="cal-days">
        {days.map((day) => (
          <Day key={day.date} day={day} rows={dueOn(day)} isToday={day.from <= now && now < day.to} />
        ))}
      </ol>
    </>
  )
}

function Day({ day, rows, isToday }: { day: MonthDay; rows: readonly LedgerRow[]; isToday: boolean }) {
  const { zone } = useMe().person
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? rows : rows.slice(0, linesAtMost)
  const late = rows.filter(({ commitment: { state } }) => state === 'breached' || state === 'met_late').length
  const kind = [rows.length === 0 && 'cal-empty', !day.isInMonth && 'outside', isToday && 'today']
  return (
    <li className={['cal-day', ...kind.filter(Boolean)].join(' ')} aria-current={isToday ? 'date' : undefined}>
      <p className="cal-date">
        <span className="cal-name">{formatDay(day.from, zone)}</span>
        <span className="cal-number t" aria-hidden="true">
          {Number(day.date.slice(8))}
        </span>
        {late === 0 ? null : <span className="late-t sm">{t('calendar.late', { count: late })}</span>}
      </p>
      <ul>
        {shown.map((row) => (
          <Due key={row.commitment.id} row={row} zone={zone} />
        ))}
      </ul>
      {rows.length <= linesAtMost ? null : (
        <button type="button" className="cal-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('calendar.less') : t('calendar.more', { count: rows.length - linesAtMost })}
        </button>
      )}
    </li>
  )
}

const tones = {
  running: '',
  breached: 'late-t',
  met: 'kept-t',
  met_late: 'late-t',
} as const
const toneOf = (state: string): string => (state in tones ? tones[state as keyof typeof tones] : 'qt')
const sayState = (state: string): string =>
  state in tones ? t(`calendar.state_${state as keyof typeof tones}`) : t('ledger.replaced_row')

function Due({ row: { commitment, ticket, account }, zone }: { readonly row: LedgerRow; readonly zone: string }) {
  const { dueAt, priority, state } = commitment
  const what = [namePromise(commitment), account.name, sayState(state)].filter(Boolean).join(', ')
  const line = (
    <>
      <span className={`t ${toneOf(state)}`}>{formatTime(Date.parse(dueAt), zone)}</span>
      {priority === null ? null : <PriorityGlyph priority={priority} size={11} />}
      <span className="t cal-ticket">{ticket?.number ?? account.code}</span>
      <span className="sr">{what}</span>
    </>
  )
  return (
    <li title={what}>
      {ticket === null ? (
        line
      ) : (
        <Link className="cal-due" to="/tickets/$number" params={{ number: ticket.number }}>
          {line}
        </Link>
      )}
    </li>
  )
}
