import {
  type Compiled,
  compileExpression,
  type Expression,
  type ExpressionFault,
  type Wanted,
} from '../expressions/compile-expression.ts'
import type { HealthLineRule, Rule, RuleSet } from './rule-set.ts'

/** An expression of a rule set: where it stands there, and what came of reading it. */
export interface WrittenExpression {
  /** Keys from the rule down: `['evidence', 0, 'show']`. */
  readonly field: readonly (string | number)[]
  readonly text: string
  readonly compiled: Compiled
}
export interface CompiledRule {
  readonly rule: Rule
  readonly appliesWhen: WrittenExpression | undefined
  readonly passesWhen: WrittenExpression
  readonly gauge: WrittenExpression | undefined
  readonly evidence: readonly WrittenExpression[]
}
export interface CompiledHealthLine {
  readonly line: HealthLineRule
  readonly appliesWhen: WrittenExpression | undefined
  readonly each: { readonly of: WrittenExpression; readonly label: WrittenExpression } | undefined
  readonly samples: WrittenExpression
}
export interface CompiledRuleSet {
  readonly rules: readonly CompiledRule[]
  readonly health: readonly CompiledHealthLine[]
}

const written = (text: string, wanted: Wanted, ...field: readonly (string | number)[]): WrittenExpression => ({
  field,
  text,
  compiled: compileExpression(text, wanted),
})
const maybe = (text: string | undefined, wanted: Wanted, field: string): WrittenExpression | undefined =>
  text === undefined ? undefined : written(text, wanted, field)

const compileRule = (rule: Rule): CompiledRule => ({
  rule,
  appliesWhen: maybe(rule.appliesWhen, 'bool', 'appliesWhen'),
  passesWhen: written(rule.passesWhen, 'bool', 'passesWhen'),
  gauge: rule.gauge && written(rule.gauge.value, 'number', 'gauge', 'value'),
  evidence: rule.evidence.map(({ show }, at) => written(show, 'anything', 'evidence', at, 'show')),
})

const compileLine = (line: HealthLineRule): CompiledHealthLine => ({
  line,
  appliesWhen: maybe(line.appliesWhen, 'bool', 'appliesWhen'),
  each: line.each && {
    of: written(line.each.of, 'list', 'each', 'of'),
    label: written(line.each.label, 'anything', 'each', 'label'),
  },
  samples: written(line.samples, 'numbers', 'samples'),
})

const known = new WeakMap<RuleSet, CompiledRuleSet>()

/** Reads every expression of a rule set, once for each rule set. */
export function compileRuleSet(ruleSet: RuleSet): CompiledRuleSet {
  const before = known.get(ruleSet)
  if (before) return before
  const compiled = {
    rules: ruleSet.rules.map(compileRule),
    health: (ruleSet.healthCheck?.lines ?? []).map(compileLine),
  }
  known.set(ruleSet, compiled)
  return compiled
}

const isWritten = (one: WrittenExpression | undefined): one is WrittenExpression => one !== undefined
/** Every expression that a rule or a line of the health check is made of, in the order written. */
export const expressionsOf = (one: CompiledRule | CompiledHealthLine): readonly WrittenExpression[] =>
  'rule' in one
    ? [one.appliesWhen, one.passesWhen, one.gauge, ...one.evidence].filter(isWritten)
    : [one.appliesWhen, one.each?.of, one.each?.label, one.samples].filter(isWritten)

/** What can be run; undefined where it does not compile. */
export const expressionOf = ({ compiled }: WrittenExpression): Expression | undefined =>
  compiled.ok ? compiled.expression : undefined
/** Why it cannot be run; undefined where it can. */
export const faultIn = ({ compiled }: WrittenExpression): ExpressionFault | undefined =>
  compiled.ok ? undefined : compiled.fault
