import { z } from 'zod'
import { readYaml, type YamlText } from '../../document/read-yaml.ts'
import { schemaFindings } from '../../document/schema-findings.ts'
import { asRuleFinding, placeOf, ruleCode } from '../rule-sets/place.ts'
import type { RuleProblem } from '../rule-sets/problems.ts'
import { RuleTests } from './rule-tests.ts'

/** Tests with the place of each case, so that one that fails is found at once. */
export interface PlacedRuleTests {
  readonly tests: RuleTests
  readonly lineOf: (caseIndex: number) => number
}
export type RuleTestsReading =
  | ({ readonly ok: true } & PlacedRuleTests)
  | { readonly ok: false; readonly problems: readonly RuleProblem[] }

/** Reads a file of rule tests (YAML), with line and column of each fault. Nothing is thrown. */
export function readRuleTests(text: string): RuleTestsReading {
  const read = readYaml(text)
  if (!read.ok) return { ok: false, problems: read.problems.map((one) => ({ ...one, code: ruleCode(one.code) })) }
  const parsed = RuleTests.safeParse(read.yaml.value)
  if (parsed.success) return { ok: true, tests: parsed.data, lineOf: (at) => lineOf(read.yaml, text, at) }
  const form = { ...z.toJSONSchema(RuleTests, { io: 'input' }) }
  const findings = schemaFindings(parsed.error.issues, form, read.yaml.value).slice(0, 100)
  return { ok: false, problems: findings.map((finding) => placeOf({ yaml: read.yaml, text }, asRuleFinding(finding))) }
}

const lineOf = (yaml: YamlText, text: string, caseIndex: number): number =>
  placeOf({ yaml, text }, { code: 'rules.bad_value', path: ['cases', caseIndex], message: '' }).line
