import { useCallback, useSyncExternalStore } from 'react'
import type { QueueFilter } from './queue-choice.ts'

export interface SavedView {
  readonly name: string
  readonly filter: QueueFilter
}
const keyOf = (personId: string) => `mainstay.views:${personId}`
const listeners = new Set<() => void>()
const known = new Map<string, { readonly raw: string; readonly views: readonly SavedView[] }>()

const parse = (raw: string): readonly SavedView[] => {
  try {
    return JSON.parse(raw) as readonly SavedView[]
  } catch {
    return []
  }
}
const readViews = (personId: string) => {
  const raw = localStorage.getItem(keyOf(personId)) ?? '[]'
  const kept = known.get(personId)
  if (kept?.raw === raw) return kept.views
  const views = parse(raw)
  known.set(personId, { raw, views })
  return views
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const writeViews = (personId: string, views: readonly SavedView[]) => {
  localStorage.setItem(keyOf(personId), JSON.stringify(views))
  for (const listener of listeners) listener()
}

/** A person's own views of the queue, kept in this browser. A name that is taken is replaced. */
export const useSavedViews = (personId: string) => {
  const views = useSyncExternalStore(subscribe, () => readViews(personId))
  const save = useCallback(
    (view: SavedView) => writeViews(personId, [...readViews(personId).filter(({ name }) => name !== view.name), view]),
    [personId],
  )
  const drop = useCallback(
    (name: string) =>
      writeViews(
        personId,
        readViews(personId).filter((view) => view.name !== name),
      ),
    [personId],
  )
  return { views, save, drop }
}
