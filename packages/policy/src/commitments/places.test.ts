import { describe, expect, it } from 'vitest'
import type { TicketFact } from './index.ts'
import { placeChangesAt, placedAt, placeOf } from './index.ts'
import { answered, chicago, opened, premiumTerms, read, ticked, turned } from './testing/histories.ts'

const placed = (when: string, ...facts: readonly TicketFact[]) => placedAt(read(...facts), chicago(when))

describe('the place of a ticket in the queue', () => {
  it('is "answer now" while coverage is open, and changes at closing time', () => {
    const ticket = placed('Fri 17:00', opened('P1', 'Fri 17:00'))
    expect(placeOf(ticket)).toBe('answer_now')
    expect(placeChangesAt(ticket)).toBe(chicago('Fri 17:30'))
  })

  it('is "coverage closed" until the next opening', () => {
    const ticket = placed('Fri 18:00', opened('P1', 'Fri 17:00'))
    expect(placeOf(ticket)).toBe('coverage_closed')
    expect(placeChangesAt(ticket)).toBe(chicago('next Mon 08:30'))
  })

  it('never changes by itself under coverage around the clock', () => {
    const ticket = placed('Sat 03:00', opened('P1', 'Sat 03:00', premiumTerms()))
    expect(placeOf(ticket)).toBe('answer_now')
    expect(placeChangesAt(ticket)).toBeUndefined()
  })

  it('follows business hours for a target in business days, whatever the coverage', () => {
    expect(placeOf(placed('Sat 03:00', opened('P3', 'Sat 03:00', premiumTerms())))).toBe('coverage_closed')
  })

  it('is "answer now" once the answer is late, at any hour', () => {
    const ticket = placed('Fri 20:00', opened('P0', 'Fri 09:00'), ticked('Fri 20:00'))
    expect(placeOf(ticket)).toBe('answer_now')
    expect(placeChangesAt(ticket)).toBeUndefined()
  })

  it('keeps an owed answer in sight whatever the status says', () => {
    expect(placeOf(placed('Mon 09:10', opened('P1', 'Mon 09:00'), turned('Mon 09:05', 'waiting')))).toBe('answer_now')
  })

  it.each([
    ['open', 'waiting_on_us'],
    ['waiting', 'customers_turn'],
    ['waiting_release', 'waiting_release'],
    ['resolved', null],
    ['closed', null],
  ] as const)('of an answered ticket that is %s: %s', (status, place) => {
    const turn = status === 'open' ? [] : [turned('Mon 09:30', status)]
    expect(placeOf(placed('Mon 10:00', opened('P1', 'Mon 09:00'), answered('Mon 09:30'), ...turn))).toBe(place)
  })

  it('is "not promised" where nothing is owed, until somebody promises an update', () => {
    const recorded: TicketFact = { type: 'opened', at: chicago('Mon 09:00'), by: 'ana', priority: 'P0' }
    expect(placeOf(placed('Mon 10:00', recorded))).toBe('not_promised')
    expect(placeOf(placed('Mon 10:00', recorded, answered('Mon 09:30', 'Mon 12:00')))).toBe('waiting_on_us')
  })
})
