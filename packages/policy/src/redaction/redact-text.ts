import { findSecrets } from './find-secrets.ts'
import { type Hit, markOf, type SecretKind } from './kinds.ts'
import type { Pseudonyms } from './pseudonyms.ts'

export interface Redaction {
  readonly emails?: boolean
  /** A short keyed mark of a secret, so that the same one is known again; only who has the key can make it. */
  readonly tag?: (secret: string) => string
  /** Where host names and addresses are to be replaced, too. */
  readonly pseudonyms?: Pseudonyms
}
export interface Redacted {
  readonly text: string
  /** How many of each kind were taken out. */
  readonly hits: Readonly<Partial<Record<SecretKind, number>>>
}

/** Adds up hits by kind. */
export const countHits = (hits: readonly Hit[]): Redacted['hits'] => {
  const counted: Partial<Record<SecretKind, number>> = {}
  for (const { kind } of hits) counted[kind] = (counted[kind] ?? 0) + 1
  return counted
}

/** Takes every secret out of a text and, where asked, gives names and addresses of machines other names. */
export const redactText = (text: string, { emails = false, tag, pseudonyms }: Redaction = {}): Redacted => {
  const hits = findSecrets(text, { emails })
  let written = ''
  let from = 0
  for (const { kind, start, end } of hits) {
    written += text.slice(from, start) + markOf(kind, tag?.(text.slice(start, end)))
    from = end
  }
  written += text.slice(from)
  return { text: pseudonyms ? pseudonyms.replaceIn(written) : written, hits: countHits(hits) }
}
