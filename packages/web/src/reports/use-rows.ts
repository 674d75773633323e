import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../data/index.ts'
import type { Opened, Row, RowSource } from './report-model.ts'

interface RowsPage {
  readonly items: readonly Row[]
  readonly nextCursor: string | null
}
interface Paged {
  readonly limit: number
  readonly cursor?: string
  readonly signal?: AbortSignal
}

/** A page of the rows behind a figure, wherever the figure stands. */
export const readRows = async (source: RowSource, opened: Opened, { signal, ...paged }: Paged): Promise<RowsPage> => {
  const { label: _label, count: _count, accountId, hour, region, ...narrowed } = opened
  // keys of figures are the server's own: what it does not know it refuses
  const query = { ...narrowed, ...paged } as never
  const sent = signal ? { signal } : {}
  if (source.kind === 'report') {
    const { reportId } = source
    return request('GET /service-reports/:reportId/rows', { params: { reportId }, query, ...sent })
  }
  if (source.kind === 'running') {
    const { accountId: own, from, until } = source
    const asked = { ...(query as object), from, until } as never
    return request('GET /accounts/:accountId/service-report/rows', {
      params: { accountId: own },
      query: asked,
      ...sent,
    })
  }
  const beside = {
    ...(accountId === undefined ? {} : { accountId }),
    ...(hour === undefined ? {} : { hour }),
    ...(region === undefined ? {} : { region }),
  }
  const asked = { ...source.query, ...(query as object), ...beside } as never
  return request('GET /attainment-report/rows', { query: asked, ...sent })
}

export const useRows = (source: RowSource, opened: Opened) =>
  useInfiniteQuery({
    queryKey: ['report rows', source, opened],
    queryFn: ({ pageParam, signal }) =>
      readRows(source, opened, { limit: 50, signal, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
