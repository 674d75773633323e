import { checkHealth } from '../health-check/check-health.ts'
import { compileRuleSet } from '../rule-sets/compile-rule-set.ts'
import type { RuleSet } from '../rule-sets/rule-set.ts'
import type { Snapshot } from '../snapshot.ts'
import { factsOf } from './facts.ts'
import { judgeRule } from './judge-rule.ts'
import type { Evaluation, VersionSupport } from './types.ts'

export interface AssessQuestion {
  readonly ruleSet: RuleSet
  readonly snapshot: Snapshot
  /** The instant of the judgement (ms): ages and what is left are counted to it. */
  readonly at: number
  /** What our catalogue says of the product's version. */
  readonly support?: VersionSupport | undefined
  /** The snapshot before of the same installation, for the performance health check. */
  readonly earlier?: Snapshot | undefined
}

/**
 * Holds a snapshot against a rule set. Pure, and it always ends with one state for each rule: facts that are missing make
 * `unknown`, a fault of a rule makes `error` with its place; neither counts as passed or failed.
 */
export function assess({ ruleSet, snapshot, at, support, earlier }: AssessQuestion): Evaluation {
  const { rules, health } = compileRuleSet(ruleSet)
  const facts = factsOf(snapshot, at, support)
  const { id, version, title, scoring } = ruleSet
  return {
    ruleSet: { id, version, title, scoring },
    at,
    collectedAt: typeof snapshot.collectedAt === 'string' ? Date.parse(snapshot.collectedAt) : Number.NaN,
    product: { name: snapshot.product.name, version: snapshot.product.version },
    results: rules.map((rule) => judgeRule(rule, facts)),
    health: checkHealth({
      lines: health,
      facts,
      earlier: earlier && factsOf(earlier, at, support),
      worseByPercent: ruleSet.healthCheck?.worseByPercent ?? 100,
      worseFromShareOfWatch: ruleSet.healthCheck?.worseFromShareOfWatch ?? 0,
    }),
  }
}
