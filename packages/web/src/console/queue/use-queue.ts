import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type LiveEvent, read, request, useLiveEvents } from '../../data/index.ts'
import {
  areSizesKnown,
  listQueryOf,
  type QueueChoice,
  type QueuePlace,
  type QueueSummary,
  summaryQueryOf,
  type TicketRow,
} from './queue-choice.ts'

const pageSize = 50
/** Who scrolls on is in a hurry: later pages are as long as the desk gives them. */
const laterPageSize = 100
/** One line of the queue: a place, or everything where the order has no sections. */
export type Line = QueuePlace | 'all'

export interface LineRows {
  readonly line: Line
  readonly rows: readonly TicketRow[]
  /** How many there are, as far as is known: loaded rows and those still to come. */
  readonly total: number
  readonly isFirstLoad: boolean
  /** Whether the desk was asked for it at all. */
  readonly isAsked: boolean
  readonly fault: Error | null
  readonly loadMore: () => void
  readonly tryAgain: () => void
}

const rowsKey = (line: Line, query: object) => ['queue-rows', line, query] as const

const useLine = (line: Line, choice: QueueChoice, wanted: boolean, known: number | undefined): LineRows => {
  // Within "waiting on us" the longest turn goes first, also when the rest stands in policy order.
  const order = line === 'waiting_on_us' && choice.order === 'policy' ? 'turn' : choice.order
  const query = { ...listQueryOf({ ...choice, order }), ...(line === 'all' ? {} : { place: line }) }
  const pages = useInfiniteQuery({
    queryKey: rowsKey(line, query),
    queryFn: ({ pageParam, signal }) =>
      request('GET /tickets', {
        query: {
          ...query,
          ...(pageParam === '' ? { limit: pageSize } : { limit: laterPageSize, cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: wanted,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  const isWhole = pages.data !== undefined && !pages.hasNextPage
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isError } = pages
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  return {
    line,
    rows,
    total: isWhole ? rows.length : Math.max(known ?? 0, rows.length + (pages.hasNextPage ? pageSize : 0)),
    isFirstLoad: pages.isPending && wanted,
    isAsked: wanted,
    fault: pages.error,
    loadMore,
    tryAgain: () => void pages.refetch(),
  }
}

/** Rows of every section; a section is asked for once it comes near the window. */
export const useLines = (
  choice: QueueChoice,
  summary: QueueSummary | undefined,
  isWanted: (line: Line) => boolean,
): Readonly<Record<Line, LineRows>> => {
  const known = (line: QueuePlace) => {
    if (!areSizesKnown(choice)) return undefined
    const place = summary?.places.find((one) => one.place === line)
    return place === undefined ? undefined : place.hasMore ? place.count + pageSize : place.count
  }
  return {
    all: useLine('all', choice, isWanted('all'), undefined),
    answer_now: useLine('answer_now', choice, isWanted('answer_now'), known('answer_now')),
    waiting_on_us: useLine('waiting_on_us', choice, isWanted('waiting_on_us'), known('waiting_on_us')),
    coverage_closed: useLine('coverage_closed', choice, isWanted('coverage_closed'), known('coverage_closed')),
    customers_turn: useLine('customers_turn', choice, isWanted('customers_turn'), known('customers_turn')),
    waiting_release: useLine('waiting_release', choice, isWanted('waiting_release'), known('waiting_release')),
    not_promised: useLine('not_promised', choice, isWanted('not_promised'), known('not_promised')),
  }
}

/** Sizes of the places, the next promise, and what the order of work would break. Asked again each minute. */
export const useQueueSummary = (choice: QueueChoice) =>
  useQuery({ ...read('GET /queue', { query: summaryQueryOf(choice) }), refetchInterval: 60_000 })

interface Pages {
  readonly pages: readonly unknown[]
  readonly pageParams: readonly unknown[]
}
/** A reader far down a list would have every page above read again; only the pages up to here are kept. */
const keptPages = 6
const trim = (data: Pages | undefined): Pages | undefined =>
  data === undefined || data.pages.length <= keptPages
    ? data
    : { pages: data.pages.slice(0, keptPages), pageParams: data.pageParams.slice(0, keptPages) }

const readAgain = async (client: QueryClient, isNearTop: () => boolean) => {
  if (isNearTop()) client.setQueriesData<Pages>({ queryKey: ['queue-rows'] }, trim)
  await client.invalidateQueries({ queryKey: ['queue-rows'] })
}

/** What nobody tells moves by the clock alone, such as a ticket that was set aside until now: the sizes show it. */
export const useMovedSizes = (summary: QueueSummary | undefined) => {
  const client = useQueryClient()
  const sizes = summary?.places.map(({ count }) => count).join(' ')
  const known = useRef(sizes)
  useEffect(() => {
    if (known.current !== undefined && sizes !== undefined && sizes !== known.current)
      void client.invalidateQueries({ queryKey: ['queue-rows'] })
    known.current = sizes
  }, [client, sizes])
}

const touchesQueue = ({ type }: LiveEvent) => /^(ticket|commitment|queue|agreement)\./u.test(type)

/** Changes made elsewhere move the rows, at most once a second however much happens. */
export const useLiveQueue = (isNearTop: () => boolean) => {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const nearTop = useRef(isNearTop)
  nearTop.current = isNearTop
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents(
    useCallback(
      (event: LiveEvent) => {
        if (!touchesQueue(event) || timer.current !== undefined) return
        timer.current = setTimeout(() => {
          timer.current = undefined
          void readAgain(client, () => nearTop.current())
        }, 700)
      },
      [client],
    ),
  )
}
