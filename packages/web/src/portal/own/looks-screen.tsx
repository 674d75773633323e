import { useQuery } from '@tanstack/react-query'
import { read } from '../../data/index.ts'
import { PortalLooks } from '../../looks/portal-looks.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { ProblemNote } from '../ticket/problem-note.tsx'
import { useAccount } from '../use-account.ts'
import './looks.css'
import { t } from './own-text.ts'
import { usePageTitle } from './use-page-title.ts'

/** The primary contact's own: how her company's portal looks. */
export function LooksScreen() {
  const { id, role } = useAccount()
  const portal = useQuery(read('GET /accounts/:accountId/portal', { params: { accountId: id } }))
  usePageTitle(t('looks.title'))
  if (portal.data?.state !== undefined && portal.data.state !== 'own')
    return (
      <EmptyState as="h1" title={t('looks.none_title')}>
        {t('looks.none_body')}
      </EmptyState>
    )
  return (
    <>
      <h1 className="looks-title">{t('looks.title')}</h1>
      {role === 'primary' ? null : <p className="mut">{t('looks.not_yours')}</p>}
      {portal.isError ? <ErrorNote title={t('looks.fault')} onRetry={() => void portal.refetch()} /> : null}
      {portal.isPending ? <SkeletonRows rows={8} height={40} /> : null}
      {portal.data !== undefined && role === 'primary' ? (
        <>
          <p className="mut looks-lead">
            {t('looks.lead', { account: portal.data.account.name, url: portal.data.url.replace(/^https?:\/\//u, '') })}
          </p>
          <PortalLooks portal={portal.data} sayProblem={(problem) => <ProblemNote problem={problem} />} />
        </>
      ) : null}
    </>
  )
}
