import { z } from 'zod'
import type { JsonSchema } from '../../document/json-schema.ts'
import { readYaml } from '../../document/read-yaml.ts'
import { schemaFindings } from '../../document/schema-findings.ts'
import {
  type CompiledHealthLine,
  type CompiledRule,
  compileRuleSet,
  expressionsOf,
  faultIn,
} from './compile-rule-set.ts'
import { asRuleFinding, placeOf, type RuleFinding, ruleCode } from './place.ts'
import type { RuleProblem } from './problems.ts'
import { RuleSet } from './rule-set.ts'

export interface RuleSetRefusal {
  readonly ok: false
  readonly fileName?: string
  /** All of them, in the order of the text, a hundred at most. */
  readonly problems: readonly RuleProblem[]
}
export type RuleSetReading = { readonly ok: true; readonly ruleSet: RuleSet } | RuleSetRefusal
export interface ReadRuleSetOptions {
  /** Shown to people in front of the line; never opened. */
  readonly fileName?: string
}

const problemLimit = 100

/**
 * Reads a rule set (YAML). It is taken whole or refused whole: every fault of every rule comes back with line, column, the
 * rule's id and, where something near would be right, a suggestion. Nothing is thrown.
 */
export function readRuleSet(text: string, options: ReadRuleSetOptions = {}): RuleSetReading {
  const read = readYaml(text)
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({ ...problem, code: ruleCode(problem.code) }))
    return { ok: false, ...options, problems }
  }
  const refuse = (findings: readonly RuleFinding[]): RuleSetRefusal => ({
    ...{ ok: false, ...options },
    problems: findings
      .slice(0, problemLimit)
      .map((finding) => placeOf({ yaml: read.yaml, text }, finding))
      .sort((a, b) => a.line - b.line || a.column - b.column),
  })
  const parsed = RuleSet.safeParse(read.yaml.value)
  if (!parsed.success)
    return refuse(schemaFindings(parsed.error.issues, writtenForm(), read.yaml.value).map(asRuleFinding))
  const findings = [...duplicates(parsed.data), ...badExpressions(parsed.data)]
  return findings.length > 0 ? refuse(findings) : { ok: true, ruleSet: parsed.data }
}

let form: JsonSchema | undefined
const writtenForm = (): JsonSchema => {
  form ??= { ...z.toJSONSchema(RuleSet, { io: 'input' }) }
  return form
}

/** Findings are tied to rules by id from one assessment to the next: an id names one rule. */
function duplicates({ rules, healthCheck }: RuleSet): readonly RuleFinding[] {
  const twice = (list: readonly { readonly id: string }[], ...above: readonly string[]): readonly RuleFinding[] => {
    const seen = new Set<string>()
    return list.flatMap(({ id }, at) => {
      const isTwice = seen.has(id)
      seen.add(id)
      const message = `\`${id}\` is already the id of one above.`
      return isTwice ? [{ code: 'rules.duplicate_id' as const, path: [...above, at, 'id'], message }] : []
    })
  }
  return [...twice(rules, 'rules'), ...twice(healthCheck?.lines ?? [], 'healthCheck', 'lines')]
}

function badExpressions(ruleSet: RuleSet): readonly RuleFinding[] {
  const { rules, health } = compileRuleSet(ruleSet)
  const faults = (one: CompiledRule | CompiledHealthLine, ...above: readonly (string | number)[]) =>
    expressionsOf(one).flatMap((expression) => {
      const fault = faultIn(expression)
      return fault ? [{ ...fault, path: [...above, ...expression.field] }] : []
    })
  return [
    ...rules.flatMap((rule, at) => faults(rule, 'rules', at)),
    ...health.flatMap((line, at) => faults(line, 'healthCheck', 'lines', at)),
  ]
}
