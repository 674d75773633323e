import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keyOf, read, useSend } from '../../data/index.ts'
import { announce } from '../../ui/announcer.tsx'
import { type RequestRow, type RoadMap, type RoadMapItem, type Stage, stages } from './request-types.ts'
import { t } from './requests-text.ts'

export type Column = Stage | 'waiting'
export const columns: readonly Column[] = [...stages, 'waiting']
export type Board = Readonly<Record<Column, readonly RoadMapItem[]>>

const heaviest = 25
/** A line of the list as a card of the board. */
export const asItem = ({ asks: _asks, externalRef: _id, plans: _plans, ...row }: RequestRow): RoadMapItem => row

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

/** The road-map and what has no place on it; a move shows at once and is taken back where it is refused. */
export const useBoard = () => {
  const client = useQueryClient()
  const key = keyOf('GET /roadmap', {})
  const map = useQuery(read('GET /roadmap', {}))
  const list = useQuery(read('GET /requests', { query: { limit: 100 } }))
  const place = useSend('POST /requests/:requestId/place')
  const placed = new Set(stages.flatMap((stage) => map.data?.[stage].map(({ id }) => id) ?? []))
  const waiting = (list.data?.items ?? [])
    .filter(({ id, status }) => !placed.has(id) && status !== 'shipped' && status !== 'declined')
    .slice(0, heaviest)
    .map(asItem)
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
    say(next, item, stage)
    const body = { stage, ...(beforeId === undefined ? {} : { beforeId }) }
    await place.mutateAsync({ params: { requestId: item.id }, body }).catch(() => {
      client.setQueryData(key, was)
      announce(t('rm.move_failed'), { tone: 'fault' })
    })
  }
  return { board, move, isError: map.isError || list.isError, refetch: () => void map.refetch() }
}

function say(board: RoadMap, { id, title }: RoadMapItem, stage: Stage | null): void {
  if (stage === null) {
    announce(t('rm.taken_off', { title }))
    return
  }
  const place = board[stage].findIndex((item) => item.id === id) + 1
  announce(t('rm.moved', { title, stage: t(`rm.${stage}`), place, count: board[stage].length }))
}
