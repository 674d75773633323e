import type { ClockTerms } from '@mainstay/policy/commitments'
import { canonicalHash } from './canonical-hash.ts'

/** Some 3 kB each: 6 MB at most. */
const KEPT_AT_MOST = 2_000

/** Terms by their content: the same terms are one object, so that what is frozen is read from the database once. */
const byHash = new Map<string, ClockTerms>()
const hashes = new WeakMap<ClockTerms, string>()

/** The hash that stands for these terms in the database. */
export function hashOfTerms(terms: ClockTerms): string {
  const known = hashes.get(terms)
  if (known !== undefined) return known
  const hash = canonicalHash(terms)
  hashes.set(terms, hash)
  return hash
}

export const knownTerms = (hash: string): ClockTerms | undefined => byHash.get(hash)

/** Keeps terms for later look-ups and gives the one object that stands for their content. */
export function keepTerms(terms: ClockTerms): ClockTerms {
  const hash = hashOfTerms(terms)
  const known = byHash.get(hash)
  if (known !== undefined) return known
  if (byHash.size >= KEPT_AT_MOST) byHash.delete(byHash.keys().next().value ?? hash)
  byHash.set(hash, terms)
  return terms
}
