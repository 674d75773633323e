import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedPolicy } from '../document/testing/shipped-policy.ts'
import { type ExcuseQuestion, mayExcuse } from './may-excuse.ts'
import { solvedUntil } from './solved-until.ts'

const day = 86_400_000
const policy = shippedPolicy()
const late: ExcuseQuestion = {
  ...{ state: 'breached', breachedAt: 0, heldBy: ['bo'], isExcused: false, by: 'lea', at: day },
  ...{ policyVersion: policy.version, rules: policy.commitments.excuse },
}
const refusal = (asked: Partial<ExcuseQuestion>) => mayExcuse({ ...late, ...asked }).result.refusal

describe('an excuse of a late promise', () => {
  it('may be given within thirty days by a lead whose it was not, and says by which clause', () => {
    const { result, clauses, reasons } = mayExcuse(late)
    expect(result).toEqual({ until: 30 * day })
    expect(clauses).toEqual(['3.9'])
    expect(reasons).toMatchObject([{ code: 'excuse.may', facts: { days: 30 } }])
    expect(refusal({ state: 'met_late' })).toBeUndefined()
  })
  it('is not given for what is not late, twice, by whoever had it, or too late', () => {
    expect(refusal({ state: 'running' })).toBe('not_late')
    expect(refusal({ isExcused: true })).toBe('excused_already')
    expect(refusal({ by: 'bo' })).toBe('excuse_own')
    expect(refusal({ at: 30 * day })).toBeUndefined()
    expect(refusal({ at: 30 * day + 1 })).toBe('excuse_too_late')
  })
  it('law: whatever is asked, only what is late, whole and not one’s own, and never after its days; later never helps', () => {
    const states = ['running', 'met', 'breached', 'met_late', 'superseded', 'cancelled', 'open', 'waived', 'lapsed']
    const asked = fc.record({
      state: fc.constantFrom(...states),
      breachedAt: fc.option(fc.integer({ min: 0, max: 90 * day }), { nil: undefined }),
      heldBy: fc.subarray(['bo', 'lea', 'ida']),
      isExcused: fc.boolean(),
      by: fc.constantFrom('bo', 'lea', 'ida'),
      at: fc.integer({ min: 0, max: 200 * day }),
      days: fc.integer({ min: 1, max: 90 }),
      later: fc.integer({ min: 1, max: 90 * day }),
    })
    fc.assert(
      fc.property(asked, ({ days, later, ...one }) => {
        const question: ExcuseQuestion = { ...late, ...one, rules: { withinDays: days } }
        const may = mayExcuse(question).result.refusal === undefined
        const { state, breachedAt, heldBy, by, isExcused, at } = one
        const isLate = (state === 'breached' || state === 'met_late') && breachedAt !== undefined
        expect(may).toBe(isLate && !isExcused && !heldBy.includes(by) && at <= breachedAt + days * day)
        const afterwards = mayExcuse({ ...question, at: at + later }).result.refusal === undefined
        expect(afterwards && !may).toBe(false)
      }),
    )
  })
})

it('whether it was solved can be said for sixty days, and changed for fourteen after it was first said', () => {
  const rules = policy.life.solved
  expect(solvedUntil({ closedAt: 0 }, rules)).toBe(60 * day)
  expect(solvedUntil({ closedAt: 0, answeredAt: 3 * day }, rules)).toBe(17 * day)
})
