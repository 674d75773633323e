import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { type Returned, request, type Sent } from '../data/index.ts'

export type Owed = Returned<'GET /owed'>['items'][number]
type Query = NonNullable<Sent<'GET /owed'>['query']>

/** Pages of what is owed, by due time; each with its reader's key, so that a change reaches them all. */
export const useOwed = (query: Query, enabled = true) =>
  useInfiniteQuery({
    queryKey: ['GET /owed', {}, query] satisfies QueryKey,
    enabled,
    queryFn: ({ pageParam, signal }) =>
      request('GET /owed', { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Everything read so far. */
export const itemsOf = ({ data }: ReturnType<typeof useOwed>): readonly Owed[] =>
  data?.pages.flatMap(({ items }) => items) ?? []
