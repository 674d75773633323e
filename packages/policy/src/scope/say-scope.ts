import type { Reason } from '../reasons/types.ts'
import { isWordKey, words } from '../reasons/words.ts'
import type { ScopeRules, ScopeStanding } from './types.ts'

export interface Said {
  readonly verdict: ScopeStanding
  readonly exclusion: string | null
  readonly reasons: readonly Pick<Reason, 'code' | 'facts'>[]
}

/** The kind of platform that decided, where the exclusion is about several. */
const kindIn = (reasons: Said['reasons']): string | undefined => {
  const kind = reasons.find(({ code }) => code === 'scope.platform_unsupported')?.facts.kind
  return typeof kind === 'string' ? kind : undefined
}

/**
 * A verdict in the words that people read (policy-semantics, 7), such as "not covered: operating system". An exclusion
 * that has no words of its own is told by the policy's label.
 */
export const sayScope = (rules: ScopeRules, { verdict, exclusion, reasons }: Said): string => {
  if (verdict === 'in_scope') return words['scope.in_scope']
  if (verdict === 'best_effort') return words['scope.best_effort']
  const key = `scope.excluded.${exclusion}`
  const precise = `${key}.${kindIn(reasons)}`
  if (isWordKey(precise)) return words[precise]
  if (isWordKey(key)) return words[key]
  return `not covered: ${rules.exclusions.find((one) => one.key === exclusion)?.label ?? 'by the policy'}`
}

/** The same from a verdict as a timeline keeps it: `in_scope`, `excluded.platform`. */
export const sayScopeValue = (value: string): string => {
  const [verdict] = value.split('.')
  if (verdict === 'in_scope') return words['scope.in_scope']
  if (verdict === 'best_effort') return words['scope.best_effort']
  const key = `scope.${value}`
  return isWordKey(key) ? words[key] : 'not covered'
}
