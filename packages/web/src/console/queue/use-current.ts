import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { QueueLayout } from './queue-layout.ts'

/** Where the reader was, for the way back; one queue a tab. */
const kept: { key: string; currentId: string | undefined; top: number } = { key: '', currentId: undefined, top: 0 }

/** The ticket under the mark and the scroll, both kept while the reader is on another screen. */
export const useCurrent = (viewKey: string, box: RefObject<HTMLElement | null>) => {
  const [currentId, setCurrentId] = useState(kept.key === viewKey ? kept.currentId : undefined)
  const [startTop] = useState(kept.key === viewKey ? kept.top : 0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    element.scrollTop = startTop
    const remember = () => {
      kept.top = element.scrollTop
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [box, startTop])
  const setCurrent = useCallback(
    (id: string | undefined) => {
      kept.key = viewKey
      kept.currentId = id
      setCurrentId(id)
    },
    [viewKey],
  )
  return [currentId, setCurrent] as const
}

/** The next ticket up or down from the marked one; from nowhere, the first. Undefined at the ends. */
export const nextTicketId = (layout: QueueLayout, currentId: string | undefined, by: 1 | -1) => {
  const from = currentId === undefined ? -1 : layout.indexOf(currentId)
  for (let index = from < 0 ? 0 : from + by; index >= 0 && index < layout.count; index += by) {
    const item = layout.itemAt(index)
    if (item.kind === 'row') return item.ticket?.id
  }
  return undefined
}
