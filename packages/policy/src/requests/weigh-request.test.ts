import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import {
  type Ask,
  addCounts,
  backersIn,
  countAsks,
  countBackers,
  countsOfAdvocacy,
  countsOfAsk,
  mayFollow,
  requestStatuses,
  statusesAfter,
  takeCounts,
  weighCounts,
  weighRequest,
} from './index.ts'

const rules = shippedPolicy().requests?.weights
if (!rules) throw new Error('the shipped policy weighs requests')

const ask = (accountId: string, plan: string | null, addOns: readonly string[] = []): Ask => ({
  ...{ accountId, plan, addOns },
  values: accountId === 'lost' ? {} : { EUR: accountId.length * 7_300, ...(plan === 'standard' && { USD: 9_999 }) },
})
/** What an account bought is the account's, not the ask's: the same for every ask of it. */
const accounts = ['acme', 'helio', 'aurora', 'kite', 'lost'].map((id, at) =>
  ask(id, [`standard`, 'premium', 'premium', 'standard', null][at] ?? null, at === 2 ? ['tam'] : []),
)
const asks = fc.array(fc.constantFrom(...accounts), { maxLength: 30 })
const anyRules = fc.record({
  plans: fc.record({ standard: fc.nat(9), premium: fc.nat(9) }),
  addOns: fc.record({ tam: fc.nat(9) }),
  withoutPlan: fc.nat(3),
  furtherAsk: fc.nat(3),
  advocacy: fc.nat(20),
  value: fc.option(fc.record({ per: fc.record({ EUR: fc.integer({ min: 1, max: 90_000 }) }), counts: fc.nat(5) }), {
    nil: undefined,
  }),
})

describe('how much a request weighs', () => {
  it('says each part by name: so many, times so much', () => {
    const { weight, parts } = weighRequest({
      asks: [accounts[0], accounts[0], accounts[2], accounts[4]].flatMap((one) => one ?? []),
      advocacy: 1,
      rules,
    })
    expect(parts.map(({ what, of, count }) => [what, of, count])).toEqual([
      ['without_plan', null, 1],
      ['plan', 'premium', 1],
      ['plan', 'standard', 1],
      ['add_on', 'tam', 1],
      ['further_asks', null, 1],
      ['advocacy', null, 1],
    ])
    expect(weight).toBe(parts.reduce((sum, { count, times }) => sum + count * times, 0))
  })

  it('law: adding or taking one ask gives the count and the weight that a count anew gives, and nothing else is known', () => {
    fc.assert(
      fc.property(asks, fc.constantFrom(...accounts), fc.nat(5), anyRules, (before, more, advocacy, weights) => {
        const isFirstOfAccount = !before.some(({ accountId }) => accountId === more.accountId)
        const one = countsOfAsk(more, { isFirstOfAccount })
        const added = addCounts(countAsks(before, advocacy), one)
        expect(weighCounts(added, weights)).toEqual(weighRequest({ asks: [...before, more], advocacy, rules: weights }))
        expect(takeCounts(added, one)).toEqual(countAsks(before, advocacy))
      }),
    )
  })

  it('counts what is agreed a year only where the policy says so, each currency by its own full amounts', () => {
    const all = ['helio', 'aurora'].map((id) => ({
      ...ask(id, 'premium'),
      values: { EUR: 64_000, USD: 50_000, CHF: 1 },
    }))
    const plain = { ...rules, value: undefined }
    const before = weighRequest({ asks: all, advocacy: 0, rules: plain })
    expect(before.parts.some(({ what }) => what === 'value')).toBe(false)
    const value = { per: { EUR: 50_000, USD: 60_000 }, counts: 3 }
    const after = weighRequest({ asks: all, advocacy: 0, rules: { ...rules, value } })
    expect(after.parts.filter(({ what }) => what === 'value')).toEqual([
      { what: 'value', of: 'EUR', count: 2, times: 3, sum: 6 },
      { what: 'value', of: 'USD', count: 1, times: 3, sum: 3 },
    ])
    expect(after.weight).toBe(before.weight + 9)
  })

  it('law: the order of asks says nothing, and more asks or arguments never make it lighter', () => {
    fc.assert(
      fc.property(asks, fc.nat(5), anyRules, (all, advocacy, weights) => {
        const { weight } = weighRequest({ asks: all, advocacy, rules: weights })
        expect(weighRequest({ asks: [...all].reverse(), advocacy, rules: weights }).weight).toBe(weight)
        expect(weighRequest({ asks: all.slice(1), advocacy, rules: weights }).weight).toBeLessThanOrEqual(weight)
        const argued = weighCounts(addCounts(countAsks(all, advocacy), countsOfAdvocacy), weights).weight
        expect(argued - weight).toBe(weights.advocacy)
      }),
    )
  })

  it('law: a merge keeps what is known of every account, and counts an account of both only once', () => {
    fc.assert(
      fc.property(asks, asks, anyRules, (one, other, weights) => {
        const merged = countAsks([...one, ...other], 0)
        const accountsIn = new Set([...one, ...other].map(({ accountId }) => accountId)).size
        expect(Object.values(merged.plans).reduce((sum, count) => sum + count, 0)).toBe(accountsIn)
        const kept = Map.groupBy([...one, ...other], ({ accountId }) => accountId)
        const groups = [...kept.values()].flatMap((all) =>
          all[0] ? [{ ...all[0], accounts: 1, asks: all.length }] : [],
        )
        expect(countBackers(groups, 0)).toEqual(merged)
        expect(backersIn(merged)).toEqual({ accounts: accountsIn, asks: one.length + other.length })
        expect(weighCounts(merged, weights).weight).toBe(
          weighRequest({ asks: [...other, ...one], advocacy: 0, rules: weights }).weight,
        )
      }),
    )
  })
})

describe('what may be said of a request next', () => {
  it('nothing goes back to noted, and what is shipped or declined can be taken up again', () => {
    for (const status of requestStatuses) expect(mayFollow(status, 'noted')).toBe(false)
    expect(statusesAfter('shipped')).toEqual(['in_progress'])
    expect(statusesAfter('declined')).toEqual(['under_consideration'])
  })

  it('what is planned or in progress may move to another release, and nothing else is said twice', () => {
    const movesRelease = true
    expect(requestStatuses.filter((status) => mayFollow(status, status, { movesRelease }))).toEqual([
      'planned',
      'in_progress',
    ])
  })

  it('law: from every status shipped and declined can be reached, and no status follows itself', () => {
    for (const from of requestStatuses) {
      const reached = new Set<string>([from])
      for (let grown = 0; grown < reached.size; grown += 1)
        for (const next of statusesAfter([...reached][grown] as typeof from)) reached.add(next)
      expect(reached).toContain('shipped')
      expect(reached).toContain('declined')
      expect(mayFollow(from, from)).toBe(false)
    }
  })
})
