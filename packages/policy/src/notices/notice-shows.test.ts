import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeReaches, noticeState, noticeTurnsAt } from './notice-shows.ts'

describe('a notice', () => {
  const life = { fromAt: 100, untilAt: 200 }
  it('shows from its beginning up to its end, which is exclusive', () => {
    expect([99, 100, 199, 200].map((at) => noticeState(life, at))).toEqual(['planned', 'showing', 'showing', 'over'])
  })
  it('is over once somebody takes it down, also before it began', () => {
    expect(noticeState({ ...life, endedAt: 150 }, 150)).toBe('over')
    expect(noticeState({ ...life, endedAt: 50 }, 60)).toBe('over')
    expect(noticeState({ ...life, endedAt: 300 }, 200)).toBe('over')
  })
  it('is for everybody, for those of a plan, or for those of a product', () => {
    const held = { plans: ['premium'], holdsProduct: (id: string) => id === 'grid' }
    expect(noticeReaches({ to: 'all' }, held)).toBe(true)
    expect(noticeReaches({ to: 'plan', plan: 'premium' }, held)).toBe(true)
    expect(noticeReaches({ to: 'plan', plan: 'standard' }, held)).toBe(false)
    expect(noticeReaches({ to: 'product', productId: 'grid' }, held)).toBe(true)
    expect(noticeReaches({ to: 'product', productId: 'loom' }, held)).toBe(false)
  })
})

describe('laws of notices', () => {
  const anyLife = fc
    .record({ fromAt: fc.nat(1000), lasts: fc.integer({ min: 1, max: 1000 }), endedAt: fc.option(fc.nat(2500)) })
    .map(({ fromAt, lasts, endedAt }) => ({
      ...{ fromAt, untilAt: fromAt + lasts },
      ...(endedAt === null ? {} : { endedAt }),
    }))
  it('it goes from planned to showing to over and never back', () =>
    fc.assert(
      fc.property(anyLife, fc.nat(3000), fc.nat(3000), (life, a, b) => {
        const order = ['planned', 'showing', 'over']
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        expect(order.indexOf(noticeState(life, early))).toBeLessThanOrEqual(order.indexOf(noticeState(life, late)))
      }),
    ))
  it('nothing changes before its next turn, and something does at it', () =>
    fc.assert(
      fc.property(anyLife, fc.nat(3000), (life, at) => {
        const next = noticeTurnsAt(life, at)
        const state = noticeState(life, at)
        if (next === undefined) {
          expect(state).toBe('over')
          return
        }
        expect(next).toBeGreaterThan(at)
        expect(noticeState(life, next - 1)).toBe(state)
        expect(noticeState(life, next)).not.toBe(state)
      }),
    ))
})
