import { describe, expect, it } from 'vitest'
import { readRuleTests, runRuleTests } from '../index.ts'
import { shippedRules, shippedTests, shippedTestsText } from '../testing/shipped-rules.ts'

const run = (text: string) => {
  const tests = readRuleTests(text)
  if (!tests.ok) throw new Error(JSON.stringify(tests.problems))
  return runRuleTests(shippedRules, tests)
}

describe('the tests of the rules that ship', () => {
  it('every rule passes a healthy snapshot and is shown failing', () => {
    const { faults, checked } = runRuleTests(shippedRules, shippedTests)
    expect(faults).toEqual([])
    expect(checked).toBeGreaterThan(shippedRules.rules.length * 2)
  })

  it('a case that comes out otherwise is named with its line', () => {
    const text = shippedTestsText.replace(
      "{ rule: pg.fsync, expect: failed, with: { database: { settings: { fsync: 'off' } } } }",
      "{ rule: pg.fsync, expect: passed, with: { database: { settings: { fsync: 'off' } } } }",
    )
    const line = text.split('\n').findIndex((one) => one.includes('rule: pg.fsync, expect: passed')) + 1
    expect(run(text).faults).toEqual([{ ruleId: 'pg.fsync', line, message: 'This should be passed, and is failed.' }])
  })

  it('a rule that nobody shows failing, one that does not exist, and a snapshot that does not fit are named', () => {
    const withoutIt = shippedTestsText.replace(/.*rule: pg.md5, expect: failed.*\n/, '')
    expect(run(withoutIt).faults).toEqual([{ ruleId: 'pg.md5', line: null, message: 'No test shows it failing.' }])
    const [other] = run(shippedTestsText.replace('rule: host.oom,', 'rule: host.omm,')).faults
    expect(other).toMatchObject({ ruleId: 'host.omm', message: 'There is no such rule.' })
    const [bad] = run(shippedTestsText.replace('oomKills: 2', 'oomKills: many')).faults
    expect(bad?.message).toContain('host.memory.oomKills: This must be a number.')
    expect(run(shippedTestsText.replace('for: self-hosted-web-application', 'for: another')).faults).toHaveLength(1)
    expect(run(shippedTestsText.replace('oomKills: 0', 'oomKills: 1')).faults[0]).toMatchObject({
      ...{ ruleId: 'host.oom', message: 'On the healthy snapshot it is failed.' },
    })
  })

  it('a file of tests that is not in its form is refused with its place', () => {
    const read = readRuleTests(shippedTestsText.replace('expect: failed', 'expect: broken'))
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'rules.bad_value', path: 'cases.0.expect' }] })
    expect(readRuleTests('[')).toMatchObject({ ok: false })
  })
})
