import type { Decision, Reason } from '../reasons/types.ts'
import { indexedRules } from './rules-by-finder.ts'
import type { ScopeAnswers, ScopeRules, ScopeStanding } from './types.ts'

/** What a person makes of a verdict, and what was known when they did. */
export interface Judgement {
  readonly rules: ScopeRules
  readonly policyVersion: string
  readonly verdict: ScopeStanding
  /** Key of an exclusion of these rules; null when in scope. */
  readonly exclusion: string | null
  /** Reasons of the verdict before it. */
  readonly basis: readonly Reason[]
}
export interface Judged {
  readonly verdict: ScopeStanding
  readonly exclusion: string | null
  readonly clause: string
}

/** Facts outlive a verdict; what the rule said of itself, and its ways out, do not. */
const isFact = ({ code }: Reason): boolean =>
  code.startsWith('scope.version_') ||
  code.startsWith('scope.platform_') ||
  code === 'scope.answered' ||
  code === 'scope.service_interaction'

/** A person's verdict as a decision: no longer provisional, resting on the facts that were known. */
export const judgeScope = (judgement: Judgement): Decision<Judged> => {
  const { rules, policyVersion, verdict, exclusion, basis } = judgement
  const { byKey, waysOut, covered } = indexedRules(rules)
  const clause = (exclusion === null ? undefined : byKey.get(exclusion)?.clause) ?? rules.covers.clause
  const wayOut = exclusion === null ? undefined : waysOut.get(exclusion)
  const upgrade = basis.filter(({ code, facts }) => code === 'scope.upgrade' && facts.exclusion === exclusion)
  const reasons: readonly Reason[] = [
    ...(verdict === 'in_scope' ? [covered] : []),
    { code: 'scope.by_person', clause, facts: { verdict } },
    ...basis.filter(isFact),
    ...(wayOut ? [wayOut] : []),
    ...upgrade,
  ]
  const clauses = [...new Set([clause, ...reasons.flatMap((reason) => reason.clause ?? [])])]
  return { result: { verdict, exclusion, clause }, policyVersion, clauses, reasons }
}

/** The answers that the policy asks for; whatever else was sent is set aside. */
export const knownScopeAnswers = (rules: ScopeRules, given: ScopeAnswers): ScopeAnswers => {
  const { answers } = indexedRules(rules)
  return Object.fromEntries(Object.entries(given).filter(([question, answer]) => answers.get(question)?.has(answer)))
}
