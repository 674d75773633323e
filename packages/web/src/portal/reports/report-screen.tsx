import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { read } from '../../data/index.ts'
import { ReportBody } from '../../reports/report-body.tsx'
import { ReportHead } from '../../reports/report-head.tsx'
import { type Report, type RowSource, sayPeriod } from '../../reports/report-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { usePageTitle } from '../own/use-page-title.ts'
import { useAccount, useReaderZone } from '../use-account.ts'
import './portal-reports.css'
import { t } from './portal-reports-text.ts'

const ticketLink = (number: string, children: ReactNode) => (
  <Link className="lk" to="/tickets/$number" params={{ number }}>
    {children}
  </Link>
)
const reportLink = (id: string, children: ReactNode) => (
  <Link className="lk" to="/reports/$id" params={{ id }}>
    {children}
  </Link>
)

interface ShownProps {
  readonly report: Report
  readonly source: RowSource
}
function Shown({ report, source }: ShownProps) {
  usePageTitle(sayPeriod(report.period))
  const zone = useReaderZone()
  return (
    <article className="report-page">
      <nav className="trail" aria-label={t('back')}>
        <Link to="/reports">{t('back')}</Link>
        <i>/</i>
        <span>{report.number ?? sayPeriod(report.period)}</span>
      </nav>
      <ReportHead report={report} source={source} zone={zone} reportLink={reportLink} />
      <ReportBody report={report} source={source} ticketLink={ticketLink} zone={zone} />
    </article>
  )
}

function Waiting({
  query,
}: {
  readonly query: { readonly isError: boolean; readonly error: unknown; readonly refetch: () => unknown }
}) {
  if (!query.isError) return <SkeletonRows rows={10} height={40} />
  const { error } = query
  const isMissing = typeof error === 'object' && error !== null && 'status' in error && error.status === 404
  if (isMissing)
    return (
      <EmptyState
        as="h1"
        title={t('missing')}
        action={
          <Link className="btn" to="/reports">
            {t('back')}
          </Link>
        }
      >
        {t('missing_how')}
      </EmptyState>
    )
  return <ErrorNote title={t('fault')} onRetry={() => void query.refetch()} />
}

/** A report as it was issued. */
export function ReportScreen() {
  const { id: reportId = '' } = useParams({ strict: false }) as { readonly id?: string }
  const query = useQuery(read('GET /service-reports/:reportId', { params: { reportId } }))
  if (query.data === undefined) return <Waiting query={query} />
  return <Shown report={query.data} source={{ kind: 'report', reportId }} />
}

/** A month or quarter as it stands now. */
export function RunningReportScreen() {
  const { from = '', until = '' } = useSearch({ strict: false }) as { readonly from?: string; readonly until?: string }
  const { id: accountId } = useAccount()
  const query = useQuery(
    read('GET /accounts/:accountId/service-report', { params: { accountId }, query: { from, until } }),
  )
  if (query.data === undefined) return <Waiting query={query} />
  return <Shown report={query.data} source={{ kind: 'running', accountId, from, until }} />
}
