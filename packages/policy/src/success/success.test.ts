import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCalendarDays } from '../calendar/index.ts'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import {
  actingManager,
  firstState,
  type HealthCounts,
  healthFacts,
  healthOf,
  isOverdue,
  progressOf,
  statesAfter,
  successKinds,
} from './index.ts'

const rules = shippedPolicy().success
if (!rules) throw new Error('the shipped policy reads success plans')
const counts = fc.record(
  Object.fromEntries(healthFacts.map((fact) => [fact, fc.nat(20)])) as Record<keyof HealthCounts, fc.Arbitrary<number>>,
)
const nothing = Object.fromEntries(healthFacts.map((fact) => [fact, 0])) as unknown as HealthCounts

describe('the health of an account', () => {
  it('is a sum in the open: a start, less what each fact takes, each with its own limit', () => {
    const { score, level, parts } = healthOf({ ...nothing, promises_late: 2, blockers_open: 9 }, rules.health)
    expect([score, level]).toEqual([72, 'watch'])
    expect(parts.filter(({ takes }) => takes > 0).map(({ fact, count, takes }) => [fact, count, takes])).toEqual([
      ['promises_late', 2, 16],
      ['blockers_open', 9, 12],
    ])
    expect(healthOf(nothing, rules.health)).toMatchObject({ score: 100, level: 'well' })
  })

  it('law: the score is what its parts say, one trouble more never raises it, and no fact takes more than its limit', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...healthFacts), (some, fact) => {
        const { score, parts, startsAt } = healthOf(some, rules.health)
        expect(score).toBe(Math.max(0, startsAt - parts.reduce((sum, { takes }) => sum + takes, 0)))
        expect(parts.map((part) => part.fact)).toEqual(healthFacts)
        expect(parts.every(({ takes, atMost }) => takes >= 0 && takes <= atMost)).toBe(true)
        const worse = healthOf({ ...some, [fact]: some[fact] + 1 }, rules.health)
        expect(worse.score).toBeLessThanOrEqual(score)
      }),
    )
  })
})

const measure = { unit: 'min', baseline: 60, target: 20, from: '2026-01-01' }
const ask = (value: number, on: string, more: { today?: string; dueOn?: string } = {}) =>
  progressOf({
    ...{ measure, values: [{ on, value }], today: more.today ?? on, rules: rules.progress },
    dueOn: more.dueOn ?? '2026-12-31',
  })

describe('the progress of an objective', () => {
  it('is on track near the straight line, behind well below it, met at the target', () => {
    expect(ask(42, '2026-07-01').standing).toBe('on_track')
    expect(ask(50, '2026-07-01')).toMatchObject({ standing: 'behind', share: 25 })
    expect(ask(20, '2026-07-01').standing).toBe('met')
    expect(ask(19, '2027-02-01').standing).toBe('met')
  })
  it('is behind once the day has come, whatever was measured before, and stale when nobody measured for long', () => {
    expect(ask(21, '2026-12-30', { today: '2027-01-01' }).standing).toBe('behind')
    expect(ask(42, '2026-07-01', { today: '2026-09-01' }).standing).toBe('stale')
    expect(progressOf({ measure, values: [], today: '2026-07-01', rules: rules.progress }).standing).toBe('no_figures')
  })
  it('figures of days to come say nothing yet, and of one day the later one counts', () => {
    const values = [
      { on: '2026-02-01', value: 55 },
      { on: '2026-02-01', value: 52 },
      { on: '2026-06-01', value: 20 },
    ]
    const read = progressOf({ measure, values, today: '2026-02-02', rules: rules.progress, dueOn: '2026-12-31' })
    expect(read.latest?.value).toBe(52)
  })

  it('law: turned upside down it reads the same, and a figure nearer the target never reads worse', () => {
    const order = ['behind', 'stale', 'on_track', 'met']
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: -200, max: 1200 }),
        fc.nat(500),
        fc.nat(500),
        (baseline, way, value, day, better) => {
          const on = addCalendarDays('2026-01-01', day)
          const read = (sign: 1 | -1, figure: number) =>
            progressOf({
              measure: { unit: '', baseline: sign * baseline, target: sign * (baseline + way), from: '2026-01-01' },
              ...{ dueOn: '2026-12-31', values: [{ on, value: sign * figure }], today: on, rules: rules.progress },
            })
          expect(read(-1, value).standing).toBe(read(1, value).standing)
          expect(order.indexOf(read(1, value + better).standing)).toBeGreaterThanOrEqual(
            order.indexOf(read(1, value).standing),
          )
        },
      ),
    )
  })
})

describe('what may be said of a part of the plan', () => {
  it('customers answer guidance and say what they use; the rest is kept by the staff', () => {
    const after = (kind: (typeof successKinds)[number], side: 'customer' | 'staff') =>
      statesAfter({ kind, state: firstState(kind), side })
    expect(after('guidance', 'customer')).toEqual(['done', 'not_for_us'])
    expect(after('feature', 'customer')).toEqual(['in_use', 'not_for_us'])
    expect(successKinds.filter((kind) => after(kind, 'customer').length > 0)).toEqual(['guidance', 'feature'])
    expect(successKinds.every((kind) => after(kind, 'staff').length > 0)).toBe(true)
    expect(statesAfter({ kind: 'guidance', state: 'withdrawn', side: 'customer' })).toEqual([])
  })
  it('is overdue when its day is over and it is not done', () => {
    expect(isOverdue({ state: 'open', dueOn: '2026-03-01' }, '2026-03-01')).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: '2026-03-01' }, '2026-03-02')).toBe(true)
    expect(isOverdue({ state: 'cleared', dueOn: '2026-03-01' }, '2026-03-02')).toBe(false)
    expect(isOverdue({ state: 'open', dueOn: null }, '2026-03-02')).toBe(false)
  })
})

it('law: an account with a manager is never without one; the deputy acts exactly while that one is away and she is not', () => {
  const person = (personId: string) =>
    fc.record({ personId: fc.constant(personId), awayUntil: fc.option(fc.nat(100), { nil: undefined }) })
  fc.assert(
    fc.property(person('tam'), fc.option(person('deputy'), { nil: undefined }), fc.nat(100), (tam, deputy, at) => {
      const isAway = (one?: { awayUntil: number | undefined }) => one?.awayUntil !== undefined && one.awayUntil > at
      const acting = actingManager({ tam, deputy, at })
      expect(acting).toBe(isAway(tam) && deputy && !isAway(deputy) ? 'deputy' : 'tam')
      expect(actingManager({ tam: undefined, deputy, at })).toBeUndefined()
    }),
  )
})
