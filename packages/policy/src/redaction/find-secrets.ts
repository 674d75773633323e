import { findCards } from './cards.ts'
import { findSecretColumns } from './columns.ts'
import { contextPatterns } from './context-patterns.ts'
import { findCookieLists, findValuesBeforeNames } from './har.ts'
import { isInnocent } from './innocent-values.ts'
import { findKeyValues } from './key-values.ts'
import type { Hit } from './kinds.ts'
import { type Pattern, tokenPatterns } from './token-patterns.ts'

const applyPattern = (text: string, { kind, find, holds }: Pattern): readonly Hit[] =>
  [...text.matchAll(find)].flatMap((found) => {
    const secret = found.groups?.s ?? found[0]
    if (isInnocent(secret) || holds?.(secret) === false) return []
    const start = found.index + (found.groups?.s === undefined ? 0 : found[0].lastIndexOf(secret))
    return [{ kind, start, end: start + secret.length }]
  })

/** A text that begins inside a key shows only its end: everything above, as far as it looks like one. */
const cutKey = (text: string): readonly Hit[] => {
  const end = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(text)
  if (!end) return []
  const above = text.slice(0, end.index)
  if (above.includes('-----BEGIN')) return []
  const body = /[A-Za-z0-9+/=\s\\]*$/.exec(above.slice(-20_000))
  const start = end.index - (body?.[0].length ?? 0)
  return [{ kind: 'private_key', start, end: end.index + end[0].length }]
}

const emails: Pattern = {
  kind: 'email',
  find: /[\w.!#$%&*+/?^{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}/gi,
}

export interface Finding {
  /** Addresses of people as well. */
  readonly emails?: boolean
}

/** Sorted, and those that touch the same characters made one; the first that began gives its kind. */
const united = (hits: readonly Hit[]): readonly Hit[] => {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end)
  const whole: Hit[] = []
  for (const hit of sorted) {
    const last = whole.at(-1)
    if (last && hit.start < last.end) whole[whole.length - 1] = { ...last, end: Math.max(last.end, hit.end) }
    else if (hit.end > hit.start) whole.push(hit)
  }
  return whole
}

/**
 * Every stretch of a text that is a secret by its form, by its key or by what stands around it, in order and apart. Each
 * detector reads the original text: none can hide a secret from another. Time grows with the text's length.
 */
export const findSecrets = (text: string, { emails: alsoEmails = false }: Finding = {}): readonly Hit[] =>
  united([
    ...tokenPatterns.flatMap((pattern) => applyPattern(text, pattern)),
    ...cutKey(text),
    ...contextPatterns.flatMap((pattern) => applyPattern(text, pattern)),
    ...findCookieLists(text),
    ...findValuesBeforeNames(text),
    ...findKeyValues(text),
    ...findSecretColumns(text),
    ...findCards(text),
    ...(alsoEmails ? applyPattern(text, emails) : []),
  ])
