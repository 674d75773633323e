import type { HealthLine } from '../health-check/types.ts'
import type { Rule, RuleSet } from '../rule-sets/rule-set.ts'

/** What our own catalogue says of the product's version; given by the caller. Absent: nobody knows. */
export interface VersionSupport {
  /** `current`, `preceding`, `ended`, `not_released` ... in the words of the catalogue; `unknown` counts as absent. */
  readonly state: string
  /** Civil date (its end is exclusive); null while no end is set. */
  readonly supportedUntil: string | null
  readonly newest: string | null
}

/** A fact that a rule shows for what it says: plain strings, bounded in length. */
export interface Evidence {
  readonly label: string
  readonly value: string
}
/** The one figure by which better and worse are told. */
export interface Gauge {
  readonly label: string
  readonly value: number
  readonly unit?: string
  readonly better: 'lower' | 'higher'
}
/** Why a rule gave no verdict: a fault of the rule, never of the installation. */
export interface RuleFault {
  /** Which expression: `passesWhen`, `appliesWhen`. */
  readonly field: string
  /** The expression itself. */
  readonly expression: string
  /** From 0, in the expression. */
  readonly at?: number
  readonly message: string
}

/** `unknown`: facts are missing. Neither that nor `not_applicable` nor `error` counts as passed or failed. */
export type RuleState = 'passed' | 'failed' | 'not_applicable' | 'unknown' | 'error'

export interface RuleResult {
  /** What is said of the rule to people, so that a result is read without its rule set. */
  readonly rule: Pick<Rule, 'id' | 'title' | 'why' | 'severity' | 'group' | 'recommendation' | 'effort' | 'source'>
  readonly state: RuleState
  readonly evidence: readonly Evidence[]
  readonly gauge?: Gauge
  /** Facts that were looked for and are not there: `host.disks[].inodesUsed`. Only with `unknown`. */
  readonly missing: readonly string[]
  /** Only with `error`. */
  readonly fault?: RuleFault
}

/** One snapshot held against one rule set. */
export interface Evaluation {
  readonly ruleSet: Pick<RuleSet, 'id' | 'version' | 'title' | 'scoring'>
  /** The instant of the judgement (ms); ages are counted to it. */
  readonly at: number
  readonly collectedAt: number
  readonly product: { readonly name: string; readonly version: string }
  /** In the order of the rule set, each rule once. */
  readonly results: readonly RuleResult[]
  readonly health: readonly HealthLine[]
}
