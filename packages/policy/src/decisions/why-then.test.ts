import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHistory } from '../commitments/index.ts'
import { anyHistory } from '../commitments/testing/arbitrary-histories.ts'
import {
  answered,
  chicago,
  clocksOf,
  opened,
  read,
  standardTerms,
  turned,
  wrote,
} from '../commitments/testing/histories.ts'
import { decideResponse, whyThen } from './index.ts'

describe('why then', () => {
  it('of a clock that just started is what the decision said before sending', () => {
    const terms = standardTerms()
    const [clock] = clocksOf(read(opened('P1', 'Fri 17:00', terms)))
    if (!clock) throw new Error('no clock')
    const told = decideResponse({ terms, priority: 'P1', at: chicago('Fri 17:00') })
    expect(whyThen(clock).result).toEqual(told.result.steps)
    expect(whyThen(clock).clauses).toEqual(told.clauses)
  })

  it('shows where we waited for the customer', () => {
    const terms = standardTerms({ resolution: { P1: '8h' } })
    const asked = [opened('P1', 'Mon 09:00', terms), answered('Mon 10:00'), turned('Mon 10:00', 'waiting')]
    const [clock] = clocksOf(read(...asked, wrote('Tue 09:30')), 'resolution')
    if (!clock) throw new Error('no clock')
    expect(whyThen(clock).result.map(({ because }) => because)).toEqual(['open', 'paused', 'closed', 'paused', 'open'])
    expect(whyThen(clock).reasons.map(({ code }) => code)).toContain('clock.paused')
  })

  it('tells a holiday apart from other closed time', () => {
    const calendar = { ...standardTerms().businessCalendar, holidays: ['2026-07-07'] }
    const terms = { ...standardTerms(), calendar, businessCalendar: calendar }
    const [clock] = clocksOf(read(opened('P1', 'Mon 17:00', terms)))
    if (!clock) throw new Error('no clock')
    expect(whyThen(clock).result.map(({ because }) => because)).toEqual(['open', 'closed', 'holiday', 'closed', 'open'])
  })

  it('of a promise by hand is plain time', () => {
    const byHand = read(opened('P1', 'Fri 16:00'), answered('Fri 16:30', 'Sat 16:30')).commitments[1]
    if (!byHand) throw new Error('no promise')
    expect(whyThen(byHand).result).toMatchObject([{ because: 'plain', counts: true, countedMs: 86_400_000 }])
  })

  it('leaves no time out and counts none twice, for every clock of every history', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        for (const clock of readHistory(facts).commitments) {
          const { result } = whyThen(clock)
          const edges = result.flatMap(({ from, to }) => [from, to])
          if (clock.dueAt > clock.startedAt) expect([edges.at(0), edges.at(-1)]).toEqual([clock.startedAt, clock.dueAt])
          result.slice(1).forEach((stretch, index) => {
            expect(stretch.from).toBe(result[index]?.to)
          })
          const stands = clock.pauses.some(({ to }) => to === undefined)
          if (!stands) expect(result.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(clock.spanMs)
        }
      }),
      { numRuns: 300 },
    )
  })
})
