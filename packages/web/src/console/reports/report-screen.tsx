import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { read } from '../../data/index.ts'
import { ReportBody } from '../../reports/report-body.tsx'
import { ReportHead } from '../../reports/report-head.tsx'
import { type Report, type RowSource, sayPeriod } from '../../reports/report-model.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { MissingScreen } from '../missing-screen.tsx'
import '../screen.css'
import { useMayOnAccount } from '../may-work.ts'
import { SearchButton } from '../search-button.tsx'
import { useMe } from '../session-gate.ts'
import './console-reports.css'
import { t } from './console-reports-text.ts'
import { DraftPane } from './draft-pane.tsx'
import { reportLink, ticketLink } from './report-links.tsx'
import { useDraft } from './use-draft.ts'

interface FrameProps {
  readonly report: Report | undefined
  readonly children: ReactNode
}
function Frame({ report, children }: FrameProps) {
  const name = report === undefined ? t('page.heading') : (report.number ?? sayPeriod(report.period))
  useTitle(t('one.title', { name }))
  return (
    <div className="reports">
      <header className="screen-top">
        <Link className="mut" to="/reports" search={{ view: 'service' }}>
          {t('back')}
        </Link>
        <h1>
          {report === undefined ? t('page.heading') : report.account.name}{' '}
          <span className="mut t">{report === undefined ? null : name}</span>
        </h1>
        <span className="gap" />
        <SearchButton />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the page scrolls by keyboard */}
      <section className="reports-page" aria-label={name} tabIndex={0}>
        {children}
      </section>
    </div>
  )
}

interface Asked {
  readonly isError: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}
function Waiting({ query }: { readonly query: Asked }) {
  if (!query.isError) return <SkeletonRows rows={14} />
  const { error } = query
  const isMissing = typeof error === 'object' && error !== null && 'status' in error && error.status === 404
  return isMissing ? <MissingScreen /> : <ErrorNote title={t('failed')} onRetry={() => void query.refetch()} />
}

interface ShownProps {
  readonly report: Report
  readonly source: RowSource
}
function Shown({ report, source }: ShownProps) {
  const { zone } = useMe().person
  return (
    <div className={report.state === 'draft' ? 'reports-sheet reports-draft' : 'reports-sheet'}>
      {report.state === 'draft' ? <DraftPane report={report} /> : null}
      <article>
        <ReportHead
          report={report}
          source={source}
          zone={zone}
          reportLink={reportLink}
          as="h2"
          deeds={report.state === 'issued' && report.after === null ? <Again report={report} /> : null}
        />
        <ReportBody report={report} source={source} ticketLink={ticketLink} zone={zone} />
      </article>
    </div>
  )
}

/** What is known later makes a version of its own. */
function Again({ report }: { readonly report: Report }) {
  const draft = useDraft()
  if (!useMayOnAccount('service_report.draft')) return null
  const { account, period } = report
  return (
    <button
      type="button"
      className="btn sm"
      disabled={draft.isSending}
      onClick={() => draft.begin({ accountId: account.id, from: period.from, until: period.until })}
    >
      {t('again')}
    </button>
  )
}

/** A report as it was issued, or a draft as the customer will read it. */
export function ReportScreen() {
  const { id: reportId = '' } = useParams({ strict: false }) as { readonly id?: string }
  const query = useQuery(read('GET /service-reports/:reportId', { params: { reportId } }))
  return (
    <Frame report={query.data}>
      {query.data === undefined ? (
        <Waiting query={query} />
      ) : (
        <Shown report={query.data} source={{ kind: 'report', reportId }} />
      )}
    </Frame>
  )
}

/** A time as it stands now. */
export function RunningReportScreen() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const { account = '', from = '', until = '' } = search
  const accountId = useAllAccounts().data?.find(({ code }) => code === account)?.id
  const asked = { params: { accountId: accountId ?? '' }, query: { from, until } }
  const query = useQuery({
    ...read('GET /accounts/:accountId/service-report', asked),
    enabled: accountId !== undefined,
  })
  return (
    <Frame report={query.data}>
      {query.data === undefined || accountId === undefined ? (
        <Waiting query={query} />
      ) : (
        <Shown report={query.data} source={{ kind: 'running', accountId, from, until }} />
      )}
    </Frame>
  )
}
