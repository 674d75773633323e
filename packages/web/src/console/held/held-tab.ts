import { useInfiniteQuery } from '@tanstack/react-query'
import { type Returned, request } from '../../data/index.ts'

export type Held = Returned<'GET /held-requests/:heldRequestId'>
export const heldTabs = ['to_sort', 'with_customers', 'unproved', 'adopted', 'declined', 'spam'] as const
export type HeldTab = (typeof heldTabs)[number]
export const isHeldTab = (value: unknown): value is HeldTab => heldTabs.some((tab) => tab === value)

const askedFor = (tab: HeldTab) => {
  if (tab === 'to_sort') return { state: 'held', accountId: 'none' } as const
  return { state: tab === 'with_customers' ? 'held' : tab } as const
}

/** Requests of a tab, a page at a time. */
export const useHeldTab = (tab: HeldTab) =>
  useInfiniteQuery({
    queryKey: ['GET /held-requests', {}, { tab }],
    queryFn: ({ pageParam, signal }) =>
      request('GET /held-requests', {
        query: { ...askedFor(tab), limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) =>
      pages.flatMap(({ items }) =>
        tab === 'with_customers' ? items.filter(({ account }) => account !== null) : items,
      ),
  })
