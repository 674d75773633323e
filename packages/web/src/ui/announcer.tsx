import { useSyncExternalStore } from 'react'
import { Icon } from './icons.tsx'
import { uiSay } from './text.ts'

export interface Announcement {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'fault'
  /** A way back or onward: `{ label: 'Undo', act }`. */
  readonly action?: { readonly label: string; readonly act: () => void } | undefined
}

let announcements: readonly Announcement[] = []
let lastId = 0
const listeners = new Set<() => void>()
const replace = (next: readonly Announcement[]) => {
  announcements = next
  for (const listener of listeners) listener()
}
const dismiss = (id: number) => replace(announcements.filter((one) => one.id !== id))

/** Says something for a few seconds, on screen and to screen readers. Answers a function that takes it back. */
export const announce = (
  text: string,
  options: {
    readonly tone?: Announcement['tone']
    readonly forMs?: number
    readonly action?: Announcement['action']
  } = {},
) => {
  lastId += 1
  const id = lastId
  replace([...announcements.slice(-2), { id, text, tone: options.tone ?? 'plain', action: options.action }])
  const timer = setTimeout(() => dismiss(id), options.forMs ?? 6000)
  return () => {
    clearTimeout(timer)
    dismiss(id)
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function Said({ one }: { readonly one: Announcement }) {
  const act = () => {
    one.action?.act()
    dismiss(one.id)
  }
  return (
    <li className={`said said-${one.tone}`}>
      <span>{one.text}</span>
      {one.action === undefined ? null : (
        <button type="button" className="said-act" onClick={act}>
          {one.action.label}
        </button>
      )}
      <button type="button" aria-label={uiSay('announce.close')} onClick={() => dismiss(one.id)}>
        <Icon name="cross" size={12} />
      </button>
    </li>
  )
}

/** Where announcements appear; always present, so that screen readers follow it from the start. */
export function AnnouncerRegion() {
  const shown = useSyncExternalStore(subscribe, () => announcements)
  return (
    <ol className="announcer" aria-live="polite" aria-atomic="false">
      {shown.map((one) => (
        <Said key={one.id} one={one} />
      ))}
    </ol>
  )
}
