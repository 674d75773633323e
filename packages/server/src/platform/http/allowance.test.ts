import { expect, it } from 'vitest'
import { Allowance } from './allowance.ts'

const hourMs = 3_600_000
const refusal = (attempt: () => void): unknown => {
  try {
    attempt()
    return 'taken'
  } catch (error) {
    return error
  }
}

it('each name has its own allowance, refused with when it comes back (request.rate_limited)', () => {
  let now = 0
  const allowance = new Allowance({ most: 100, windowMs: hourMs, nowMs: () => now })
  allowance.take('acme', 60)
  allowance.take('acme', 40)
  allowance.take('helio', 100)
  now = 600_000
  expect(refusal(() => allowance.take('acme', 1))).toMatchObject({ code: 'request.rate_limited', retryAfterS: 3_000 })
  now = hourMs
  expect(refusal(() => allowance.take('acme', 100))).toBe('taken')
})

it('what is larger than the rest is not taken in part', () => {
  const allowance = new Allowance({ most: 100, windowMs: hourMs, nowMs: () => 0 })
  allowance.take('acme', 60)
  expect(refusal(() => allowance.take('acme', 60))).toMatchObject({ code: 'request.rate_limited' })
  expect(refusal(() => allowance.take('acme', 40))).toBe('taken')
})

it('nothing is counted where the limit is lifted', () => {
  const allowance = new Allowance({ most: 0, windowMs: hourMs, nowMs: () => 0 })
  expect(refusal(() => allowance.take('acme', 1e12))).toBe('taken')
})
