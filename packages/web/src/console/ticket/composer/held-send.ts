import { useSyncExternalStore } from 'react'

/** A reply that waits a moment in this browser before it goes out, so that it can be taken back. */
export interface HeldSend {
  readonly ticketId: string
  /** Epoch ms of this device. */
  readonly until: number
  /** Sends it; `isLeaving` when the page goes away under it. */
  readonly send: (isLeaving: boolean) => void
}
export const holdMs = 10_000

let held: HeldSend | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const replace = (next: HeldSend | undefined) => {
  clearTimeout(timer)
  held = next
  for (const listener of listeners) listener()
}

/** Sends at once what waits. Leaving the page or the ticket does the same: a reply never hangs in the air. */
export const sendNow = (isLeaving = false) => {
  const waiting = held
  if (waiting === undefined) return
  replace(undefined)
  waiting.send(isLeaving)
}
/** Takes it back; the draft is still there. */
export const takeBack = () => replace(undefined)

/** Holds a reply for ten seconds; an earlier one that still waits goes out first. */
export const hold = (ticketId: string, send: HeldSend['send']) => {
  sendNow()
  replace({ ticketId, until: Date.now() + holdMs, send })
  timer = setTimeout(() => sendNow(), holdMs)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useHeld = (ticketId: string) => {
  const waiting = useSyncExternalStore(subscribe, () => held)
  return waiting?.ticketId === ticketId ? waiting : undefined
}

if (typeof window !== 'undefined') addEventListener('pagehide', () => sendNow(true))
