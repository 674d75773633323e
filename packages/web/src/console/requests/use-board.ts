import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf, read, request, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { type RequestRow, type RoadMap, type RoadMapItem, type Stage, stages } from './request-types.ts'
import { t } from './requests-text.ts'

export type Column = Stage | 'waiting'
export const columns: readonly Column[] = [...stages, 'waiting']
export type Board = Readonly<Record<Column, readonly RoadMapItem[]>>

const perPage = 25
/** A line of the list as a card of the board. */
export const asItem = ({ asks: _asks, externalRef: _id, plans: _plans, ...row }: RequestRow): RoadMapItem => row

type Asked = Parameters<typeof request<'GET /requests'>>[1]['query']
/** Requests by weight, page by page. */
export const useRequestPages = (asked: Asked, limit = perPage) => {
  const query = { ...asked, limit }
  return useInfiniteQuery({
    queryKey: keyOf('GET /requests', { query: { ...query, pages: 'all' } }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /requests', { query: { ...query, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** The board without one card, and with it before another (or at the end). */
const put = (board: RoadMap, item: RoadMapItem, stage: Stage | null, beforeId: string | undefined): RoadMap => {
  const without = (items: readonly RoadMapItem[]) => items.filter(({ id }) => id !== item.id)
  const moved = { ...board, now: without(board.now), next: without(board.next), later: without(board.later) }
  if (stage === null) return moved
  const items = moved[stage]
  const before = items.findIndex(({ id }) => id === beforeId)
  const at = before < 0 ? items.length : before
  return { ...moved, [stage]: [...items.slice(0, at), { ...item, stage }, ...items.slice(at)] }
}

/** Open requests without a place, the heaviest first; what was taken off stands first until the list has it. */
const useWaiting = (product: { readonly productId?: string }, map: RoadMap | undefined) => {
  const list = useRequestPages({ ...product, stage: 'none' })
  const [takenOff, setTakenOff] = useState<readonly RoadMapItem[]>([])
  const placed = new Set(stages.flatMap((stage) => map?.[stage].map(({ id }) => id) ?? []))
  const listed = (list.data?.pages.flatMap(({ items }) => items) ?? []).map(asItem)
  const known = new Set(listed.map(({ id }) => id))
  const waiting = [...takenOff.filter(({ id }) => !known.has(id)), ...listed].filter(({ id }) => !placed.has(id))
  const takeOff = (item: RoadMapItem) => setTakenOff((others) => [item, ...others.filter(({ id }) => id !== item.id)])
  return { list, waiting, takeOff }
}

/** The road-map and what has no place on it; a move shows at once and is taken back where it is refused. */
export const useBoard = (product: { readonly productId?: string }) => {
  const client = useQueryClient()
  const sent = { query: product }
  const key = keyOf('GET /roadmap', sent)
  const map = useQuery(read('GET /roadmap', sent))
  const { list, waiting, takeOff } = useWaiting(product, map.data)
  const place = useSend('POST /requests/:requestId/place')
  const board: Board | undefined = map.data && {
    now: map.data.now,
    next: map.data.next,
    later: map.data.later,
    waiting,
  }
  const move = async (item: RoadMapItem, to: Column, beforeId?: string) => {
    const stage = to === 'waiting' ? null : to
    const was = client.getQueryData<RoadMap>(key)
    if (was === undefined) return
    const next = put(was, item, stage, beforeId)
    client.setQueryData(key, next)
    if (stage === null) takeOff(item)
    say(next, item, stage)
    const body = { stage, ...(beforeId === undefined ? {} : { beforeId }) }
    await place.mutateAsync({ params: { requestId: item.id }, body }).catch(() => {
      client.setQueryData(key, was)
      announce(t('rm.move_failed'), { tone: 'fault' })
    })
  }
  const more = list.hasNextPage ? () => void list.fetchNextPage() : undefined
  return { board, move, more, isError: map.isError || list.isError, refetch: () => void map.refetch() }
}

function say(board: RoadMap, { id, title }: RoadMapItem, stage: Stage | null): void {
  if (stage === null) {
    announce(t('rm.taken_off', { title }))
    return
  }
  const place = board[stage].findIndex((item) => item.id === id) + 1
  announce(t('rm.moved', { title, stage: t(`rm.${stage}`), place, count: board[stage].length }))
}
