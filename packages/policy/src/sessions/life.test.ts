import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterStep, isOver, type SessionStanding } from './life.ts'
import { sessionStates, sessionSteps } from './types.ts'

const fresh: SessionStanding = { state: 'planned', isContested: false, isSettled: false }
/** Takes the steps that can be taken, and keeps all that was on the way. */
function walk(steps: readonly (typeof sessionSteps)[number][]): readonly SessionStanding[] {
  const way = [fresh]
  for (const step of steps) {
    const now = way.at(-1) ?? fresh
    const state = afterStep(now, step)
    if (state === undefined) continue
    const settles = step === 'uphold_contest' || step === 'dismiss_contest'
    const isContested = settles ? false : now.isContested || step === 'contest'
    way.push({ state, isContested, isSettled: now.isSettled || settles })
  }
  return way
}

describe('the life of a session', () => {
  it('goes from proposed to delivered', () => {
    expect(walk(['offer', 'book', 'hold', 'publish_minutes']).map(({ state }) => state)).toEqual([
      'planned',
      'proposed',
      'booked',
      'held',
      'delivered',
    ])
  })

  it('stands still while the customer says that it did not happen, until a lead settles it', () => {
    const contested = walk(['offer', 'book', 'hold', 'publish_minutes', 'contest']).at(-1) ?? fresh
    expect(afterStep(contested, 'publish_minutes')).toBeUndefined()
    expect(afterStep(contested, 'uphold_contest')).toBe('did_not_happen')
    expect(afterStep(contested, 'dismiss_contest')).toBe('delivered')
  })
})

describe('laws of a session’s life', () => {
  const steps = fc.array(fc.constantFrom(...sessionSteps), { maxLength: 25 })
  it('nothing is delivered that was not held, nothing held that was not booked', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const states = walk(taken).map(({ state }) => state)
        for (const [later, before] of [
          ['delivered', 'held'],
          ['held', 'booked'],
        ] as const)
          if (states.includes(later)) expect(states.indexOf(before)).toBeLessThan(states.indexOf(later))
      }),
    )
  })

  it('nothing comes back from cancelled or from what did not happen', () => {
    for (const state of sessionStates.filter(isOver))
      for (const step of sessionSteps)
        expect(afterStep({ state, isContested: false, isSettled: true }, step)).toBeUndefined()
    expect(sessionStates.filter(isOver)).toEqual(['cancelled', 'did_not_happen'])
  })
})
