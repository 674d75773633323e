import type { KnownIssue } from '@mainstay/contracts/known-issues'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { request } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { WrittenText } from '../../ui/written-text.tsx'
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
    solvedBefore = 0,
  } = issue
  return (
    <li className="rls-issue">
      <div>
        <b>{title}</b>{' '}
        <span className={isPublic ? 'rls-mark' : 'rls-mark rls-near'}>
          {t(isPublic ? 'issues.public' : 'issues.draft')}
        </span>
        <div className="mut rls-says">
          <WrittenText text={says} />
        </div>
        <p className="t sm">
          <code>{affectedRange}</code>
          {fixedIn === null ? null : ` · ${t('issue.fixed_in')} ${fixedIn}`}
          {` · ${t(accountsAffectedIsLeast ? 'issues.accounts_least' : 'issues.accounts', { count: accountsAffected })}`}
          {solvedBefore === 0 ? null : ` · ${t('issues.solved', { count: solvedBefore })}`}
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

const useIssues = () => {
  const { query } = useProductAsked()
  return useInfiniteQuery({
    queryKey: ['GET /known-issues', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /known-issues', { query: pageParam === undefined ? query : { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** What is known to be wrong, with the accounts it touches. */
export function IssuesTab() {
  const issues = useIssues()
  const mayWrite = useMayOnDesk('release.write')
  const [changed, setChanged] = useState<KnownIssue>()
  const items = issues.data?.pages.flatMap((page) => page.items) ?? []
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
      {issues.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void issues.fetchNextPage()}>
          {t('releases.more')}
        </button>
      ) : null}
      <Suspense>
        {changed === undefined ? null : <IssueDialog issue={changed} onClose={() => setChanged(undefined)} />}
      </Suspense>
    </>
  )
}
