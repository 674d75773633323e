import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GIVE_UP_AFTER_MS, retryAfter } from './retry-after.ts'

const tries = fc.record({
  attempts: fc.integer({ min: 1, max: 500 }),
  waitedMs: fc.integer({ min: 0, max: 2 * GIVE_UP_AFTER_MS }),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
  isAway: fc.boolean(),
})

it('mail is tried again after half a minute at first, never later than some 70 minutes (one where there is no relay), and never beyond three days', () =>
  fc.assert(
    fc.property(tries, ({ attempts, ...rest }) => {
      const waitMs = retryAfter(attempts, rest)
      if (waitMs === undefined) {
        expect(rest.waitedMs).toBeGreaterThan(GIVE_UP_AFTER_MS - 4_320_001)
        return
      }
      expect(waitMs).toBeGreaterThanOrEqual(24_000)
      expect(waitMs).toBeLessThanOrEqual(rest.isAway ? 72_000 : 4_320_000)
      expect(rest.waitedMs + waitMs).toBeLessThanOrEqual(GIVE_UP_AFTER_MS)
    }),
  ))

it('what failed together does not come back together', () => {
  const waits = [0, 0.25, 0.5, 0.75, 1].map((chance) => retryAfter(3, { waitedMs: 0, chance, isAway: false }))
  expect(new Set(waits).size).toBe(waits.length)
})
