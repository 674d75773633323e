import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { gatherRounds } from './gather-rounds.ts'
import { addressOf, readActingFor } from './request.ts'
import { isToldLater, isTouched, type LiveEvent } from './touches.ts'
import { currentViewing } from './viewing.ts'

export type LiveState = 'off' | 'connecting' | 'live' | 'lost'

let state: LiveState = 'off'
const watchers = new Set<() => void>()
const hearers = new Set<(event: LiveEvent) => void>()
const enter = (next: LiveState) => {
  state = next
  for (const watcher of watchers) watcher()
}
const watch = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** `live` while changes made elsewhere arrive by themselves. */
export const useLiveState = () => useSyncExternalStore(watch, () => state)

/** Hears every event that this person may know of, after the cache has been told. Give a stable function. */
export const useLiveEvents = (hear: (event: LiveEvent) => void) =>
  useEffect(() => {
    hearers.add(hear)
    return () => {
      hearers.delete(hear)
    }
  }, [hear])

const readEvent = (data: string): LiveEvent | undefined => {
  try {
    return JSON.parse(data) as LiveEvent
  } catch {
    return undefined
  }
}

/** What people are told is written right after the event, by a job; a busy desk may need this long for it. */
const TOLD_AFTER_MS = 2_000

/** Events are answered by rounds of reads, and news by a second one a moment later. */
const gatherReads = (client: QueryClient) =>
  gatherRounds<LiveEvent>((events) => {
    void client.invalidateQueries({ predicate: ({ queryKey }) => events.some((event) => isTouched(queryKey, event)) })
    const readNews = () => void client.invalidateQueries({ predicate: ({ queryKey }) => isToldLater(queryKey) })
    setTimeout(readNews, TOLD_AFTER_MS)
  })

/**
 * Opens the live line and keeps it open; the browser resumes it from the last event it saw. `reset` means that events
 * were missed: everything is read anew. Answers a function that closes it.
 */
export const openLive = (client: QueryClient) => {
  const reads = gatherReads(client)
  let source: EventSource | undefined
  let reopen: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  const hear = ({ data }: MessageEvent<string>) => {
    const event = readEvent(data)
    if (event === undefined) return
    if (event.type === 'reset') return reset()
    reads.add(event)
    for (const hearer of hearers) hearer(event)
  }
  const reset = () => void client.invalidateQueries()
  const open = () => {
    enter('connecting')
    const accountId = readActingFor()
    const viewing = currentViewing()
    const query = { ...(accountId === undefined ? {} : { accountId }), ...(viewing === undefined ? {} : { viewing }) }
    source = new EventSource(addressOf('GET /events', { query }))
    source.onopen = () => {
      if (tries > 0) reset()
      tries = 0
      enter('live')
    }
    source.addEventListener('message', hear)
    source.addEventListener('reset', reset)
    source.onerror = () => {
      enter('lost')
      if (source?.readyState !== EventSource.CLOSED) return
      tries += 1
      reopen = setTimeout(open, Math.min(1000 * 2 ** tries, 30_000))
    }
  }
  open()
  return () => {
    clearTimeout(reopen)
    reads.end()
    source?.close()
    enter('off')
  }
}
