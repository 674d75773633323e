import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { explain } from '../reasons/explain.ts'
import { askedAboutScope } from './asked-questions.ts'
import { decideScope } from './decide-scope.ts'
import { sayScope } from './say-scope.ts'
import type { PlatformFact, ScopeFacts, ScopeStanding, VersionFact } from './types.ts'

const rules = shippedPolicy().scope
const at = Date.parse('2026-11-19T21:10:00Z')
const version = (state: VersionFact['state'], change: Partial<VersionFact> = {}): VersionFact => ({
  version: '7.6.2',
  state,
  until: state === 'ended' ? '2026-03-03' : null,
  endedBy: state === 'ended' ? '9.0' : null,
  clause: state === 'unknown' ? null : '5.2',
  upgradeTo: state === 'ended' ? '9.2' : null,
  ...change,
})
const platform = (kind: PlatformFact['kind'], state: PlatformFact['state']): PlatformFact => ({
  kind,
  name: kind === 'cloud_service' ? 'Object store' : 'Ubuntu',
  version: kind === 'operating_system' ? '20.04' : null,
  state,
  until: state === 'deprecated' ? '2027-05-01' : null,
})
const nothingKnown: ScopeFacts = { version: null, platforms: [], customisations: 'unknown', answers: {} }
const decide = (facts: Partial<ScopeFacts> = {}) =>
  decideScope({ facts: { ...nothingKnown, ...facts }, rules, policyVersion: '1', at })
const verdictOf = (facts: Partial<ScopeFacts>) => {
  const { verdict, exclusion } = decide(facts).result
  return exclusion === null ? verdict : `${verdict} ${exclusion}`
}
const reader = { reader: 'customer', locale: 'en', readerZone: 'Europe/Berlin', now: at } as const

describe('is it in scope', () => {
  const versions = ['current', 'preceding', 'ended', 'not_released', 'unknown'] as const
  const states = ['supported', 'deprecated', 'unsupported', 'unknown'] as const

  it.each(versions)('a version that is %s', (state) => {
    const isOver = state === 'ended' || state === 'not_released'
    expect(verdictOf({ version: version(state) })).toBe(isOver ? 'excluded not_released' : 'in_scope')
  })
  for (const kind of ['operating_system', 'hardware'] as const)
    it.each(states)(`${kind} that is %s`, (state) => {
      const expected = state === 'unsupported' ? 'excluded platform' : 'in_scope'
      expect(verdictOf({ platforms: [platform(kind, state)] })).toBe(expected)
    })
  it('a database that is not supported is said, and excludes nothing: no exclusion is about it', () => {
    const { result, reasons } = decide({ platforms: [platform('database', 'unsupported')] })
    expect(result.verdict).toBe('in_scope')
    expect(reasons.map(({ code }) => code)).toContain('scope.platform_noted')
  })
  it.each([
    ['supported', undefined, 'in_scope'],
    ['supported', 'not_part', 'in_scope'],
    ['supported', 'interaction', 'in_scope'],
    ['supported', 'service', 'excluded cloud_service'],
    ['deprecated', undefined, 'in_scope'],
    ['deprecated', 'not_part', 'in_scope'],
    ['deprecated', 'interaction', 'in_scope'],
    ['deprecated', 'service', 'excluded cloud_service'],
    ['unsupported', undefined, 'excluded cloud_service'],
    ['unsupported', 'not_part', 'in_scope'],
    ['unsupported', 'interaction', 'excluded cloud_service'],
    ['unsupported', 'service', 'excluded cloud_service'],
    ['unknown', undefined, 'in_scope'],
    ['unknown', 'not_part', 'in_scope'],
    ['unknown', 'interaction', 'in_scope'],
    ['unknown', 'service', 'excluded cloud_service'],
  ] as const)('a cloud service that is %s, answered %s: %s', (state, cloud, expected) => {
    const answers: Record<string, string> = cloud === undefined ? {} : { cloud }
    expect(verdictOf({ platforms: [platform('cloud_service', state)], answers })).toBe(expected)
  })
  it.each([
    ['where', 'product', 'in_scope'],
    ['where', 'between', 'in_scope'],
    ['where', 'elsewhere', 'excluded third_party'],
    ['changes', 'also_without', 'in_scope'],
    ['changes', 'only_with', 'excluded altered'],
    ['changes', 'not_tried', 'in_scope'],
    ['cloud', 'interaction', 'in_scope'],
    ['nothing_asks', 'elsewhere', 'in_scope'],
    ['where', 'no_answer', 'in_scope'],
  ])('answered %s with %s: %s', (question, answer, expected) => {
    expect(verdictOf({ answers: { [question]: answer } })).toBe(expected)
  })

  it('each exclusion with every combination of the others: all are found, the policy’s order decides', () => {
    const causes: Readonly<Record<string, Partial<ScopeFacts>>> = {
      third_party: { answers: { where: 'elsewhere' } },
      altered: { answers: { changes: 'only_with' } },
      not_released: { version: version('ended') },
      platform: { platforms: [platform('operating_system', 'unsupported')] },
      cloud_service: { platforms: [platform('cloud_service', 'unsupported')] },
    }
    const keys = rules.exclusions.map(({ key }) => key)
    expect(Object.keys(causes)).toEqual(keys)
    for (let mask = 0; mask < 2 ** keys.length; mask += 1) {
      const chosen = keys.filter((_, bit) => mask & (1 << bit))
      const facts = chosen.map((key) => causes[key] ?? {})
      const { result, clauses } = decide({
        version: facts.find((one) => one.version)?.version ?? version('current'),
        platforms: facts.flatMap((one) => one.platforms ?? []),
        answers: Object.assign({}, ...facts.map((one) => one.answers ?? {})),
      })
      expect(result.found).toEqual(chosen)
      expect(result.exclusion).toBe(chosen[0] ?? null)
      expect(result.isProvisional).toBe(chosen.length > 0)
      for (const key of chosen) expect(clauses).toContain(rules.exclusions.find((one) => one.key === key)?.clause)
    }
  })

  it('says why, by which clause, that it is provisional, and the way out', () => {
    const { result, reasons } = decide({ version: version('ended') })
    expect(result).toMatchObject({ verdict: 'excluded', clause: '6.4', isProvisional: true, at })
    expect(reasons.map((reason) => explain(reason, reader))).toEqual([
      '7.6.2 left support on 3 Mar 2026, after 9.0.',
      'A rule found this, and a person confirms it or finds otherwise. What is promised stays.',
      'Upgrade from 7.6.2 to 9.2.',
      'A question is still open. That takes nothing away.',
    ])
    expect(sayScope(rules, { ...result, reasons })).toBe('not covered: version')
  })
  it('names the kind of platform, and cites the clause of working together', () => {
    const hardware = decide({ platforms: [platform('hardware', 'unsupported')] })
    expect(sayScope(rules, { ...hardware.result, ...hardware })).toBe('not covered: hardware')
    const together = decide({ platforms: [platform('cloud_service', 'supported')], answers: { cloud: 'interaction' } })
    expect(together.clauses).toContain(rules.interaction.clause)
    expect(sayScope(rules, { ...together.result, ...together })).toBe('covered')
  })
  it('best effort where the policy says so; what is excluded stands before it', () => {
    const exclusions = rules.exclusions.map((one) =>
      one.key === 'third_party' ? { ...one, verdict: 'best_effort' as const } : one,
    )
    const answers = { where: 'elsewhere', changes: 'only_with' }
    const ask = (facts: Partial<ScopeFacts>) =>
      decideScope({ facts: { ...nothingKnown, ...facts }, rules: { ...rules, exclusions }, policyVersion: '1', at })
    expect(ask({ answers: { where: 'elsewhere' } }).result).toMatchObject({
      verdict: 'best_effort',
      exclusion: 'third_party',
    })
    expect(ask({ answers }).result).toMatchObject({ verdict: 'excluded', exclusion: 'altered' })
  })
  it('a policy that names no exclusion excludes nothing by rule', () => {
    const facts = { ...nothingKnown, version: version('ended'), answers: { where: 'elsewhere' } }
    expect(decideScope({ facts, rules: { ...rules, exclusions: [] }, policyVersion: '1', at }).result.verdict).toBe(
      'in_scope',
    )
  })
  it('asks only what matters, three plain choices with an example each', () => {
    const ids = (facts: Partial<ScopeFacts>, kind?: 'defect' | 'question') =>
      askedAboutScope(rules, { ...nothingKnown, ...facts }, kind).map(({ id }) => id)
    expect(ids({}, 'defect')).toEqual(['where'])
    expect(ids({}, 'question')).toEqual([])
    expect(ids({ customisations: 'declared' })).toEqual(['where', 'changes'])
    expect(ids({ platforms: [platform('cloud_service', 'supported')] })).toEqual(['where', 'cloud'])
    for (const { answers } of rules.questions) {
      expect(answers).toHaveLength(3)
      for (const { example } of answers) expect(example).toMatch(/\.$/)
    }
  })
})

describe('laws of scope', () => {
  const answers = fc.record(
    Object.fromEntries(
      rules.questions.map(({ id, answers: known }) => [id, fc.constantFrom(...known.map((one) => one.id))]),
    ),
    { requiredKeys: [] },
  )
  const versionFact = fc
    .constantFrom<VersionFact['state']>('current', 'preceding', 'ended', 'not_released', 'unknown')
    .map((state) => version(state))
  const platformFact = fc
    .tuple(
      fc.constantFrom<PlatformFact['kind']>('operating_system', 'hardware', 'database', 'cloud_service'),
      fc.constantFrom<PlatformFact['state']>('supported', 'deprecated', 'unsupported', 'unknown'),
    )
    .map(([kind, state]) => platform(kind, state))
  const facts: fc.Arbitrary<ScopeFacts> = fc.record({
    version: fc.option(versionFact),
    platforms: fc.array(platformFact, { maxLength: 4 }),
    customisations: fc.constantFrom('declared', 'none', 'unknown'),
    answers: answers as fc.Arbitrary<Record<string, string>>,
  })
  const rank: Readonly<Record<ScopeStanding, number>> = { in_scope: 0, best_effort: 1, excluded: 2 }
  const rankOf = (of: ScopeFacts) => rank[decide(of).result.verdict]

  it('what is unknown never excludes: taking a fact away is never worse than not knowing it', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const unanswered = { ...of, version: null, platforms: [], answers: {} }
        expect(rankOf(unanswered)).toBe(0)
        const unknowns = of.platforms.map((one) => ({ ...one, state: 'unknown' as const }))
        const unknown = { ...of, version: version('unknown'), platforms: unknowns }
        expect(decide(unknown).result.found).toEqual(
          decide({ answers: of.answers, customisations: of.customisations }).result.found,
        )
      }),
    )
  })
  it('a supported fact more never makes it worse', () => {
    fc.assert(
      fc.property(facts, platformFact, (of, one) => {
        const more = { ...of, platforms: [...of.platforms, { ...one, state: 'supported' as const }] }
        expect(rankOf(more)).toBeLessThanOrEqual(rankOf(of))
        expect(rankOf({ ...of, version: version('current') })).toBeLessThanOrEqual(rankOf(of))
      }),
    )
  })
  it('every verdict outside scope is provisional, names an exclusion of the policy and its clause, and is explained', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const { result, clauses, reasons } = decide(of)
        expect(result.isProvisional).toBe(result.verdict !== 'in_scope')
        const exclusion = rules.exclusions.find(({ key }) => key === result.exclusion)
        expect(exclusion === undefined).toBe(result.verdict === 'in_scope')
        expect(result.clause).toBe(exclusion?.clause ?? rules.covers.clause)
        expect(clauses).toContain(result.clause)
        for (const reason of reasons) expect(explain(reason, reader)).toMatch(/\.$/)
      }),
    )
  })
  it('the order of platforms and answers says nothing about the verdict', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const turned = {
          ...of,
          platforms: of.platforms.toReversed(),
          answers: Object.fromEntries(Object.entries(of.answers).toReversed()),
        }
        expect(decide(turned).result.found).toEqual(decide(of).result.found)
      }),
    )
  })
})
