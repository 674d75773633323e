import { useState } from 'react'

interface Looked {
  readonly rows: readonly { readonly state: string }[]
  readonly recorded: number
  readonly changed: number
}
interface ListOf<T> {
  /** Reads the list; with `preview` nothing is written. Undefined where it was refused. */
  readonly ask: (csv: string, preview: boolean) => Promise<T | undefined>
  readonly onDone: (done: T) => void
}

/** A list that is looked at first, a line each, then recorded as a whole or not at all. */
export function useLookedList<T extends Looked>({ ask, onDone }: ListOf<T>) {
  const [csv, setCsv] = useState('')
  const [looked, setLooked] = useState<T>()
  const type = (text: string) => {
    setCsv(text)
    setLooked(undefined)
  }
  const submit = async () => {
    if (looked === undefined) return setLooked(await ask(csv, true))
    const done = await ask(csv, false)
    if (done !== undefined) onDone(done)
  }
  const faulty = looked?.rows.filter(({ state }) => state === 'faulty').length ?? 0
  const count = (looked?.recorded ?? 0) + (looked?.changed ?? 0)
  const isReady = looked === undefined ? csv.trim() !== '' : faulty === 0 && count > 0
  return { csv, type, looked, submit, faulty, count, isReady }
}
