import type { ReleaseSummary } from '@mainstay/contracts/releases'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../data/index.ts'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { KindBadge } from '../../versions/kind-badge.tsx'
import { sayDate } from '../../versions/say-date.ts'
import { t } from './releases-text.ts'

const useReleases = () => {
  const query = { ...useProductAsked().query, limit: 50 }
  return useInfiniteQuery({
    queryKey: ['GET /releases', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /releases', { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
const columns = ['version', 'kind', 'state', 'date', 'window', 'fixes', 'tickets'] as const

type Standing = Pick<ReleaseSummary, 'state' | 'isPlanned' | 'mergedInto'>
const stateOf = ({ state, isPlanned, mergedInto }: Standing) => {
  if (state !== 'published') return state
  return mergedInto === null ? (isPlanned ? 'planned' : 'published') : 'retired'
}

/** How a release stands, in a word or two. */
export const sayState = (release: Standing): string =>
  t(`state.${stateOf(release)}`, { version: release.mergedInto?.version ?? '' })

const toneOf = { published: undefined, retired: 'mut', withdrawn: 'rls-late', draft: 'rls-near', planned: 'rls-near' }

function Line({ release }: { readonly release: ReleaseSummary }) {
  const { id, version, kind, availableOn, window, fixes, ticketsFixed } = release
  return (
    <tr>
      <td>
        <Link className="rls-open t" to="/releases/$releaseId" params={{ releaseId: id }}>
          {version}
        </Link>
      </td>
      <td>
        <KindBadge kind={kind} />
      </td>
      <td className={toneOf[stateOf(release)]}>{sayState(release)}</td>
      <td className="t">{availableOn === null ? <span className="mut">{t('undated')}</span> : sayDate(availableOn)}</td>
      <td className="mut">{window.text}</td>
      <td className={fixes === 0 ? 'qt t rls-number' : 't rls-number'}>{fixes}</td>
      <td className={ticketsFixed === 0 ? 'qt t rls-number' : 't rls-number'}>{ticketsFixed}</td>
    </tr>
  )
}

/** Everything that was given out or is meant to be, newest first. */
export function Catalogue() {
  const releases = useReleases()
  const rows = releases.data?.pages.flatMap(({ items }) => items) ?? []
  if (releases.isError) return <ErrorNote title={t('releases.failed')} onRetry={() => void releases.refetch()} />
  if (releases.isPending) return <SkeletonRows rows={8} height={36} />
  if (rows.length === 0) return <EmptyState title={t('releases.empty')}>{t('releases.empty_how')}</EmptyState>
  return (
    <>
      <table className="sheet rls-table rls-catalogue">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'fixes' || column === 'tickets' ? 'rls-number' : undefined}
              >
                {t(`col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((release) => (
            <Line key={release.id} release={release} />
          ))}
        </tbody>
      </table>
      {releases.hasNextPage ? (
        <button type="button" className="btn rls-more" onClick={() => void releases.fetchNextPage()}>
          {t('releases.more')}
        </button>
      ) : null}
    </>
  )
}
