import type { ReleaseSummary } from '@mainstay/contracts/releases'
import type { LineWindow } from '@mainstay/contracts/support-windows'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../data/index.ts'
import { ProductPicker } from '../../products/product-picker.tsx'
import { useProductAsked } from '../../products/use-product-asked.ts'
import { ClauseChip } from '../../ui/clause-chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonBlock, SkeletonRows } from '../../ui/skeletons.tsx'
import { KindBadge } from '../../versions/kind-badge.tsx'
import { OlderLines } from '../../versions/older-lines.tsx'
import { useWindows } from '../../versions/use-windows.ts'
import { WindowsChart } from '../../versions/windows-chart.tsx'
import { WindowsTable } from '../../versions/windows-table.tsx'
import { t as advisories } from '../advisories/advisories-text.ts'
import { usePageTitle } from '../own/use-page-title.ts'
import { clauseHref } from '../promise/promise-model.ts'
import { FollowLinks } from './follow-links.tsx'
import { sayWhen } from './release-facts.ts'
import './releases.css'
import { t } from './releases-text.ts'
import { Standing } from './standing.tsx'

const useReleases = () => {
  const query = { ...useProductAsked().query, limit: 20 }
  return useInfiniteQuery({
    queryKey: ['GET /releases', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /releases', { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Of a list: what it is, what it mends, and whether that was the reader's own. */
function ReleaseRow({ release }: { readonly release: ReleaseSummary }) {
  const { id, version, kind, summary, fixes, securityFixes, ticketsFixed, withdrawnBecause, mergedInto, window } =
    release
  const isPast = release.state === 'withdrawn' || mergedInto !== null || window.state === 'ended'
  return (
    <li className={isPast ? 'rel-row rel-past' : 'rel-row'}>
      <Link className="rel-version" to="/releases/$releaseId" params={{ releaseId: id }}>
        {version}
      </Link>
      <div className="rel-what">
        <p className="rel-line">
          <KindBadge kind={kind} />
          <span className="sm mut t">{sayWhen(release)}</span>
          {ticketsFixed > 0 ? <b className="rel-yours">{t('release.yours', { count: ticketsFixed })}</b> : null}
        </p>
        <p>{withdrawnBecause === null ? summary : t('release.withdrawn', { because: withdrawnBecause })}</p>
        {mergedInto === null ? null : <p>{t('release.merged', { version: mergedInto.version })}</p>}
      </div>
      <span className="sm mut t rel-count">
        {fixes > 0 ? t('release.fixes', { count: fixes }) : null}
        {securityFixes > 0 ? <em className="rel-security">{t('release.security', { count: securityFixes })}</em> : null}
      </span>
    </li>
  )
}

function Windows() {
  const windows = useWindows()
  const { items, today, clause } = windows
  if (windows.isError) return <ErrorNote title={t('releases.fault')} onRetry={() => void windows.refetch()} />
  if (windows.isPending) return <SkeletonBlock height={240} />
  if (items.length === 0) return null
  return (
    <>
      <section className="part">
        <div className="part-head">
          <h2>{t('releases.windows')}</h2>
          <ClauseChip clause={clause} href={clauseHref(clause)} />
        </div>
        <WindowsChart windows={items} today={today} />
        <WindowsTable windows={items} last="yours" />
        <OlderLines windows={windows} />
      </section>
      <Yours windows={items} />
    </>
  )
}

/** Each installation of the account: whether it is supported, how far behind it is, and the way up. */
function Yours({ windows }: { readonly windows: readonly LineWindow[] }) {
  const environments = windows.flatMap((window) => window.environments)
  const running = windows.reduce((sum, window) => sum + window.running, 0)
  const byVersion = [...Map.groupBy(environments, ({ version }) => version)]
  // of a line with more than are named, any version may have others
  const isMore = new Set(windows.flatMap((one) => (one.running > one.environments.length ? one.environments : [])))
  return (
    <section className="part">
      <div className="part-head">
        <h2>{t('releases.yours')}</h2>
        {running > environments.length ? (
          <Link className="lk sm" to="/installations">
            {t('releases.yours_all', { count: running })}
          </Link>
        ) : null}
      </div>
      {environments.length === 0 ? <p className="mut rel-none">{t('releases.yours_none')}</p> : null}
      <ul className="rel-yours-list">
        {byVersion.map(([version, own]) => (
          <li key={version}>
            <Standing
              name={
                own.map(({ name }) => name).join(', ') +
                (own.some((one) => isMore.has(one)) ? t('releases.yours_more') : '')
              }
              version={version}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is new, how long each release is supported, and the way up from what one runs. */
export function ReleasesScreen() {
  usePageTitle(t('releases.title'))
  const releases = useReleases()
  const rows = releases.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <div className="rel-head">
        <h1>{t('releases.title')}</h1>
        <ProductPicker label={t('releases.product')} />
        <FollowLinks />
      </div>
      <Windows />
      <section className="part">
        <div className="part-head">
          <h2>{t('releases.all')}</h2>
          <Link className="lk sm" to="/advisories">
            {advisories('nav')}
          </Link>
        </div>
        {releases.isError ? <ErrorNote title={t('releases.fault')} onRetry={() => void releases.refetch()} /> : null}
        {releases.isPending ? <SkeletonRows rows={5} height={64} /> : null}
        {releases.isSuccess && rows.length === 0 ? (
          <EmptyState title={t('releases.empty')}>{t('releases.empty_how')}</EmptyState>
        ) : null}
        <ul className="rel-list">
          {rows.map((release) => (
            <ReleaseRow key={release.id} release={release} />
          ))}
        </ul>
        {releases.hasNextPage ? (
          <button type="button" className="btn" onClick={() => void releases.fetchNextPage()}>
            {t('releases.more')}
          </button>
        ) : null}
      </section>
    </>
  )
}
