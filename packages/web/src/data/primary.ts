import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keyOf, read } from './queries.ts'
import { type Returned, request, type Sent } from './request.ts'

/** Cities by what was typed, from the desk’s own list. */
export const useFoundPlaces = (typed: string, isAsking: boolean) =>
  useQuery({
    ...read('GET /places', { query: { q: typed || 'x' } }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.items

type Preview = 'POST /accounts/:accountId/primary/preview'

/** What a change of the primary contact or her place would do; nothing is written. Undefined asks nothing. */
export const usePrimaryEffect = (accountId: string, asked: Sent<Preview>['body'] | undefined) =>
  useQuery<Returned<Preview>>({
    queryKey: keyOf('POST /accounts/:accountId/primary/preview', { params: { accountId }, query: asked ?? {} }),
    queryFn: ({ signal }) => {
      if (asked === undefined) throw new Error('nothing is asked')
      return request('POST /accounts/:accountId/primary/preview', { params: { accountId }, body: asked, signal })
    },
    enabled: asked !== undefined,
    retry: false,
  })
