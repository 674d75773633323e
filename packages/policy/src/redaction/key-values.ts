import { isCount, isInnocent, isProse } from './innocent-values.ts'
import { keyStems, readKeyName } from './key-names.ts'
import type { Hit } from './kinds.ts'
import { readValue } from './read-value.ts'

/** A key longer than this is a stretch of something else; its end is what counts. */
const longestKey = 80
const keyCharacter = /[\w.$-]/

/** The whole key around a stem. */
const wholeKey = (text: string, from: number, until: number): { readonly start: number; readonly end: number } => {
  let start = from
  while (start > 0 && from - start < longestKey && keyCharacter.test(text[start - 1] ?? '')) start -= 1
  let end = until
  while (end < text.length && end - until < longestKey && keyCharacter.test(text[end] ?? '')) end += 1
  return { start, end }
}

const isWorth = (
  key: string,
  read: 'secret' | 'counted',
  { value, loose }: { value: string; loose: boolean },
): boolean => {
  if (isInnocent(value) || (loose && isProse(value))) return false
  if (/^pin$/i.test(key) && !/^\D{0,2}\d{3,12}\D{0,2}$/.test(value)) return false
  if (isCount(value) && (read === 'counted' || /^pass$/i.test(key))) return false
  return true
}

/** The name of a kind in a mark is no key. */
const isInMark = (text: string, start: number): boolean => text.slice(Math.max(0, start - 10), start) === '[REDACTED:'

/**
 * Values that stand beside a key which names a secret: in env, INI, YAML, JSON (escaped, too), XML, URLs, SQL, flags of a
 * command. Only keys are searched for, and the search goes on right behind the key, so that no value hides the next one.
 */
export const findKeyValues = (text: string): readonly Hit[] => {
  const hits: Hit[] = []
  let goOn = 0
  for (const stem of text.matchAll(keyStems)) {
    if (stem.index < goOn) continue
    const { start, end } = wholeKey(text, stem.index, stem.index + stem[0].length)
    goOn = end
    const key = text.slice(start, end).replace(/[.$-]+$/, '')
    const read = readKeyName(key)
    if (read === 'open' || isInMark(text, start)) continue
    for (const value of readValue(text, start, start + key.length)) {
      const bare = text.slice(value.start, value.end)
      if (isWorth(key, read, { value: bare, loose: value.loose }))
        hits.push({ kind: 'named_secret', start: value.start, end: value.end })
    }
  }
  return hits
}
