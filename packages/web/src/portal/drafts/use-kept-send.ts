import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, type Operation, type Returned, requestAnswer, type Sent } from '../../data/index.ts'

type Change = Exclude<Operation, `GET ${string}`>
interface Submission {
  readonly contents: string
  readonly key: string
}

const nameOf = (slot: string) => `mainstay.sending:${slot}`
/** A short mark of what was sent (FNV-1a): equal contents go under the same key. */
const markOf = (contents: string) => {
  let mark = 0x811c9dc5
  for (let index = 0; index < contents.length; index += 1)
    mark = Math.imul(mark ^ contents.charCodeAt(index), 0x01000193) >>> 0
  return `${contents.length}.${mark}`
}
const makeKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const readSubmission = (slot: string): Submission | undefined => {
  try {
    return JSON.parse(localStorage.getItem(nameOf(slot)) ?? '') as Submission
  } catch {
    return undefined
  }
}
const keyFor = (slot: string, sent: object) => {
  const contents = markOf(JSON.stringify(sent))
  const known = readSubmission(slot)
  if (known?.contents === contents) return known.key
  const key = makeKey()
  try {
    localStorage.setItem(nameOf(slot), JSON.stringify({ contents, key } satisfies Submission))
  } catch {
    return key
  }
  return key
}

/**
 * A submission whose key outlives a reload: sending the same contents again after a lost answer, a closed tab or a
 * new sign-in has effect once. `slot` names what is written, as its draft does.
 */
export const useKeptSend = <K extends Change>(operation: K, slot: string) => {
  const client = useQueryClient()
  return useMutation<Answer<Returned<K>>, Error, Sent<K>>({
    mutationFn: (sent) =>
      requestAnswer<K>(operation, Object.assign({ idempotencyKey: keyFor(slot, sent as object) }, sent)),
    onSuccess: () => {
      localStorage.removeItem(nameOf(slot))
      // Nothing waits for the new reads: key and draft go together, or a line that breaks here would leave one of them.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'GET /me' })
    },
  })
}
