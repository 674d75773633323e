import type { ReactNode } from 'react'
import { CsvButton } from '../ui/csv-button.tsx'
import { useNow } from '../ui/time/clock.ts'
import { formatDay, formatNear } from '../ui/time/format-moment.ts'
import { PdfButton } from './pdf-button.tsx'
import { type Report, type RowSource, sayDate, sayPeriod } from './report-model.ts'
import { t } from './report-text.ts'
import './reports.css'

interface ReportHeadProps {
  readonly report: Report
  readonly source: RowSource
  readonly zone: string
  readonly reportLink: (id: string, children: ReactNode) => ReactNode
  /** What else may be done with it. */
  readonly deeds?: ReactNode
  /** `h2` where the page has a title of its own. */
  readonly as?: 'h1' | 'h2'
}
/** What a report is of, how it stands, and how to take it along. */
export function ReportHead({ report, source, zone, reportLink, deeds, as: Heading = 'h1' }: ReportHeadProps) {
  const { period, summary, before, after, reportVersion, planTitle, policyTitle, policyVersion } = report
  return (
    <header className="rp-top">
      <div className="rp-title">
        <Heading>{sayPeriod(period)}</Heading>
        {deeds}
        <PdfButton source={source} />
        <CsvButton save={() => saveFigures(report)} />
      </div>
      <p className="rp-stand">
        <Standing report={report} zone={zone} />
      </p>
      <p className="rp-stand">
        {planTitle === null ? null : t('plan', { plan: planTitle, policy: policyTitle, version: policyVersion })}
      </p>
      {before === null ? null : (
        <p className="rp-stand">
          {t('follows', { version: reportVersion ?? 0, number: before.number })}{' '}
          {reportLink(before.id, t('see_before', { number: before.number }))}
        </p>
      )}
      {after === null ? null : (
        <p className="rp-stand near-t">{reportLink(after.id, t('followed', { number: after.number }))}</p>
      )}
      {summary === null ? null : (
        <p className="rp-words" dir="auto">
          {summary}
        </p>
      )}
    </header>
  )
}

/** The writer is fetched when it is first asked for. */
const saveFigures = async (report: Report) => (await import('./save-report.ts')).saveFigures(report)

function Standing({ report, zone }: { readonly report: Report; readonly zone: string }) {
  const now = useNow('minute')
  const { state, number, issuedAt, issuedBy, asOf, period } = report
  if (state === 'issued' && number !== null && issuedAt !== null) {
    const date = formatDay(Date.parse(issuedAt), zone, true)
    return issuedBy === null ? t('issued_nobody', { number, date }) : t('issued', { number, date, name: issuedBy.name })
  }
  const words = state === 'draft' ? t('draft') : t('as_of', { time: formatNear(Date.parse(asOf), zone, now) })
  const runs = Date.parse(`${period.until}T00:00Z`) > now
  return runs ? `${words} ${t('running_until', { date: sayDate(period.until) })}` : words
}
