import type { Advisory, ReachedAccount } from '@mainstay/contracts/advisories'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keyOf, request } from '../../data/index.ts'
import { InstallationList } from '../../ui/advisory/advisory-facts.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useNow } from '../../ui/time/clock.ts'
import { formatNear } from '../../ui/time/format-moment.ts'
import { useMe } from '../session-gate.ts'
import { t } from './advisories-text.ts'

/** Who would be told, by the very decision that publishing takes, page by page. */
export const useReach = (advisoryId: string) => {
  const params = { advisoryId }
  return useInfiniteQuery({
    queryKey: keyOf('GET /advisories/:advisoryId/reach', { params, query: {} }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /advisories/:advisoryId/reach', {
        params,
        query: pageParam === '' ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0,
  })
}

const sayBecause = ({ because, isNamed }: Pick<ReachedAccount, 'because' | 'isNamed'>): string =>
  t(because === 'in_range' && isNamed ? 'because.also_named' : `because.${because}`)

function Account({
  reached,
  marksFirst,
}: {
  readonly reached: ReachedAccount & { isFirst: boolean }
  readonly marksFirst: boolean
}) {
  const { account, installations, installationsInAll, contacts, isFirst } = reached
  return (
    <li className="reach-line">
      <span>
        <Link className="lk" to="/accounts/$code" params={{ code: account.code }}>
          {account.name}
        </Link>{' '}
        <span className="mut t">{account.code}</span>
        {marksFirst && isFirst ? <span className="reach-first">{t('reach.first')}</span> : null}
      </span>
      <span className={reached.because === 'version_unknown' ? 'near-t' : 'mut'}>{sayBecause(reached)}</span>
      <InstallationList items={installations} inAll={installationsInAll} />
      <span className="mut">
        {contacts.length === 0 ? (
          <span className="near-t">{t('reach.nobody')}</span>
        ) : (
          contacts.map(({ name }) => name).join(', ')
        )}
      </span>
    </li>
  )
}

/** Which accounts, which contacts, why: before anybody is told. */
export function ReachPanel({ advisory }: { readonly advisory: Advisory }) {
  const reach = useReach(advisory.id)
  const { zone } = useMe().person
  const now = useNow('minute')
  if (reach.isPending) return <SkeletonRows rows={4} height={32} />
  if (reach.isError) return <ErrorNote title={t('reach.failed')} onRetry={() => void reach.refetch()} />
  const [page] = reach.data.pages
  if (page === undefined) return null
  const { now: first, open } = page
  const items = reach.data.pages.flatMap((one) => one.items)
  const opensAt = advisory.opensAt === null ? undefined : Date.parse(advisory.opensAt)
  const isLater = opensAt !== undefined && opensAt > now
  return (
    <section aria-label={t('reach.heading')}>
      <h2 className="advisory-h2">{t('reach.heading')}</h2>
      <p>
        <b>{t(isLater ? 'reach.now_named' : 'reach.now_all', { accounts: first.accounts })}</b>
        {isLater ? (
          <>
            <br />
            <b>{t('reach.open', { when: formatNear(opensAt, zone, now, 'weekday'), accounts: open.accounts })}</b>
          </>
        ) : null}
        <br />
        <span className="mut">
          {t('reach.split', { inRange: open.inRange, unknown: open.versionUnknown, named: open.named })}
        </span>
      </p>
      {open.accounts === 0 ? <p className="near-t">{t('reach.none')}</p> : null}
      <ul className="reach-list">
        {items.map((reached) => (
          <Account key={reached.account.id} reached={reached} marksFirst={isLater} />
        ))}
      </ul>
      {reach.hasNextPage ? (
        <p className="reach-more">
          <span className="mut">{t('reach.more', { shown: items.length, accounts: open.accounts })}</span>
          <button type="button" className="btn sm" onClick={() => void reach.fetchNextPage()}>
            {t('reach.next')}
          </button>
        </p>
      ) : null}
    </section>
  )
}
