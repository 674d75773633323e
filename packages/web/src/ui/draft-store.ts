import { useCallback, useSyncExternalStore } from 'react'

/** `{ text, savedAt }` under person and thing; the text may be JSON of a whole form. */
export interface Draft {
  readonly text: string
  /** Epoch ms of this device. */
  readonly savedAt: number
}

const prefix = 'mainstay.draft'
const keyOf = (personId: string, thing: string) => `${prefix}:${personId}:${thing}`
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const cache = new Map<string, { readonly raw: string | null; readonly draft: Draft | undefined }>()

const parse = (raw: string | null): Draft | undefined => {
  if (raw === null) return undefined
  try {
    return JSON.parse(raw) as Draft
  } catch {
    return undefined
  }
}

/** Drafts live in this browser, each under its person and thing, until they are sent or thrown away. */
export const readDraft = (personId: string, thing: string): Draft | undefined => {
  const key = keyOf(personId, thing)
  const raw = localStorage.getItem(key)
  const known = cache.get(key)
  if (known !== undefined && known.raw === raw) return known.draft
  const draft = parse(raw)
  cache.set(key, { raw, draft })
  return draft
}
/** Keeps a text; an empty one removes the draft. A full store is said by `false`. */
export const saveDraft = (personId: string, thing: string, text: string) => {
  try {
    if (text === '') localStorage.removeItem(keyOf(personId, thing))
    else localStorage.setItem(keyOf(personId, thing), JSON.stringify({ text, savedAt: Date.now() } satisfies Draft))
    return true
  } catch {
    return false
  } finally {
    tell()
  }
}
export const dropDraft = (personId: string, thing: string) => saveDraft(personId, thing, '')

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** The draft of a person for a thing (`reply:tkt_...`, `new-ticket`): kept with every letter, also across tabs. */
export const useDraft = (personId: string, thing: string) => {
  const draft = useSyncExternalStore(subscribe, () => readDraft(personId, thing))
  const save = useCallback((text: string) => saveDraft(personId, thing, text), [personId, thing])
  const drop = useCallback(() => dropDraft(personId, thing), [personId, thing])
  return { text: draft?.text ?? '', savedAt: draft?.savedAt, save, drop }
}
