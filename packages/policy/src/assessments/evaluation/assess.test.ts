import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type RuleResult, type RuleSet, readRuleSet, readSnapshot, type Snapshot } from '../index.ts'
import { healthyAt, healthySnapshot, ruleSetText, shippedRules } from '../testing/shipped-rules.ts'

const ruleSet = (...rules: readonly Readonly<Record<string, unknown>>[]): RuleSet => {
  const read = readRuleSet(ruleSetText(...rules))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.ruleSet
}
const bare = (more: object = {}): Snapshot => {
  const read = readSnapshot(
    JSON.stringify({
      format: 'mainstay-snapshot/1',
      collectedAt: '2026-11-25T11:00:00Z',
      product: { name: 'Desk', version: '9.1' },
      ...more,
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.snapshot
}
const resultOf = (rule: Readonly<Record<string, unknown>>, snapshot: Snapshot = healthySnapshot): RuleResult =>
  assess({ ruleSet: ruleSet(rule), snapshot, at: healthyAt }).results[0] as RuleResult

describe('a rule over a snapshot', () => {
  it('passes, fails, or does not apply', () => {
    expect(resultOf({ passesWhen: 'host.cpu.count == 8' })).toMatchObject({ state: 'passed', missing: [] })
    expect(resultOf({ passesWhen: 'host.cpu.count == 7' })).toMatchObject({ state: 'failed' })
    expect(resultOf({ passesWhen: 'host.cpu.count == 7', appliesWhen: 'host.cpu.count > 100' })).toMatchObject({
      ...{ state: 'not_applicable', evidence: [] },
    })
  })

  it('with facts missing is unknown and names them, as they stand in a snapshot', () => {
    const missing = (passesWhen: string, snapshot = bare()) => resultOf({ passesWhen }, snapshot)
    expect(missing('host.cpu.count > 1')).toMatchObject({ state: 'unknown', missing: ['host'] })
    expect(
      missing('database.settings.fsync == "on"', bare({ database: { engine: 'postgresql', version: '16' } })),
    ).toMatchObject({ missing: ['database.settings'] })
    const disks = bare({ host: { disks: [{ mount: '/', totalBytes: 9, usedBytes: 1 }] } })
    expect(missing('host.disks.all(d, d.inodesUsed < 5)', disks)).toMatchObject({
      missing: ['host.disks[].inodesUsed'],
    })
    expect(missing('host.disks.filter(d, d.usedBytes > 0).all(e, e.inodesUsed < 5)', disks)).toMatchObject({
      missing: ['host.disks[].inodesUsed'],
    })
    expect(missing('double(host.sysctl["vm.swappiness"]) < 5.0', bare({ host: { sysctl: {} } }))).toMatchObject({
      missing: ['host.sysctl["vm.swappiness"]'],
    })
    expect(missing('percentile(measured.cpuShare, 95) < 0.5', bare({ measured: { cpuShare: [] } }))).toMatchObject({
      missing: ['samples'],
    })
    expect(missing('support.state == "supported"')).toMatchObject({ missing: ['support'] })
    expect(missing('snapshot.host.cpu.count > 1')).toMatchObject({ missing: ['host'] })
  })

  it('decides in spite of a missing fact where the others decide it', () => {
    expect(resultOf({ passesWhen: 'host.cpu.count > 1 || product.name == "Desk"' }, bare()).state).toBe('passed')
    expect(resultOf({ passesWhen: 'host.cpu.count > 1 && product.name == "Other"' }, bare()).state).toBe('failed')
  })

  it('that goes wrong is an error with its place, and says nothing of the installation', () => {
    expect(resultOf({ passesWhen: 'double(database.settings.fsync) > 1.0' })).toMatchObject({
      state: 'error',
      evidence: [],
      fault: {
        field: 'passesWhen',
        expression: 'double(database.settings.fsync) > 1.0',
        message: expect.any(String),
        at: 0,
      },
    })
    expect(resultOf({ passesWhen: 'host.sysctl["vm.swappiness"]' })).toMatchObject({ state: 'error' })
    expect(
      resultOf({ passesWhen: 'daysBetween(host.kernel, at) > 1' }, bare({ host: { kernel: 'yesterday' } })),
    ).toMatchObject({ state: 'error' })
  })

  it('a rule set that nobody checked is no worse: its faults are errors of their rules', () => {
    const [first] = ruleSet({ passesWhen: 'true' }).rules
    const unchecked = { ...ruleSet({ passesWhen: 'true' }), rules: [{ ...first, passesWhen: 'host.(' }] } as RuleSet
    expect(assess({ ruleSet: unchecked, snapshot: healthySnapshot, at: Number.NaN }).results).toMatchObject([
      { state: 'error' },
    ])
  })

  it('shows evidence as plain bounded strings, and says what was not collected', () => {
    const show = (expression: string) =>
      resultOf({ passesWhen: 'false', evidence: [{ label: 'It', show: expression }] }).evidence[0]?.value
    expect(show('host.disks.map(d, d.mount)')).toBe('/, /var/lib/postgresql')
    const named = [
      { label: 'Not so', show: 'host.disks.map(d, d.mount)' },
      { label: 'Processors', show: 'host.cpu.count' },
    ]
    expect(resultOf({ passesWhen: 'true', evidence: named }).evidence).toEqual([{ label: 'Processors', value: '8' }])
    expect(show('host.memory.oomKills')).toBe('0')
    expect(show('host.cpu.load15 / 3')).toBe('0.7')
    expect(show('host.clock.synchronised')).toBe('yes')
    expect(show('host.disks.filter(d, d.usedBytes > 900000000000)')).toBe('none')
    expect(show('sayBytes(host.memory.totalBytes)')).toBe('32 GB')
    expect(show('sayPercent(database.cacheHitShare)')).toBe('99.3 %')
    expect(show('host.coreDumps.count')).toBe('not collected')
    expect(show('double(host.os.id)')).toBe('cannot be shown')
    expect(show('database')?.length).toBeLessThanOrEqual(300)
    const many = resultOf(
      { passesWhen: 'true', evidence: [{ label: 'It', show: 'more.list' }] },
      bare({ more: { list: Array.from({ length: 90 }, (_, at) => `a${at}\u0000`) } }),
    )
    expect(many.evidence[0]?.value).toBe('a0 , a1 , a2 , a3 , a4 , a5 , a6 , a7  and 82 more')
  })
})

describe('laws of an evaluation', () => {
  const states = ['passed', 'failed', 'not_applicable', 'unknown', 'error']
  const words = fc.constantFrom(
    'host',
    'host.disks',
    'd',
    'd.usedBytes',
    'database.tables',
    'at',
    '1',
    '1.5',
    '"a"',
    'true',
    'null',
    '.all(d, ',
    '.exists(d, ',
    '.map(d, ',
    '.filter(d, ',
    ')',
    '(',
    '[',
    ']',
    '{',
    '}',
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '<',
    '&&',
    '||',
    '!',
    '? ',
    ' : ',
    'size(',
    'has(',
    'percentile(',
    'in',
    ',',
    'more.x',
    '__proto__',
    'constructor',
    'it',
    '`',
    '\\',
    '\u202e',
    '💥',
  )
  const expression = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, undefined, 1e308, '__proto__'),
  )
  const key = fc.constantFrom(
    'cpu',
    'disks',
    'memory',
    'tables',
    'settings',
    'x',
    '__proto__',
    'constructor',
    'toString',
    'length',
  )

  it('whatever the rules are, each ends in exactly one state, in their order', () => {
    const [rule] = ruleSet({ passesWhen: 'true' }).rules
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: expression, b: expression, c: expression }), { minLength: 1, maxLength: 4 }),
        (rules) => {
          const set = {
            ...ruleSet({ passesWhen: 'true' }),
            rules: rules.map(({ a, b, c }, at) => ({
              ...rule,
              id: `r-${at}`,
              appliesWhen: a,
              passesWhen: b,
              evidence: [{ label: 'x', show: c }],
            })),
          } as RuleSet
          const { results } = assess({ ruleSet: set, snapshot: healthySnapshot, at: healthyAt })
          expect(results.map((result) => result.rule.id)).toEqual(rules.map((_, at) => `r-${at}`))
          for (const { state, evidence } of results) {
            expect(states).toContain(state)
            for (const { value } of evidence) expect(value.length).toBeLessThanOrEqual(300)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('whatever the snapshot is, even past its own form, every shipped rule ends in exactly one state', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(healthySnapshot)),
          fc.oneof(odd, fc.dictionary(key, odd), fc.array(fc.dictionary(key, odd))),
        ),
        odd,
        (facts, support) => {
          const snapshot = { ...healthySnapshot, ...facts, product: facts.product ?? healthySnapshot.product } as never
          const { results, health } = assess({
            ruleSet: shippedRules,
            snapshot,
            earlier: snapshot,
            at: healthyAt,
            support: support as never,
          })
          expect(results).toHaveLength(shippedRules.rules.length)
          for (const { state, missing, fault } of results) {
            expect(states).toContain(state)
            expect(state === 'unknown').toBe(missing.length > 0)
            expect(state === 'error').toBe(fault !== undefined)
          }
          for (const { verdict } of health) expect(['well', 'watch', 'poor', 'unknown']).toContain(verdict)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('taking a fact away never turns a verdict round: what passed does not fail, what failed does not pass', () => {
    const roots = Object.keys(healthySnapshot).filter((name) => !['format', 'collectedAt', 'product'].includes(name))
    const whole = new Map(
      assess({ ruleSet: shippedRules, snapshot: healthySnapshot, at: healthyAt }).results.map((result) => [
        result.rule.id,
        result.state,
      ]),
    )
    fc.assert(
      fc.property(fc.subarray(roots, { minLength: 1 }), (gone) => {
        const left = Object.fromEntries(
          Object.entries(healthySnapshot).filter(([name]) => !gone.includes(name)),
        ) as never
        for (const { rule, state } of assess({ ruleSet: shippedRules, snapshot: left, at: healthyAt }).results)
          if (state === 'passed' || state === 'failed') expect(state).toBe(whole.get(rule.id))
      }),
      { numRuns: 40 },
    )
  })

  it('the dearest expressions that are let in stay linear: ten thousand items take no quadratic time', () => {
    const disks = Array.from({ length: 10_000 }, (_, at) => ({
      mount: `/d${at}`,
      totalBytes: 9,
      usedBytes: 1,
      purposes: ['a', 'b'],
    }))
    const rule = {
      passesWhen:
        'host.disks.filter(d, "b" in d.purposes).all(d, d.purposes.all(p, p != d.mount)) && host.disks.map(d, d.usedBytes).all(u, u * 2 < 9)',
    }
    expect(resultOf(rule, bare({ host: { disks } })).state).toBe('passed')
  })
})
