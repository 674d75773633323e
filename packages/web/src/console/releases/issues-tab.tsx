import type { KnownIssue } from '@mainstay/contracts/known-issues'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { read } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { SendUpdate } from '../issue-updates/send-update.tsx'
import { useMayOnDesk, useMayOnTickets } from '../may-work.ts'
import { t } from './releases-text.ts'

const IssueDialog = lazy(() => import('./issue-dialog.tsx').then((module) => ({ default: module.IssueDialog })))

function Issue({ issue, onChange }: { readonly issue: KnownIssue; readonly onChange: (() => void) | undefined }) {
  const mayReply = useMayOnTickets('ticket.reply')
  const {
    title,
    says,
    affectedRange,
    fixedIn,
    isPublic,
    tickets,
    accountsAffected = 0,
    accountsAffectedIsLeast,
  } = issue
  return (
    <li className="rls-issue">
      <div>
        <b>{title}</b>{' '}
        <span className={isPublic ? 'mut' : 'rls-near'}>{t(isPublic ? 'issues.public' : 'issues.draft')}</span>
        <p className="mut rls-says">{says}</p>
        <p className="t sm">
          <code>{affectedRange}</code>
          {fixedIn === null ? null : ` · ${t('issue.fixed_in')} ${fixedIn}`}
          {` · ${t(accountsAffectedIsLeast ? 'issues.accounts_least' : 'issues.accounts', { count: accountsAffected })}`}
        </p>
        <p className="t sm">
          {tickets.map(({ number }) => (
            <Link key={number} className="rls-ticket" to="/tickets/$number" params={{ number }}>
              {number}
            </Link>
          ))}
        </p>
      </div>
      <span>
        {mayReply ? <SendUpdate issue={issue} /> : null}
        {onChange === undefined ? null : (
          <button type="button" className="btn quiet sm" onClick={onChange}>
            {t('issues.change')} <span className="sr">{title}</span>
          </button>
        )}
      </span>
    </li>
  )
}

/** What is known to be wrong, with the accounts it touches. */
export function IssuesTab() {
  const issues = useQuery(read('GET /known-issues', { query: { limit: 100 } }))
  const mayWrite = useMayOnDesk('release.write')
  const [changed, setChanged] = useState<KnownIssue>()
  const items = issues.data?.items ?? []
  if (issues.isError) return <ErrorNote title={t('releases.failed')} onRetry={() => void issues.refetch()} />
  if (issues.isPending) return <SkeletonRows rows={5} height={72} />
  if (items.length === 0) return <EmptyState title={t('issues.none')}>{t('issues.none_how')}</EmptyState>
  return (
    <>
      <ul className="rls-issues">
        {items.map((issue) => (
          <Issue key={issue.id} issue={issue} onChange={mayWrite ? () => setChanged(issue) : undefined} />
        ))}
      </ul>
      <Suspense>
        {changed === undefined ? null : <IssueDialog issue={changed} onClose={() => setChanged(undefined)} />}
      </Suspense>
    </>
  )
}
