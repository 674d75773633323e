import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** `j`, `Enter`, `?`, `g q` (one after the other), `mod+k` (Ctrl or Cmd). */
  readonly keys: string
  /** What it does, in words, for the foot and the list of keys. */
  readonly label: string
  readonly run: (event: KeyboardEvent) => void
  /** Shown at the foot of the page. */
  readonly inFoot?: boolean
}

let registered: readonly (readonly Shortcut[])[] = []
const listeners = new Set<() => void>()
const replace = (next: readonly (readonly Shortcut[])[]) => {
  registered = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const storageKey = 'mainstay.single_keys'
let singleKeys = typeof localStorage === 'undefined' || localStorage.getItem(storageKey) !== 'off'
/** Switches the shortcuts of one letter on or off, for those who dictate or use switches; kept in this browser. */
export const setSingleKeys = (on: boolean) => {
  singleKeys = on
  localStorage.setItem(storageKey, on ? 'on' : 'off')
  replace([...registered])
}
export const useSingleKeys = () => useSyncExternalStore(subscribe, () => singleKeys)

/** What the keyboard says in the words of `Shortcut.keys`. */
const nameKey = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>) => {
  if (event.altKey) return ''
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName) &&
      !/^(radio|checkbox)$/u.test((target as HTMLInputElement).type)))
/** A button or link keeps Enter and Space for itself. */
const keepsKey = (target: EventTarget | null, name: string) =>
  target instanceof HTMLElement &&
  (name === 'Enter' || name === ' ') &&
  target.closest('button, a, [role="option"]') !== null

let pending = ''
let pendingTimer: ReturnType<typeof setTimeout> | undefined
const remember = (name: string) => {
  clearTimeout(pendingTimer)
  pending = name
  pendingTimer = setTimeout(() => {
    pending = ''
  }, 1000)
}

const find = (keys: string) => {
  for (const list of registered.toReversed()) for (const one of list) if (one.keys === keys) return one
  return undefined
}
const startsSequence = (name: string) => registered.some((list) => list.some((one) => one.keys.startsWith(`${name} `)))

const hearKey = (event: KeyboardEvent) => {
  const name = nameKey(event)
  if (name === '' || event.defaultPrevented) return
  const plain = !name.startsWith('mod+')
  if (plain && (!singleKeys || isTyping(event.target) || keepsKey(event.target, name))) return
  if (plain && document.querySelector('[aria-modal="true"]') !== null) return
  const shortcut = (pending === '' ? undefined : find(`${pending} ${name}`)) ?? find(name)
  remember(startsSequence(name) && shortcut === undefined ? name : '')
  if (shortcut === undefined) return
  event.preventDefault()
  shortcut.run(event)
}
if (typeof window !== 'undefined') addEventListener('keydown', hearKey)

/** Gives these keys their meaning while the calling part is on the page; the newest part wins. */
export const useShortcuts = (shortcuts: readonly Shortcut[]) => {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  const shape = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when keys or labels changed; the rest is read late
  useEffect(() => {
    const list = latest.current.map((one, index) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }))
    replace([...registered, list])
    return () => replace(registered.filter((other) => other !== list))
  }, [shape])
}

/** All keys that mean something just now, in the order in which they came. */
export const useShownShortcuts = () => useSyncExternalStore(subscribe, () => registered).flat()
