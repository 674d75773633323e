import { useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../data/index.ts'
import type { Planner } from './engagement-types.ts'

interface Asked {
  /** Absent: the weeks that begin now. */
  readonly from: string | undefined
  /** Absent: everybody, so many people at a time. */
  readonly person: string | undefined
}

/** The planner of one or of everybody; further people join those that are shown. */
export function usePlanner({ from, person }: Asked) {
  const query = { ...(from === undefined ? {} : { from }), ...(person === undefined ? {} : { person }) }
  const pages = useInfiniteQuery({
    queryKey: ['GET /planner', {}, query],
    queryFn: ({ pageParam }) =>
      request('GET /planner', { query: { ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return { ...pages, planner: joined(pages.data?.pages ?? []) }
}

const byDue = (one: Planner['late'][number], other: Planner['late'][number]) =>
  Date.parse(one.dueAt) - Date.parse(other.dueAt)

function joined(pages: readonly Planner[]): Planner | undefined {
  const [first] = pages
  if (first === undefined) return undefined
  return {
    ...first,
    people: pages.flatMap(({ people }) => people),
    late: pages.flatMap(({ late }) => late).toSorted(byDue),
    next: pages.flatMap(({ next }) => next).toSorted(byDue),
  }
}
