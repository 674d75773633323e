import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthAfter, monthAt, monthGrid } from './month-grid.ts'

const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']
const month = fc
  .tuple(fc.integer({ min: 2005, max: 2035 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

describe('the calendar of a month', () => {
  it('is whole weeks that hold every day of it once, each day beginning where the one before ends', () => {
    fc.assert(
      fc.property(month, fc.constantFrom(...zones), (asked, zone) => {
        const days = monthGrid(asked, zone)
        expect(days.length % 7).toBe(0)
        const inMonth = days.filter(({ isInMonth }) => isInMonth).map(({ date }) => date)
        expect(new Set(inMonth).size).toBe(inMonth.length)
        expect(inMonth[0]).toBe(`${asked}-01`)
        expect(inMonth.length).toBe(
          new Date(Date.UTC(Number(asked.slice(0, 4)), Number(asked.slice(5)), 0)).getUTCDate(),
        )
        for (const [at, day] of days.entries()) {
          if (at > 0) expect(day.from).toBe(days[at - 1]?.to)
          expect(day.to).toBeGreaterThanOrEqual(day.from)
        }
      }),
    )
  })
  it('begins its weeks on Monday and knows the day of 25 hours', () => {
    const days = monthGrid('2026-10', 'Europe/Berlin')
    expect(days[0]?.date).toBe('2026-09-28')
    const turned = days.find(({ date }) => date === '2026-10-25')
    expect(((turned?.to ?? 0) - (turned?.from ?? 0)) / 3_600_000).toBe(25)
  })
  it('goes from month to month over the end of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(monthAt(Date.parse('2026-11-30T23:30:00Z'), 'Europe/Berlin')).toBe('2026-12')
  })
})
