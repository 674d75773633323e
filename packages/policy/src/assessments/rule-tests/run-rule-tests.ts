import { assess } from '../evaluation/assess.ts'
import type { RuleResult } from '../evaluation/types.ts'
import { parseSnapshot } from '../reading/read-documents.ts'
import type { RuleSet } from '../rule-sets/rule-set.ts'
import { mergeFacts } from './merge-facts.ts'
import type { PlacedRuleTests } from './read-rule-tests.ts'
import type { RuleTestCase, RuleTests } from './rule-tests.ts'

/** A test that did not come out as it says, in words. */
export interface RuleTestFault {
  readonly ruleId: string
  /** In the file of tests; null where a test is missing. */
  readonly line: number | null
  readonly message: string
}
export interface RuleTestRun {
  readonly ruleSet: string
  readonly rules: number
  /** Each rule once on the healthy snapshot, and each case. */
  readonly checked: number
  readonly faults: readonly RuleTestFault[]
}

/**
 * Runs the tests of a rule set: every rule passes the healthy snapshot, each case comes out as it says, and no rule is
 * without a case that fails.
 */
export function runRuleTests(ruleSet: RuleSet, placed: PlacedRuleTests): RuleTestRun {
  const { tests, lineOf } = placed
  const run = { ruleSet: ruleSet.id, rules: ruleSet.rules.length, checked: ruleSet.rules.length + tests.cases.length }
  if (tests.for !== ruleSet.id)
    return {
      ...run,
      checked: 0,
      faults: [{ ruleId: ruleSet.id, line: null, message: `These are tests of \`${tests.for}\`.` }],
    }
  return {
    ...run,
    faults: [
      ...healthyFaults(ruleSet, tests),
      ...tests.cases.flatMap((one, at) => caseFaults(ruleSet, tests, { one, line: lineOf(at) })),
      ...untested(ruleSet, tests),
    ],
  }
}

const resultsOf = (ruleSet: RuleSet, tests: RuleTests, one?: RuleTestCase): readonly RuleResult[] | string => {
  const read = parseSnapshot(one ? mergeFacts(tests.base, one.with) : tests.base)
  if (!read.ok)
    return `The snapshot does not fit: ${read.faults.map(({ path, message }) => `${path}: ${message}`).join(' ')}`
  const support = one?.support === null ? undefined : (one?.support ?? tests.support)
  return assess({ ruleSet, snapshot: read.snapshot, at: Date.parse(one?.at ?? tests.at), support }).results
}

function healthyFaults(ruleSet: RuleSet, tests: RuleTests): readonly RuleTestFault[] {
  const results = resultsOf(ruleSet, tests)
  if (typeof results === 'string') return [{ ruleId: ruleSet.id, line: null, message: results }]
  return results
    .filter(({ state }) => state !== 'passed')
    .filter(({ rule }) => !tests.cases.some((one) => one.rule === rule.id && one.expect === 'passed'))
    .map((result) => ({
      ruleId: result.rule.id,
      line: null,
      message: `On the healthy snapshot it is ${sayState(result)}.`,
    }))
}

interface PlacedCase {
  readonly one: RuleTestCase
  readonly line: number
}
function caseFaults(ruleSet: RuleSet, tests: RuleTests, { one, line }: PlacedCase): readonly RuleTestFault[] {
  const fault = (message: string): readonly RuleTestFault[] => [{ ruleId: one.rule, line, message }]
  if (!ruleSet.rules.some(({ id }) => id === one.rule)) return fault('There is no such rule.')
  const results = resultsOf({ ...ruleSet, rules: ruleSet.rules.filter(({ id }) => id === one.rule) }, tests, one)
  if (typeof results === 'string') return fault(results)
  const [result] = results
  if (!result || result.state === one.expect) return []
  return fault(`This should be ${one.expect}, and is ${sayState(result)}${one.because ? ` (${one.because})` : ''}.`)
}

const sayState = ({ state, missing, fault }: RuleResult): string => {
  if (fault) return `an error in ${fault.field}: ${fault.message.replace(/\.$/, '')}`
  return missing.length > 0 ? `${state} (missing: ${missing.join(', ')})` : state
}

const untested = ({ rules }: RuleSet, { cases }: RuleTests): readonly RuleTestFault[] =>
  rules
    .filter(({ id }) => !cases.some((one) => one.rule === id && one.expect === 'failed'))
    .map(({ id }) => ({ ruleId: id, line: null, message: 'No test shows it failing.' }))
