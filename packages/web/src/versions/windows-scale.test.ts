import { describe, expect, it } from 'vitest'
import { scaleWindows } from './windows-scale.ts'

const windows = [
  { from: '2015-01-01', overtakenOn: '2016-01-01', until: '2017-01-01', promisedUntil: '2017-01-01' },
  { from: '2024-09-05', overtakenOn: '2026-03-03', until: '2027-02-01', promisedUntil: '2027-03-03' },
  { from: '2026-03-03', overtakenOn: '2027-02-01', until: '2028-02-01', promisedUntil: null },
  { from: '2027-02-01', overtakenOn: null, until: null, promisedUntil: null },
]

describe('the picture of windows', () => {
  const { now, years, stretches } = scaleWindows(windows, '2026-11-30')

  it('keeps order: a window begins, turns, ends; the next begins where the one before turns', () => {
    for (const { from, turns, to } of stretches) expect(from <= turns && turns <= to).toBe(true)
    expect(stretches[2]?.from).toBe(stretches[1]?.turns)
    expect(stretches[1]?.promised).toBeGreaterThan(stretches[1]?.to ?? 100)
    expect(stretches[3]).toMatchObject({ to: 100, isOpen: true })
  })

  it('cuts off what is long past, and shows now and the years that leave it room', () => {
    expect(stretches[0]).toMatchObject({ from: 0, to: 0 })
    expect(now > 0 && now < 100).toBe(true)
    expect(years.map(({ label }) => label)).toEqual(['2024', '2025', '2026', '2028'])
  })
})
