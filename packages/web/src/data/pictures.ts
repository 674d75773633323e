import { queryOptions } from '@tanstack/react-query'
import { request } from './request.ts'

/** A little less than an address lives. */
const goodForMs = 4 * 60_000

/** The address of a file's picture: asked for once, and not again by what happens on the ticket. */
export const pictureOf = (ticketId: string, fileId: string) =>
  queryOptions({
    queryKey: ['picture', fileId],
    queryFn: ({ signal }) =>
      request('GET /tickets/:ticketId/files/:fileId/link', {
        params: { ticketId, fileId },
        query: { as: 'picture' },
        signal,
      }),
    staleTime: goodForMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
