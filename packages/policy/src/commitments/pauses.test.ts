import { describe, expect, it } from 'vitest'
import type { TicketFact } from './index.ts'
import { splitTime, supportTimeLeft, usedShare } from './index.ts'
import {
  answered,
  changed,
  chicago,
  opened,
  premiumTerms,
  read,
  standardTerms,
  ticked,
  turned,
  wrote,
} from './testing/histories.ts'

const terms = standardTerms({ update: { P1: '4h' }, resolution: { P1: '8h', P0: '4h' } })
const asked = [opened('P1', 'Mon 09:00', terms), answered('Mon 10:00'), turned('Mon 10:00', 'waiting')]
const clock = (metric: 'update' | 'resolution', ...facts: readonly TicketFact[]) => {
  const found = read(...facts).commitments.filter((c) => c.metric === metric)
  return found.at(-1)
}

describe("a pause in the customer's turn", () => {
  it('moves the resolution by the open time in which we waited', () => {
    const resumed = clock('resolution', ...asked, wrote('Tue 09:30'))
    // Of 8 hours one was used; the other seven run from Tuesday 09:30.
    expect(resumed).toMatchObject({ state: 'running', dueAt: chicago('Tue 16:30') })
    expect(resumed?.pauses).toEqual([{ from: chicago('Mon 10:00'), to: chicago('Tue 09:30') }])
  })

  it('fires no warning and no breach while it lasts', () => {
    expect(clock('resolution', ...asked, ticked('Fri 09:00'))).toMatchObject({ state: 'running' })
  })

  it('moves the warnings too', () => {
    const resumed = clock('resolution', ...asked, wrote('Tue 09:30'), ticked('Tue 13:00'))
    expect(resumed?.warnings).toMatchObject([
      { at: chicago('Tue 12:30'), firedAt: chicago('Tue 13:00') },
      { at: chicago('Tue 14:30') },
    ])
  })

  it('leaves a warning that fired where it was', () => {
    const late = [...asked.slice(0, 2), turned('Mon 14:00', 'waiting'), wrote('Tue 14:00')]
    expect(clock('resolution', ...late)?.warnings[0]).toEqual({
      ...{ share: 0.5, at: chicago('Mon 13:00'), firedAt: chicago('Mon 14:00') },
    })
  })

  it('lets nothing run out meanwhile, also where only closed time was left', () => {
    const around = premiumTerms({ update: { P0: '1h', P1: '4h' } })
    const night = [
      opened('P1', 'Mon 00:00', around),
      answered('Mon 00:10'),
      { type: 'terms_changed', at: chicago('Mon 00:20'), by: 'lea', terms } as const,
      turned('Mon 00:30', 'waiting'),
    ]
    // The upgrade kept the due time at 04:10, when its new hours are closed; nothing of it is left to count.
    expect(clock('update', ...night)).toMatchObject({ dueAt: chicago('Mon 04:10'), spanMs: 0 })
    expect(clock('update', ...night, wrote('Mon 06:00'))).toMatchObject({
      state: 'running',
      dueAt: chicago('Mon 06:00'),
    })
  })

  it('does not begin when staff hand over the turn without a word', () => {
    const silent = [opened('P1', 'Mon 09:00', terms), turned('Mon 09:30', 'waiting')]
    expect(clock('resolution', ...silent)?.pauses).toEqual([])
  })

  it('lasts on over a raise, which counts from the change', () => {
    const raised = clock('resolution', ...asked, changed('Mon 11:00', 'P1', 'P0', 'customer'), wrote('Mon 12:00'))
    expect(raised).toMatchObject({ startedAt: chicago('Mon 11:00'), dueAt: chicago('Mon 16:00') })
  })

  it('is told apart from closed time: together with what counted they are the wall time', () => {
    const resumed = clock('resolution', ...asked, wrote('Tue 09:30'))
    if (!resumed) throw new Error('no resolution clock')
    expect(splitTime(resumed, chicago('Tue 10:00'))).toEqual({
      ...{ counted: 1.5 * 3_600_000, paused: 8.5 * 3_600_000, closed: 15 * 3_600_000 },
    })
  })
})

describe('an update that the policy promises', () => {
  it('starts with the first answer, and again with each one after', () => {
    expect(clock('update', opened('P1', 'Mon 09:00', terms))).toBeUndefined()
    const second = clock('update', opened('P1', 'Mon 09:00', terms), answered('Mon 10:00'), answered('Mon 12:00'))
    expect(second).toMatchObject({ cycle: 2, state: 'running', dueAt: chicago('Mon 16:00') })
  })

  it('is not started by an answer on a ticket that is resolved', () => {
    const solved = [opened('P1', 'Mon 09:00', terms), answered('Mon 10:00'), turned('Mon 10:00', 'resolved')]
    expect(read(...solved, answered('Mon 11:00')).commitments.filter((c) => c.metric === 'update')).toHaveLength(1)
  })

  it('ends when the ticket is resolved with an answer, and runs on when it is resolved without one', () => {
    const replied = [opened('P1', 'Mon 09:00', terms), answered('Mon 10:00')]
    expect(clock('update', ...replied, turned('Mon 10:00', 'resolved'))?.state).toBe('cancelled')
    const silent = clock('update', ...replied, wrote('Mon 11:00'), turned('Mon 12:00', 'resolved'), ticked('Mon 14:01'))
    expect(silent?.state).toBe('breached')
  })
})

describe('a resolution', () => {
  it('is met when the ticket is resolved, and starts again when it is opened again', () => {
    const solved = [opened('P1', 'Mon 09:00', terms), answered('Mon 10:00'), turned('Mon 10:00', 'resolved')]
    expect(clock('resolution', ...solved)).toMatchObject({ state: 'met', metAt: chicago('Mon 10:00') })
    const again = clock('resolution', ...solved, turned('Tue 09:00', 'open', 'customer'))
    expect(again).toMatchObject({ state: 'running', cycle: 2, startedAt: chicago('Tue 09:00') })
  })
})

describe('how much is used', () => {
  const running = read(opened('P0', 'Fri 17:00')).commitments[0]
  if (!running) throw new Error('no clock')

  it.each([
    ['Fri 17:00', 0, 60],
    ['Fri 17:15', 0.25, 45],
    ['Sat 12:00', 0.5, 30],
    ['next Mon 08:45', 0.75, 15],
    ['next Mon 09:00', 1, 0],
    ['next Mon 12:00', 1, 0],
  ])('at %s: a share of %s, %s minutes of support time left', (when, share, minutes) => {
    expect(usedShare(running, chicago(when))).toBe(share)
    expect(supportTimeLeft(running, chicago(when))).toBe(minutes * 60_000)
  })
})
