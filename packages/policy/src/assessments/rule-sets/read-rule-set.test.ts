import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuleSet } from '../index.ts'
import { ruleSetText, shippedRules, shippedRulesText } from '../testing/shipped-rules.ts'

const problemsOf = (text: string) => {
  const read = readRuleSet(text, { fileName: 'mine.yaml' })
  return read.ok ? [] : read.problems
}
const withRule = (rule: Readonly<Record<string, unknown>>) => problemsOf(ruleSetText(rule))
const passesWhen = (expression: string) => withRule({ passesWhen: expression })

describe('the rule set that ships', () => {
  it('has more than sixty rules, ten of use and value, and a published source for each', () => {
    expect(shippedRules.rules.length).toBeGreaterThanOrEqual(60)
    expect(shippedRules.rules.filter(({ group }) => group === 'use_and_value').length).toBeGreaterThanOrEqual(10)
    expect(shippedRules.rules.every(({ source }) => source.name.length > 5)).toBe(true)
    expect(new Set(shippedRules.rules.map(({ group }) => group)).size).toBe(6)
  })
})

describe('a bad rule is an error with its place', () => {
  it('an unknown fact is found at its own column, with what was meant', () => {
    const text = shippedRulesText.replace(
      'passesWhen: database.oldestXidAge < 1000000000',
      'passesWhen: database.oldestXidAgee < 1000000000',
    )
    const [problem] = problemsOf(text)
    const line = text.split('\n').findIndex((one) => one.includes('oldestXidAgee <')) + 1
    expect(problem).toEqual({
      ...{ code: 'rules.unknown_fact', line, column: 26, path: 'rules.6.passesWhen', ruleId: 'pg.wraparound' },
      ...{ message: 'A snapshot has no fact `oldestXidAgee` there.', suggestion: 'Did you mean `oldestXidAge`?' },
    })
  })

  it('every fault of every rule is listed at once, and the set refused whole', () => {
    const problems = problemsOf(
      ruleSetText(
        { passesWhen: 'hosts.cpu.count > 1' },
        { passesWhen: 'host.kernel > 5', evidence: [{ label: 'Nothing', show: 'host.cpu.cuont' }] },
        { passesWhen: 'host.firewall.active', appliesWhen: '(' },
      ),
    )
    expect(problems.map(({ code, ruleId, path }) => [code, ruleId, path])).toEqual([
      ['rules.unknown_fact', 'rule-0', 'rules.0.passesWhen'],
      ['rules.unknown_fact', 'rule-1', 'rules.1.evidence.0.show'],
      ['rules.bad_type', 'rule-1', 'rules.1.passesWhen'],
      ['rules.bad_expression', 'rule-2', 'rules.2.appliesWhen'],
    ])
    expect(problems[0]).toMatchObject({ suggestion: 'Did you mean `host`?' })
  })

  it.each([
    ['host.cpu.count', 'rules.bad_type', 'This must come to true or false, not to double.'],
    ['host.cpu.count + "x" == "y"', 'rules.bad_type', 'no such overload'],
    ['host.kernel.matches("(a+)+b")', 'rules.bad_expression', 'There is no function `matches` in rules.'],
    ['host.kernel.startWith("6")', 'rules.bad_type', 'no matching overload'],
    ['cel.bind(a, host.kernel, a == a)', 'rules.bad_expression', 'There is no function `bind` in rules.'],
    [`${'('.repeat(60)}true${')'.repeat(60)}`, 'rules.too_costly', 'too large or too deep'],
    [`${'true && '.repeat(90)}true && ${'true && '.repeat(40)}true`, 'rules.bad_value', 'At most 1,000 characters.'],
    ['host.disks.all(d, host.disks.all(e, d.mount != e.mount))', 'rules.too_costly', 'through the item alone'],
    ['host.disks.all(d, d.mount in host.disks.map(e, e.mount))', 'rules.too_costly', 'through the item alone'],
    ['logs.all(l, l.common.all(c, c in l.common))', 'rules.too_costly', 'through the item alone'],
    ['logs.all(l, l.common.all(c, [c].all(x, x.count > 1)))', 'rules.too_costly', 'two deep'],
    ['logs.all(l, l.common.all(l, l.count > 1))', 'rules.bad_expression', 'already names the item'],
    ['["a"].map(a, a + a).map(b, b + b).exists(c, c == "")', 'rules.too_costly', 'texts that nothing goes through'],
    ['(host.disks + host.disks).all(d, d.usedBytes > 1)', 'rules.too_costly', 'Only numbers are added'],
    ['it.ms > 4', undefined, undefined],
  ])('%s', (expression, code, message) => {
    const [problem] = passesWhen(expression)
    expect(problem?.code).toBe(code)
    if (message !== undefined) expect(problem?.message).toContain(message)
  })

  it('the form is held strictly: unknown, missing and wrong fields, and ids that stand twice', () => {
    expect(withRule({ passesWhen: 'true', severty: 'high' })[0]).toMatchObject({
      ...{ code: 'rules.unknown_field', suggestion: 'Did you mean `severity`?' },
    })
    expect(withRule({})[0]).toMatchObject({ code: 'rules.missing_field', path: 'rules.0.passesWhen', ruleId: 'rule-0' })
    expect(withRule({ passesWhen: 'true', severity: 'grave' })[0]).toMatchObject({ code: 'rules.bad_value' })
    expect(withRule({ passesWhen: 'true', source: { name: 'x', url: 'javascript:alert(1)' } })[0]).toMatchObject({
      ...{ code: 'rules.bad_value', path: 'rules.0.source.url' },
    })
    expect(problemsOf(ruleSetText({ id: 'a', passesWhen: 'true' }, { id: 'a', passesWhen: 'true' }))[0]).toMatchObject({
      ...{ code: 'rules.duplicate_id', path: 'rules.1.id' },
    })
    expect(problemsOf('a: [')[0]).toMatchObject({ code: 'rules.bad_yaml', line: 1 })
    expect(problemsOf('x'.repeat(400_001))[0]).toMatchObject({ code: 'rules.too_large' })
    expect(problemsOf(ruleSetText(...Array.from({ length: 501 }, () => ({ passesWhen: 'true' }))))[0]).toMatchObject({
      ...{ code: 'rules.bad_value', path: 'rules', message: 'At most 500 rules.' },
    })
  })

  it('law: whatever the text is, reading it ends with a rule set or with faults that have a place', () => {
    const sound = ruleSetText({ passesWhen: 'host.cpu.count > 1' })
    const cut = fc.tuple(fc.nat(sound.length), fc.nat(12), fc.string({ unit: 'binary', maxLength: 8 }))
    const changed = cut.map(([from, length, text]) => sound.slice(0, from) + text + sound.slice(from + length))
    const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), changed)
    fc.assert(
      fc.property(odd, (text) => {
        const read = readRuleSet(text)
        if (read.ok) return
        expect(read.problems.length).toBeGreaterThan(0)
        for (const { line, column, message } of read.problems) {
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
          expect(message.length).toBeGreaterThan(3)
        }
      }),
      { numRuns: 300 },
    )
    for (const deep of ['['.repeat(20_000), `rules: ${'{a: '.repeat(5_000)}`]) expect(readRuleSet(deep).ok).toBe(false)
  })
})
