import type { ReactNode } from 'react'
import type { Report } from './report-model.ts'
import { type ReportText, t } from './report-text.ts'

interface ReportChangesProps {
  readonly changes: Report['changes']
  readonly before: Report['before']
  readonly ticketLink: (number: string, children: ReactNode) => ReactNode
}
const sayOutcome = (outcome: string | null): string => (outcome === null ? '' : t(`outcome.${outcome}` as ReportText))

/** What a later version says otherwise, line by line. */
export function ReportChanges({ changes, ticketLink }: ReportChangesProps) {
  return (
    <section className="rp-changes" aria-labelledby="rp-changes">
      <h2 id="rp-changes">{t('changes')}</h2>
      <ul>
        {changes.map(({ subject, id, what, ticket, title, before, after }) => (
          <li key={`${subject} ${id} ${what}`}>
            {ticket === null ? (
              <b dir="auto">{title ?? t('change.unnamed')}</b>
            ) : (
              ticketLink(ticket.number, <b className="t">{ticket.number}</b>)
            )}{' '}
            <span>{t(`change.${what}`, { before: sayOutcome(before), after: sayOutcome(after) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
