import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type Returned, request } from '../../data/index.ts'
import { sayPeriod } from '../../reports/report-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Icon } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { formatDay } from '../../ui/time/format-moment.ts'
import { useAllAccounts } from '../accounts/use-all-accounts.ts'
import { useMayOnAccount } from '../may-work.ts'
import { Pick } from '../promises/pick.tsx'
import { useMe } from '../session-gate.ts'
import { t } from './console-reports-text.ts'
import { ReportsDue } from './reports-due.tsx'

const NewReport = lazy(() => import('./new-report.tsx').then((module) => ({ default: module.NewReport })))
type Line = Returned<'GET /service-reports'>['items'][number]

interface ServiceReportsProps {
  /** Code of an account. */
  readonly account: string | undefined
  readonly onAccount: (account: string | undefined) => void
}
/** What is due, what is being written, and what customers have. */
export function ServiceReports({ account, onAccount }: ServiceReportsProps) {
  const accounts = useAllAccounts().data
  const accountId = accounts?.find(({ code }) => code === account)?.id
  const mayDraft = useMayOnAccount('service_report.draft')
  const [isNew, setIsNew] = useState(false)
  return (
    <>
      <div className="reports-filters">
        <Pick
          label={t('account')}
          every={t('every_account')}
          value={account}
          options={(accounts ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onPick={onAccount}
        />
        <span className="gap" />
        <button type="button" className="btn sm pri" onClick={() => setIsNew(true)}>
          <Icon name="plus" size={14} /> {t('new')}
        </button>
      </div>
      <div className="reports-columns">
        {mayDraft && account === undefined ? <ReportsDue /> : null}
        {account !== undefined && accountId === undefined ? null : (
          <>
            <Lines state="draft" accountId={accountId} />
            <Lines state="issued" accountId={accountId} />
          </>
        )}
      </div>
      {isNew ? (
        <Suspense>
          <NewReport account={account} onClose={() => setIsNew(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function Lines({ state, accountId }: { readonly state: 'draft' | 'issued'; readonly accountId: string | undefined }) {
  const question = { state, limit: 25, ...(accountId === undefined ? {} : { accountId }) }
  const reports = useInfiniteQuery({
    queryKey: ['GET /service-reports', {}, question],
    queryFn: ({ pageParam, signal }) =>
      request('GET /service-reports', {
        query: { ...question, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const items = reports.data?.pages.flatMap((page) => page.items) ?? []
  if (state === 'draft' && items.length === 0) return null
  return (
    <section aria-labelledby={`reports-${state}`}>
      <h2 id={`reports-${state}`} className="reports-head">
        {t(state === 'draft' ? 'drafts' : 'issued')}
      </h2>
      {reports.isError ? <ErrorNote title={t('failed')} onRetry={() => void reports.refetch()} /> : null}
      {reports.isPending ? <SkeletonRows rows={4} /> : null}
      {reports.isSuccess && items.length === 0 ? (
        <EmptyState title={t('issued.none')}>{t('issued.none_how')}</EmptyState>
      ) : null}
      <ul className="reports-lines">
        {items.map((line) => (
          <ReportLine key={line.id} line={line} />
        ))}
      </ul>
      {reports.hasNextPage ? (
        <button
          type="button"
          className="btn sm"
          disabled={reports.isFetchingNextPage}
          onClick={() => void reports.fetchNextPage()}
        >
          {t('more')}
        </button>
      ) : null}
    </section>
  )
}

function ReportLine({ line }: { readonly line: Line }) {
  const { zone } = useMe().person
  const { id, account, state, number, period, at, by, made, late, isLatest } = line
  const stamp = { date: formatDay(Date.parse(at), zone, true), name: by?.name ?? '' }
  return (
    <li>
      <Link className="reports-open" to="/reports/$id" params={{ id }}>
        {account.name}
      </Link>
      <span>{sayPeriod(period)}</span>
      <span className="mut t">{number}</span>
      <span className="mut">
        {made === null ? null : t('line.late', { made, late: late ?? 0 })}
        {isLatest ? null : <i>{t('line.superseded')}</i>}
      </span>
      <span className="mut t">{t(state === 'draft' ? 'line.drafted' : 'line.at', stamp)}</span>
    </li>
  )
}
