import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { keyOf, type Returned, read, request } from '../data/index.ts'

export type Installation = Returned<'GET /accounts/:accountId/environments'>['items'][number]
export type Standing = Installation['platforms'][number]

const perPage = 20
/** Open installations of the account, production first, page by page; of those named so alone when something is typed. */
export const useInstallations = (accountId: string, typed = '') => {
  const q = typed.trim().slice(0, 100)
  const params = { accountId }
  const query = { limit: perPage, ...(q === '' ? {} : { q }) }
  const pages = useInfiniteQuery({
    queryKey: keyOf('GET /accounts/:accountId/environments', { params, query: { ...query, pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /accounts/:accountId/environments', {
        params,
        query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: accountId !== '',
    placeholderData: keepPreviousData,
  })
  const [first] = pages.data?.pages ?? []
  return { ...pages, items: pages.data?.pages.flatMap(({ items }) => items), total: first?.total ?? 0 }
}

/** An account with more than so many is searched. */
export const manyInstallations = 12

/** One installation, whichever page it stands on. */
export const useInstallation = (accountId: string, environmentId: string | undefined) => {
  const query = { environmentId: environmentId ?? '', limit: 1 }
  return useQuery({
    ...read('GET /accounts/:accountId/environments', { params: { accountId }, query }),
    enabled: environmentId !== undefined,
  }).data?.items[0]
}

/** What the vendor sells; the first is meant where nobody chose. */
export const useProducts = () => useQuery(read('GET /products', {}))

/** The support matrix of a product: where a form's suggestions come from. */
export const useMatrix = (productId: string | undefined) =>
  useQuery({
    ...read('GET /products/:productId/platforms', { params: { productId: productId ?? '' } }),
    enabled: productId !== undefined,
  })
