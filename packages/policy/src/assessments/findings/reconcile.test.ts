import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EarlierFinding, type RuleResult, type RuleState, reconcile, severities, sinceLastTime } from '../index.ts'

const result = (id: string, state: RuleState, more: Partial<RuleResult> = {}): RuleResult => ({
  rule: {
    id,
    title: `Rule ${id}`,
    why: 'x',
    severity: 'high',
    group: 'reliability',
    recommendation: 'x',
    effort: 'hours',
    source: { name: 'x' },
  },
  ...{ state, evidence: [{ label: 'It', value: state }], missing: state === 'unknown' ? ['host'] : [] },
  ...more,
})
const finding = (more: Partial<EarlierFinding> = {}): EarlierFinding => ({
  ...{ id: 'f1', ruleId: 'a', title: 'Rule a', severity: 'high', group: 'reliability', state: 'open' },
  ...more,
})
const today = '2026-11-25'
const one = (earlier: EarlierFinding, ...results: readonly RuleResult[]) =>
  reconcile({ earlier: [earlier], results, today })[0]
const gauge = (value: number) => ({ label: 'Waiting', value, better: 'lower' as const })

describe('a finding held against the next snapshot', () => {
  it('is new where a rule fails that had none', () => {
    expect(reconcile({ earlier: [], results: [result('a', 'failed'), result('b', 'passed')], today })).toEqual([
      {
        id: null,
        ruleId: 'a',
        title: 'Rule a',
        severity: 'high',
        group: 'reliability',
        state: 'open',
        change: 'new',
        missing: [],
        evidence: [{ label: 'It', value: 'failed' }],
      },
    ])
  })

  it('is fixed by a rule that passes now, and open again when it fails again', () => {
    expect(one(finding(), result('a', 'passed'))).toMatchObject({ state: 'fixed', change: 'fixed' })
    expect(one(finding({ state: 'fixed' }), result('a', 'failed'))).toMatchObject({ state: 'open', change: 'reopened' })
    expect(one(finding({ state: 'fixed' }), result('a', 'passed'))).toMatchObject({
      state: 'fixed',
      change: 'still_fixed',
    })
    const accepted = finding({ state: 'accepted', acceptance: { reason: 'moving soon', until: null } })
    expect(one(accepted, result('a', 'passed'))).toMatchObject({ state: 'fixed', change: 'fixed' })
  })

  it('says that it was not re-checked, and why, where its rule could not be asked', () => {
    expect(one(finding(), result('a', 'unknown'))).toMatchObject({
      state: 'open',
      change: 'not_rechecked',
      notRechecked: 'unknown',
      missing: ['host'],
    })
    expect(one(finding(), result('a', 'not_applicable'))).toMatchObject({
      state: 'open',
      notRechecked: 'not_applicable',
    })
    expect(one(finding(), result('a', 'error'))).toMatchObject({ state: 'open', notRechecked: 'error' })
    expect(one(finding())).toMatchObject({ state: 'open', notRechecked: 'rule_gone' })
  })

  it('stays accepted until its day, then is open again, also when nobody could look', () => {
    const accepted = (until: string | null) =>
      finding({ state: 'accepted', acceptance: { reason: 'moving soon', until } })
    expect(one(accepted('2026-11-26'), result('a', 'failed'))).toMatchObject({
      state: 'accepted',
      change: 'still_accepted',
      acceptance: { until: '2026-11-26' },
    })
    expect(one(accepted(null), result('a', 'failed'))).toMatchObject({ state: 'accepted' })
    expect(one(accepted('2026-11-25'), result('a', 'failed'))).toMatchObject({
      state: 'open',
      change: 'acceptance_expired',
    })
    expect(one(accepted('2026-11-25'), result('a', 'unknown'))).toMatchObject({
      state: 'open',
      change: 'acceptance_expired',
      notRechecked: 'unknown',
    })
    expect(one(accepted('2026-11-26'), result('a', 'unknown'))).toMatchObject({
      state: 'accepted',
      change: 'not_rechecked',
      acceptance: { reason: 'moving soon' },
    })
  })

  it('by hand stays as the engineer left it', () => {
    for (const state of ['open', 'fixed'] as const)
      expect(one(finding({ ruleId: null, state }), result('a', 'passed'))).toMatchObject({
        state,
        change: 'kept_by_hand',
      })
  })

  it('is worse or better by its severity, then by its gauge, never by noise', () => {
    const critical = { rule: { ...result('a', 'failed').rule, severity: 'critical' as const } }
    expect(one(finding(), result('a', 'failed', critical))).toMatchObject({
      change: 'worse',
      severity: 'critical',
      earlierSeverity: 'high',
    })
    expect(one(finding({ severityByHand: true }), result('a', 'failed', critical))).toMatchObject({
      change: 'still_open',
      severity: 'high',
    })
    const before = finding({ gauge: gauge(10) })
    expect(one(before, result('a', 'failed', { gauge: gauge(20) }))).toMatchObject({
      change: 'worse',
      earlierGauge: { value: 10 },
    })
    expect(one(before, result('a', 'failed', { gauge: gauge(4) }))).toMatchObject({ change: 'better' })
    expect(one(before, result('a', 'failed', { gauge: gauge(10.2) }))).toMatchObject({ change: 'still_open' })
  })
})

describe('laws of reconciling', () => {
  const states = ['passed', 'failed', 'not_applicable', 'unknown', 'error'] as const
  const ids = ['a', 'b', 'c', 'd', 'e']
  const earlier = fc.uniqueArray(
    fc.record({
      ruleId: fc.option(fc.constantFrom(...ids)),
      state: fc.constantFrom('open', 'accepted', 'fixed' as const),
      severity: fc.constantFrom(...severities),
      until: fc.option(fc.constantFrom('2026-11-24', '2026-11-25', '2026-12-01')),
    }),
    { selector: ({ ruleId }) => ruleId ?? Symbol('by hand'), maxLength: 8 },
  )
  const results = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...states)), {
    selector: ([id]) => id,
  })

  it('no finding is lost, and one is closed only by a passing re-check', () => {
    fc.assert(
      fc.property(earlier, results, (written, verdicts) => {
        const before = written.map(({ until, ...one }, at) =>
          finding({
            ...one,
            id: `f${at}`,
            ...(one.state === 'accepted' ? { acceptance: { reason: 'x', until } } : {}),
          } as Partial<EarlierFinding>),
        )
        const after = reconcile({ earlier: before, results: verdicts.map(([id, state]) => result(id, state)), today })
        expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
        const verdictOf = new Map(verdicts)
        after.forEach((now, at) => {
          const was = before[at]
          if (now.state === 'fixed' && was?.state !== 'fixed') expect(verdictOf.get(now.ruleId ?? '')).toBe('passed')
          if (!was) expect([now.change, verdictOf.get(now.ruleId ?? '')]).toEqual(['new', 'failed'])
          expect(now.state === 'accepted').toBe(now.acceptance !== undefined)
        })
        const failing = verdicts.filter(([, state]) => state === 'failed').map(([id]) => id)
        for (const id of failing) expect(after.some((now) => now.ruleId === id && now.state !== 'fixed')).toBe(true)
        const { fixed, opened, worse, better, stillOpen, accepted, notRechecked } = sinceLastTime(after)
        const told = [fixed, opened, worse, better, stillOpen, accepted, notRechecked].flat()
        const quiet = after.filter(
          ({ change, state }) => change === 'still_fixed' || (change === 'kept_by_hand' && state === 'fixed'),
        )
        expect(told.length + quiet.length).toBe(after.length)
      }),
    )
  })
})
