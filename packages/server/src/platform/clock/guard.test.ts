import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { ClockGuard } from './guard.ts'

const HOUR = 3_600_000
const start = Date.UTC(2026, 10, 23, 9)

describe('the one clock', () => {
  let boot: number
  let database: number
  let second: number | undefined
  let guard: ClockGuard
  const pass = (ms: number) => {
    boot += ms
    database += ms
  }
  const look = () => guard.observe(database).mayFire
  beforeEach(() => {
    boot = 1_000
    database = start
    second = undefined
    guard = new ClockGuard({ bootMs: () => boot, secondSource: () => second })
    look()
  })

  it('fires nothing early when it jumps two hours ahead, and goes on when it is back', () => {
    pass(5_000)
    database += 2 * HOUR
    expect(look()).toBe(false)
    pass(5_000)
    expect(look()).toBe(false)
    database -= 2 * HOUR
    expect(look()).toBe(true)
  })

  it('goes on when it is set back an hour: what is due later is due later, and the way back is no jump', () => {
    pass(5_000)
    database -= HOUR
    expect(look()).toBe(true)
    pass(5_000)
    database += HOUR
    expect(look()).toBe(true)
  })

  it('takes the sleep of the machine for what it is', () => {
    pass(9 * HOUR)
    expect(look()).toBe(true)
  })

  it('goes on at an administrator’s word, and says whether it had stopped', () => {
    expect(guard.accept(database)).toBe(false)
    database += HOUR
    look()
    expect(guard.accept(database)).toBe(true)
    expect(look()).toBe(true)
  })

  it('thaws after fifteen even minutes only when a second source agrees', () => {
    database += HOUR
    expect(look()).toBe(false)
    for (let minutes = 0; minutes < 20; minutes += 1) {
      pass(60_000)
      expect(look()).toBe(false)
    }
    second = database + 1_000
    expect(look()).toBe(true)
  })

  it('does not thaw by a second source that ran even for less than fifteen minutes', () => {
    database += HOUR
    look()
    pass(14 * 60_000)
    second = database
    expect(look()).toBe(false)
  })

  it('stays stopped through a restart of the process', () => {
    const anchor = guard.anchor
    database += HOUR
    pass(5_000)
    const next = new ClockGuard({ bootMs: () => boot, ...(anchor ? { anchor } : {}) })
    expect(next.observe(database).mayFire).toBe(false)
  })

  it('follows the drift of honest clocks for weeks', () => {
    for (let looks = 0; looks < 20_000; looks += 1) {
      boot += 5_000
      database += 5_000 * 1.0004
      expect(look()).toBe(true)
    }
  })

  it('stops at every jump ahead of more than half a minute, whatever came before', () => {
    const steps = fc.array(fc.integer({ min: 1_000, max: 60_000 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 31_000, max: 100 * HOUR }), (walk, jump) => {
        let at = 0
        const fresh = new ClockGuard({ bootMs: () => at })
        for (const step of walk) {
          at += step
          fresh.observe(start + at)
        }
        return !fresh.observe(start + at + jump).mayFire
      }),
    )
  })
})
