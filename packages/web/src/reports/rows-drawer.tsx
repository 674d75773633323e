import { type ReactNode, useEffect, useId, useRef } from 'react'
import { CsvButton } from '../ui/csv-button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Icon } from '../ui/icons.tsx'
import { PriorityGlyph } from '../ui/priority-glyph.tsx'
import { SkeletonRows } from '../ui/skeletons.tsx'
import { useNow } from '../ui/time/clock.ts'
import { formatDuration } from '../ui/time/format-duration.ts'
import { formatDay, formatNear } from '../ui/time/format-moment.ts'
import { sayTarget } from '../ui/time/say-target.ts'
import { type Opened, type Row, type RowSource, sayWhat } from './report-model.ts'
import { type ReportText, t } from './report-text.ts'
import { useRows } from './use-rows.ts'

interface RowsDrawerProps {
  readonly source: RowSource
  readonly opened: Opened
  readonly ticketLink: (number: string, children: ReactNode) => ReactNode
  readonly zone: string
  readonly onClose: () => void
  /** Rows of several accounts say whose they are. */
  readonly withAccount?: boolean
}
/** The rows that a figure counts, beside the report. Esc closes it, and the figure has the focus again. */
export function RowsDrawer({ source, opened, ticketLink, zone, onClose, withAccount = false }: RowsDrawerProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    if (box.current !== null && !box.current.open) box.current.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const rows = useRows(source, opened)
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialogue by itself
    <dialog
      ref={box}
      className="rp-drawer"
      aria-labelledby={heading}
      aria-modal="true"
      onClose={onClose}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <div className="rp-drawer-in">
        <header className="rp-drawer-head">
          <h2 id={heading}>{opened.label}</h2>
          <span className="mut t">{t('rows.count', { count: opened.count })}</span>
          <CsvButton save={() => saveRows(source, opened)} />
          <button type="button" className="btn quiet sm" aria-label={t('rows.close')} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the rows scroll by keyboard */}
        <section className="rp-drawer-rows" tabIndex={0} aria-labelledby={heading}>
          {rows.isError ? <ErrorNote title={t('rows.failed')} onRetry={() => void rows.refetch()} /> : null}
          {rows.isPending ? <SkeletonRows rows={Math.min(8, opened.count)} height={52} /> : null}
          {rows.isSuccess && items.length === 0 ? <p className="mut">{t('rows.none')}</p> : null}
          <ul>
            {items.map((row) => (
              <RowLine key={`${row.subject} ${row.id}`} row={row} {...{ ticketLink, zone, withAccount }} />
            ))}
          </ul>
          {rows.hasNextPage ? (
            <button
              type="button"
              className="btn sm"
              disabled={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t('rows.more')}
            </button>
          ) : null}
        </section>
      </div>
    </dialog>
  )
}

/** The writer is fetched when it is first asked for. */
const saveRows = async (source: RowSource, opened: Opened) =>
  (await import('./save-report.ts')).saveRowsCsv(source, opened)

type RowLineProps = Pick<RowsDrawerProps, 'ticketLink' | 'zone' | 'withAccount'> & { readonly row: Row }

function RowLine({ row, ticketLink, zone, withAccount }: RowLineProps) {
  const { ticket, title, account, outcome, excused, priority } = row
  return (
    <li className="rp-row">
      <p className="rp-row-name">
        {priority === null ? null : <PriorityGlyph priority={priority} size={12} />}
        {ticket === null ? (
          <b dir="auto">{title ?? (row.what === null ? '' : sayWhat(row.what))}</b>
        ) : (
          <>
            {ticketLink(ticket.number, <b>{ticket.number}</b>)}
            <span dir="auto">{ticket.subject}</span>
          </>
        )}
        {outcome === null ? null : (
          <span className={`rp-outcome rp-${outcome}`}>{t(`outcome.${outcome}` as ReportText)}</span>
        )}
      </p>
      <p className="mut sm rp-row-facts">
        {withAccount ? <span>{account.name}</span> : null}
        <RowFacts row={row} zone={zone} />
      </p>
      {excused === null ? null : (
        <p className="rp-row-excuse sm" dir="auto">
          {t('rows.excused', { reason: excused.reason })}
        </p>
      )}
    </li>
  )
}

/** Sessions are owed by the last day of their window, answers by an instant. */
function sayWhen({ subject, at, ticket }: Row, zone: string, now: number): string {
  const due = Date.parse(at)
  if (subject === 'promise' && ticket === null) return t('rows.by', { date: formatDay(due - 1, zone, true) })
  return t(subject === 'promise' ? 'rows.due' : 'rows.at', { time: formatNear(due, zone, now) })
}

function RowFacts({ row, zone }: { readonly row: Row; readonly zone: string }) {
  const now = useNow('minute')
  const { subject, usedMs, spanMs, target, version, days, what } = row
  const facts = [
    row.ticket !== null && what !== null ? sayWhat(what) : null,
    sayWhen(row, zone, now),
    usedMs === null
      ? null
      : spanMs === null || row.source === 'person'
        ? t('rows.took_plain', { used: formatDuration(usedMs, { seconds: true }) })
        : t('rows.took', { used: formatDuration(usedMs, { seconds: true }), span: formatDuration(spanMs) }),
    usedMs === null && target !== null && subject === 'promise'
      ? t('rows.promised', { target: sayTarget(target) })
      : null,
    subject === 'installation' && target !== null ? `${version} → ${target}` : version,
    days === null ? null : t('rows.days', { days }),
  ]
  return facts
    .filter((fact) => fact !== null)
    .map((fact) => (
      <span key={fact} className="t">
        {fact}
      </span>
    ))
}
