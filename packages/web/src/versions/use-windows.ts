import type { LineWindow } from '@mainstay/contracts/support-windows'
import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../data/index.ts'
import { useProductAsked } from '../products/use-product-asked.ts'

/** Lines in the order of time, each once: a page further back may hold one that the reader runs and was shown before. */
const inOrder = (windows: readonly LineWindow[]): readonly LineWindow[] =>
  [...new Map(windows.map((window) => [window.line, window])).values()].toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  )

/** Support windows of the product that is asked for, the newest lines first to come; `fetchNextPage` brings older ones. */
export function useWindows() {
  const { query } = useProductAsked()
  const windows = useInfiniteQuery({
    queryKey: ['GET /support-windows', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /support-windows', { query: pageParam === undefined ? query : { ...query, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const [first] = windows.data?.pages ?? []
  const items = inOrder(windows.data?.pages.flatMap((page) => page.items) ?? [])
  return { ...windows, items, today: first?.today ?? '', clause: first?.clause ?? '' }
}
