import type { Reason } from '../reasons/types.ts'
import type { IndexedRules } from './rules-by-finder.ts'
import type { Exclusion, ScopeRules } from './types.ts'

/** What one decision gathers on its way: exclusions found and cleared, the facts used, what nobody knows. */
export interface Findings {
  readonly rules: ScopeRules
  readonly index: IndexedRules
  readonly reasons: Reason[]
  readonly unknown: string[]
  /** Exclusions found so far, as they came. */
  readonly found: Exclusion[]
  /** Ruled out by a person's answer, whatever is known of the installation. */
  readonly cleared: string[]
}

const noExclusions: readonly Exclusion[] = []

/** The exclusions that a fact finds and that no answer ruled out. */
export const foundBy = ({ index, cleared }: Findings, finder: Exclusion['foundBy'][number]): readonly Exclusion[] => {
  const all = index.byFinder.get(finder) ?? noExclusions
  return cleared.length === 0 ? all : all.filter(({ key }) => !cleared.includes(key))
}

/** Notes an exclusion, once. */
export const find = ({ found }: Findings, exclusion: Exclusion): void => {
  if (!found.includes(exclusion)) found.push(exclusion)
}

/** Notes what would have to be known to decide, once. */
export const miss = ({ unknown }: Findings, what: string): void => {
  if (!unknown.includes(what)) unknown.push(what)
}

/** In the policy's order. */
export const inOrder = ({ rules, found }: Findings): readonly Exclusion[] =>
  found.length < 2 ? found : rules.exclusions.filter((one) => found.includes(one))
