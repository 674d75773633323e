import { useSyncExternalStore } from 'react'

export type Beat = 'second' | 'minute'
const beatMs: Readonly<Record<Beat, number>> = { second: 1000, minute: 60_000 }

let offsetMs = 0
/** The server's time in epoch ms, as well as this device can tell. */
export const readNow = () => Date.now() + offsetMs

const listeners: Record<Beat, Set<() => void>> = { second: new Set(), minute: new Set() }
const shown: Record<Beat, number> = { second: readNow(), minute: readNow() }
const timers: Partial<Record<Beat, ReturnType<typeof setTimeout>>> = {}

const strike = (beat: Beat) => {
  shown[beat] = readNow()
  for (const listener of listeners[beat]) listener()
}
/** Beats fall on whole seconds and minutes of the server, so that all clocks of a page change together. */
const schedule = (beat: Beat) => {
  clearTimeout(timers[beat])
  if (listeners[beat].size === 0) return
  const wait = beatMs[beat] - (readNow() % beatMs[beat])
  timers[beat] = setTimeout(() => {
    strike(beat)
    schedule(beat)
  }, wait + 5)
}
const strikeAll = () => {
  for (const beat of ['second', 'minute'] as const) {
    strike(beat)
    schedule(beat)
  }
}

/** Corrects every clock on the page: `ms` is server time minus device time. */
export const setClockOffset = (ms: number) => {
  offsetMs = ms
  strikeAll()
}

const subscribe = (beat: Beat) => (listener: () => void) => {
  if (listeners[beat].size === 0) shown[beat] = readNow()
  listeners[beat].add(listener)
  schedule(beat)
  return () => {
    listeners[beat].delete(listener)
    schedule(beat)
  }
}
const subscribers = { second: subscribe('second'), minute: subscribe('minute') }
const snapshots = { second: () => shown.second, minute: () => shown.minute }

/** Now in epoch ms of the server, refreshed each minute or second. One timer serves the whole page. */
export const useNow = (beat: Beat = 'minute') => useSyncExternalStore(subscribers[beat], snapshots[beat])

// A machine that slept or a tab in the background shows the true time at once when it is looked at again.
if (typeof document !== 'undefined') document.addEventListener('visibilitychange', strikeAll)
