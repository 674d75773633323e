import { readFileSync } from 'node:fs'
import { type RuleSet, readRuleSet, readRuleTests, readSnapshot, type Snapshot } from '../index.ts'

const read = (path: string): string => readFileSync(new URL(`../../../rules/${path}`, import.meta.url), 'utf8')

export const shippedRulesText = read('self-hosted-web-application.yaml')
export const shippedTestsText = read('tests/self-hosted-web-application.yaml')

const rules = readRuleSet(shippedRulesText, { fileName: 'self-hosted-web-application.yaml' })
if (!rules.ok) throw new Error(JSON.stringify(rules.problems, null, 1))
export const shippedRules: RuleSet = rules.ruleSet

const tests = readRuleTests(shippedTestsText)
if (!tests.ok) throw new Error(JSON.stringify(tests.problems, null, 1))
export const shippedTests = tests

const snapshot = readSnapshot(JSON.stringify(tests.tests.base))
if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.faults, null, 1))
export const healthySnapshot: Snapshot = snapshot.snapshot
export const healthyAt = Date.parse(tests.tests.at)

/** A rule set of one rule, or of a few, around what a test is about. */
export const ruleSetText = (...rules: readonly Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify({
    format: 'mainstay-rules/1',
    ...{ id: 'a-set', version: '1', title: 'A set', for: 'tests' },
    scoring: {
      startsAt: 100,
      severities: {
        critical: { each: 30, atMost: 60 },
        high: { each: 10, atMost: 30 },
        medium: { each: 5, atMost: 20 },
        low: { each: 1, atMost: 5 },
        info: { each: 0, atMost: 0 },
      },
      levels: { well: 85, watch: 60 },
    },
    rules: rules.map((rule, at) => ({ ...ruleParts, id: `rule-${at}`, ...rule })),
  })

const ruleParts = {
  ...{ title: 'So it should be', why: 'Because', severity: 'high', group: 'reliability' },
  ...{ evidence: [], recommendation: 'Do it', effort: 'hours', source: { name: 'A book' } },
}
