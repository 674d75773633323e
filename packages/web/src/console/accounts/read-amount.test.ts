import { expect, it } from 'vitest'
import { readAmount, sayAmount } from './read-amount.ts'

it('an amount is read as people write it, and what is none is not sent', () => {
  for (const amount of ['120000', '120,000', '120 000', "120'000", '120.000'])
    expect(readAmount({ amount, currency: 'EUR' })).toEqual({ amount: 120_000, currency: 'EUR' })
  for (const amount of ['', 'much', '-5', '12e4']) expect(readAmount({ amount, currency: 'EUR' })).toBeUndefined()
  expect(readAmount({ amount: '5', currency: 'EU' })).toBeUndefined()
  expect(sayAmount({ amount: 120_000, currency: 'EUR' })).toBe('EUR 120,000')
})
