import type { Portal } from '@mainstay/contracts/portals'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../data/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useMe } from '../session-gate.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { PortalLook } from './portal-look.tsx'
import { sayAddress, sayState } from './portal-state.ts'
import './portals.css'
import { t } from './portals-text.ts'

const usePortals = () =>
  useInfiniteQuery({
    queryKey: ['GET /portals', {}, {}],
    queryFn: ({ pageParam }) =>
      request('GET /portals', { query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
const columns = ['account', 'look', 'address', 'methods', 'state'] as const

function PortalLine({ portal }: { readonly portal: Portal }) {
  const { zone } = useMe().person
  const { account, url, methods, slug } = portal
  return (
    <tr>
      <td>
        <Link className="portals-open" to="/accounts/$code/portal" params={{ code: account.code }}>
          {account.name}
        </Link>{' '}
        <span className="mut t">{account.code}</span>
      </td>
      <td>
        <PortalLook portal={portal} />
      </td>
      <td>{portal.state === 'own' ? sayAddress(url) : <span className="mut">{`/p/${slug}`}</span>}</td>
      <td className="mut">{methods.map((method) => t(`method.${method}`)).join(', ')}</td>
      <td className={portal.state === 'own' ? undefined : 'near-t'}>{sayState(portal, zone)}</td>
    </tr>
  )
}

/** Every portal that is, or was, an account's own. */
export function PortalsScreen() {
  const portals = usePortals()
  const rows = portals.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SettingsPage title={t('portals.title')} heading={t('portals.heading')} says={t('portals.says')}>
      {portals.isError ? <ErrorNote title={t('portals.failed')} onRetry={() => void portals.refetch()} /> : null}
      {portals.isPending ? <SkeletonRows rows={4} height={36} /> : null}
      {portals.isSuccess && rows.length === 0 ? (
        <EmptyState title={t('portals.empty')}>{t('portals.empty_how')}</EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        <div className="portals-table">
          <table className="sheet">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`portals.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((portal) => (
                <PortalLine key={portal.account.id} portal={portal} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {portals.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void portals.fetchNextPage()}>
          {t('portals.more')}
        </button>
      ) : null}
    </SettingsPage>
  )
}
