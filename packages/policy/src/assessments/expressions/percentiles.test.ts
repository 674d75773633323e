import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentilesOf } from './percentiles.ts'

describe('percentiles', () => {
  it('are samples that were measured', () => {
    expect(percentilesOf([3, 1, 2, 4], [0, 50, 51, 95, 100])).toEqual([1, 2, 3, 4, 4])
    expect(percentilesOf([7], [50, 99])).toEqual([7, 7])
    expect(percentilesOf([], [50])).toEqual([Number.NaN])
  })

  it('law: the same as by sorting all', () => {
    const samples = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 300,
    })
    fc.assert(
      fc.property(samples, fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 5 }), (list, percents) => {
        const sorted = Float64Array.from(list).sort()
        const found = percentilesOf(list, percents)
        percents.forEach((percent, at) => {
          // nought and minus nought are one figure
          expect((found[at] ?? 1) + 0).toBe((sorted[Math.ceil((percent / 100) * list.length) - 1] ?? 1) + 0)
        })
      }),
    )
  })

  it('take no longer for samples in order, backwards, all alike or in waves', () => {
    const count = 100_000
    for (const make of [
      (at: number) => at,
      (at: number) => -at,
      () => 1,
      (at: number) => at % 100,
      (at: number) => Math.abs(at - count / 2),
    ])
      expect(
        percentilesOf(
          Array.from({ length: count }, (_, at) => make(at)),
          [50, 95, 99],
        ),
      ).toHaveLength(3)
  })
})
