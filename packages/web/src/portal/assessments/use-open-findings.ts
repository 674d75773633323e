import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../data/index.ts'

/** Open findings of an account, the gravest first, page by page. */
export const useOpenFindings = (accountId: string) =>
  useInfiniteQuery({
    queryKey: ['GET /accounts/:accountId/findings', { accountId }, { state: 'open', limit: 50 }] satisfies QueryKey,
    queryFn: ({ pageParam, signal }) =>
      request('GET /accounts/:accountId/findings', {
        params: { accountId },
        query: { state: 'open', limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
