import { useCallback, useEffect, useRef, useState } from 'react'
import { currentViewing, request } from '../../data/index.ts'
import { dropDraft, readDraft, saveDraft } from '../../ui/draft-store.ts'
import { useMe } from '../session-gate.ts'
import { useAccount } from '../use-account.ts'

const parse = <T extends object>(text: string | undefined): Partial<T> => {
  if (text === undefined || text === '') return {}
  try {
    return JSON.parse(text) as Partial<T>
  } catch {
    return {}
  }
}
interface Place {
  /** Whose it is; of a person with several companies, for which of them. */
  readonly personId: string
  readonly about: string
}
const endedName = ({ personId, about }: Place) => `mainstay.ended:${personId}:${about}`
/** A draft that was sent or thrown away while the desk could not be told: its copy there must not come back. */
const isEnded = (place: Place) => localStorage.getItem(endedName(place)) !== null

/** One after the other: on a slow line an older copy must not arrive after a newer one, or after the end. */
let keeping: Promise<unknown> = Promise.resolve()
const keepOnDesk = (place: Place, form: object | null) => {
  if (currentViewing() !== undefined) return
  const content = form === null ? null : { form: JSON.stringify(form) }
  if (form === null) localStorage.setItem(endedName(place), 'yes')
  keeping = keeping
    .then(() => request('POST /drafts/:about', { params: { about: place.about }, body: { content } }))
    .then(() => localStorage.removeItem(endedName(place)))
    .catch(() => undefined)
}

const readFromDesk = async <T extends object>(place: Place): Promise<Partial<T>> => {
  // whoever sees the portal as somebody else finds nothing unsent of hers
  if (currentViewing() !== undefined) return {}
  if (isEnded(place)) {
    keepOnDesk(place, null)
    return {}
  }
  const draft = await request('GET /drafts/:about', { params: { about: place.about } }).catch(() => null)
  const form = draft?.content.form
  return parse<T>(typeof form === 'string' ? form : undefined)
}

/** A draft belongs to its company: what is begun for one is not offered in another. */
const useWriter = () => {
  const { person, accounts = [] } = useMe()
  const { id } = useAccount()
  return accounts.length > 1 ? `${person.id}:${id}` : person.id
}

interface KeptFormOptions<T extends object> {
  /** Under which the browser keeps it: `new-ticket`, `reply:tkt_…`. */
  readonly thing: string
  /** Under which the desk keeps it: `new_ticket`, `tkt_…`. */
  readonly about: string
  readonly empty: T
}

/**
 * A form that is never lost: kept in this browser with every letter, and on the desk a moment later. Opened elsewhere,
 * the desk’s copy is taken where this browser has none. `keptAt` is the device’s time of the last keeping.
 */
export const useKeptForm = <T extends object>({ thing, about, empty }: KeptFormOptions<T>) => {
  const personId = useWriter()
  const [form, setForm] = useState<T>(() => ({ ...empty, ...parse<T>(readDraft(personId, thing)?.text) }))
  const [keptAt, setKeptAt] = useState(() => readDraft(personId, thing)?.savedAt)
  const latest = useRef(form)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef(empty)

  useEffect(() => {
    if (readDraft(personId, thing) !== undefined) return
    let isGone = false
    void readFromDesk<T>({ personId, about }).then((kept) => {
      const isUntouched = JSON.stringify(latest.current) === JSON.stringify(start.current)
      if (isGone || !isUntouched || Object.keys(kept).length === 0) return
      latest.current = { ...start.current, ...kept }
      setForm(latest.current)
      setKeptAt(Date.now())
    })
    return () => {
      isGone = true
    }
  }, [personId, thing, about])

  const change = useCallback(
    (part: Partial<T>) => {
      latest.current = { ...latest.current, ...part }
      setForm(latest.current)
      if (saveDraft(personId, thing, JSON.stringify(latest.current))) setKeptAt(Date.now())
      clearTimeout(timer.current)
      timer.current = setTimeout(() => keepOnDesk({ personId, about }, latest.current), 1500)
    },
    [personId, thing, about],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    dropDraft(personId, thing)
    keepOnDesk({ personId, about }, null)
    latest.current = start.current
    setForm(start.current)
    setKeptAt(undefined)
  }, [personId, thing, about])
  const readLatest = useCallback(() => latest.current, [])
  return { form, change, drop, keptAt, readLatest }
}
