import { useInfiniteQuery } from '@tanstack/react-query'
import { keyOf, request } from '../../data/index.ts'
import { InstallationList } from '../../ui/advisory/advisory-facts.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { SkeletonRows } from '../../ui/skeletons.tsx'
import { useAccount } from '../use-account.ts'
import { t } from './advisories-text.ts'

const perPage = 10

const useOwn = (advisoryId: string) => {
  const params = { accountId: useAccount().id, advisoryId }
  return useInfiniteQuery({
    queryKey: keyOf('GET /accounts/:accountId/advisories/:advisoryId/installations', {
      params,
      query: { limit: perPage },
    }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /accounts/:accountId/advisories/:advisoryId/installations', {
        params,
        query: { limit: perPage, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** The account's installations as they stand to an advisory: what is affected first, a page at a time. */
export function OwnInstallations({ advisoryId }: { readonly advisoryId: string }) {
  const own = useOwn(advisoryId)
  const [first] = own.data?.pages ?? []
  if (own.isError && first === undefined)
    return <ErrorNote title={t('page.own_fault')} onRetry={() => void own.refetch()} />
  if (first === undefined) return <SkeletonRows rows={2} height={20} />
  const items = own.data?.pages.flatMap((page) => page.items) ?? []
  const { inRange, versionUnknown, outOfRange } = first
  const left = inRange + versionUnknown + outOfRange - items.length
  if (items.length === 0) return t('page.none')
  return (
    <>
      {items.length > 5 || left > 0 ? (
        <p className="sm t advisory-stand">{t('page.stand', { inRange, unknown: versionUnknown, rest: outOfRange })}</p>
      ) : null}
      <InstallationList items={items} />
      {own.hasNextPage ? (
        <button type="button" className="btn sm advisory-more" onClick={() => void own.fetchNextPage()}>
          {t('page.more', { count: Math.min(left, perPage) })}
        </button>
      ) : null}
    </>
  )
}
