import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleGroups, scoreOf, severities, trendOf } from '../index.ts'
import { shippedRules } from '../testing/shipped-rules.ts'

const { scoring } = shippedRules
const findings = fc.array(
  fc.record({
    severity: fc.constantFrom(...severities),
    group: fc.constantFrom(...ruleGroups),
    state: fc.constantFrom('open', 'accepted', 'fixed' as const),
  }),
  { maxLength: 60 },
)

describe('a score', () => {
  it('is a start less what open findings take, each severity at most so much', () => {
    const open = (severity: 'critical' | 'low', times: number) =>
      Array.from({ length: times }, () => ({ severity, group: 'security' as const, state: 'open' as const }))
    const score = scoreOf([...open('critical', 1), ...open('low', 20)], scoring)
    expect(score).toMatchObject({ score: 72, level: 'watch', startsAt: 100 })
    expect(score.parts.find(({ severity }) => severity === 'low')).toEqual({
      severity: 'low',
      count: 20,
      each: 1,
      atMost: 8,
      takes: 8,
    })
    expect(score.groups.find(({ group }) => group === 'cost')).toMatchObject({ score: 100, level: 'well' })
    expect(scoreOf([], scoring)).toMatchObject({ score: 100, level: 'well', accepted: 0 })
  })

  it('law: it equals its visible sum, and the groups’ counts are the whole', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const score = scoreOf(list, scoring)
        for (const sum of [score, ...score.groups])
          expect(sum.score).toBe(Math.max(0, sum.startsAt - sum.parts.reduce((total, { takes }) => total + takes, 0)))
        const countIn = (parts: typeof score.parts) => parts.reduce((total, { count }) => total + count, 0)
        expect(score.groups.reduce((total, { parts }) => total + countIn(parts), 0)).toBe(countIn(score.parts))
        expect(countIn(score.parts)).toBe(list.filter(({ state }) => state === 'open').length)
        for (const { count, each, atMost, takes } of score.parts) expect(takes).toBe(Math.min(atMost, count * each))
      }),
    )
  })

  it('law: closing a finding never lowers it', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const fixed = list.map((one, at) => (at === 0 ? { ...one, state: 'fixed' as const } : one))
        expect(scoreOf(fixed, scoring).score).toBeGreaterThanOrEqual(scoreOf(list, scoring).score)
      }),
    )
  })

  it('has a line over time', () => {
    expect(trendOf([])).toEqual({ points: [], sinceLast: null, direction: 'first' })
    const [a, b] = [
      { at: 1, score: 60 },
      { at: 2, score: 72 },
    ]
    expect(trendOf([b, a])).toEqual({ points: [a, b], sinceLast: 12, direction: 'up' })
    expect(trendOf([a])).toMatchObject({ direction: 'first' })
    expect(trendOf([a, { at: 3, score: 60 }])).toMatchObject({ direction: 'same' })
  })
})
