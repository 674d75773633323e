import { describe, expect, it } from 'vitest'
import { advance, instantFor, nextTimerAt, readHistory } from './index.ts'
import {
  answered,
  brief,
  changed,
  chicago,
  clocksOf,
  opened,
  premiumTerms,
  read,
  ticked,
  turned,
  wrote,
} from './testing/histories.ts'

describe('the first response', () => {
  it('is due after one hour of business time, across the weekend', () => {
    const state = read(opened('P0', 'Fri 17:00'))
    expect(clocksOf(state).map(brief)).toEqual([{ state: 'running', dueAt: chicago('next Mon 09:00'), cycle: 1 }])
  })

  it('is due at closing time when the target runs out there', () => {
    expect(clocksOf(read(opened('P1', 'Fri 15:30')))[0]?.dueAt).toBe(chicago('Fri 17:30'))
  })

  it('counts a business day in business hours also under coverage around the clock', () => {
    expect(clocksOf(read(opened('P3', 'Fri 12:00', premiumTerms())))[0]?.dueAt).toBe(chicago('next Mon 12:00'))
  })

  it('is met by an answer exactly at its due time', () => {
    expect(clocksOf(read(opened('P0', 'Mon 09:00'), answered('Mon 10:00')))[0]).toMatchObject({
      state: 'met',
      metAt: chicago('Mon 10:00'),
    })
  })

  it('is late a millisecond after, from its true due time on, and answered late then', () => {
    const at = chicago('Mon 10:00') + 1
    const clock = clocksOf(read(opened('P0', 'Mon 09:00'), { type: 'staff_answered', at, by: 'bo' }))[0]
    expect(clock).toMatchObject({ state: 'met_late', breachedAt: chicago('Mon 10:00'), detectedAt: at, metAt: at })
  })

  it.each(['note_written', 'robot_answered'] as const)('is not met by a %s', (type) => {
    const state = read(opened('P0', 'Mon 09:00'), { type, at: chicago('Mon 09:10'), by: 'x' }, ticked('Mon 10:01'))
    expect(clocksOf(state)[0]?.state).toBe('breached')
  })

  it('is met by a web meeting in which a contact is present', () => {
    const state = read(opened('P0', 'Mon 09:00'), { type: 'meeting_joined', at: chicago('Mon 09:10'), by: 'bo' })
    expect(clocksOf(state)[0]?.state).toBe('met')
  })

  it('does not pause while the customer has the turn', () => {
    const state = read(opened('P0', 'Mon 09:00'), turned('Mon 09:10', 'waiting'), ticked('Mon 10:01'))
    expect(clocksOf(state)[0]).toMatchObject({ state: 'breached', pauses: [] })
  })

  it('warns once at half and once at three quarters, then breaches once', () => {
    const first = advance(undefined, opened('P0', 'Mon 09:00'))
    const late = advance(first.state, ticked('Mon 11:00'))
    expect(late.happened.map(({ type, at }) => [type, at])).toEqual([
      ['commitment.warned', chicago('Mon 09:30')],
      ['commitment.warned', chicago('Mon 09:45')],
      ['commitment.breached', chicago('Mon 10:00')],
    ])
    expect(advance(late.state, ticked('Mon 12:00')).happened).toEqual([])
  })

  it('says when it next needs a tick: each warning, then just past due, then never', () => {
    const facts = [opened('P0', 'Mon 09:00')]
    const timers = ['Mon 09:30', 'Mon 09:45', 'Mon 10:01'].map((when) => {
      const next = nextTimerAt(readHistory(facts))
      facts.push(ticked(when))
      return next
    })
    expect(timers).toEqual([chicago('Mon 09:30'), chicago('Mon 09:45'), chicago('Mon 10:00') + 1])
    expect(nextTimerAt(readHistory(facts))).toBeUndefined()
  })

  it('is promised for nothing on a ticket that is only recorded, until grace is granted', () => {
    const recorded = { type: 'opened', at: chicago('Mon 09:00'), by: 'ana', priority: 'P0' } as const
    expect(read(recorded).commitments).toEqual([])
    const granted = { type: 'terms_changed', at: chicago('Tue 09:00'), by: 'lea', terms: premiumTerms() } as const
    expect(clocksOf(read(recorded, granted)).map(brief)).toEqual([
      { state: 'running', dueAt: chicago('Tue 09:30'), cycle: 1 },
    ])
  })

  it('moves to the earlier due time when the plan is upgraded, never to a later one', () => {
    const upgraded = (when: string) =>
      ({ type: 'terms_changed', at: chicago(when), by: 'lea', terms: premiumTerms() }) as const
    const soon = clocksOf(read(opened('P1', 'Fri 17:00'), upgraded('Fri 18:00')))
    expect(soon.map(brief)).toMatchObject([{ state: 'superseded' }, { state: 'running', dueAt: chicago('Fri 19:00') }])
    const near = clocksOf(read(opened('P1', 'Mon 09:00'), upgraded('Mon 10:30')))
    expect(near[1]).toMatchObject({ dueAt: chicago('Mon 11:00'), terms: { plan: 'premium' } })
  })
})

describe('a history', () => {
  const state = read(opened('P0', 'Mon 09:00'), wrote('Mon 09:10'))

  it('is read in the order of time only', () => {
    expect(() => advance(state, ticked('Mon 09:05'))).toThrow(expect.objectContaining({ code: 'history.out_of_order' }))
  })

  it('records a fact no earlier than the last one, so that a clock set back moves nothing', () => {
    expect(instantFor(state, chicago('Mon 09:05'))).toBe(chicago('Mon 09:10'))
    expect(instantFor(state, chicago('Mon 09:15'))).toBe(chicago('Mon 09:15'))
  })

  it('begins with the opening, once', () => {
    expect(() => readHistory([])).toThrow(expect.objectContaining({ code: 'history.not_opened' }))
    expect(() => advance(undefined, ticked('Mon 09:00'))).toThrow(
      expect.objectContaining({ code: 'history.not_opened' }),
    )
    expect(() => advance(state, opened('P0', 'Mon 09:20'))).toThrow(
      expect.objectContaining({ code: 'history.opened_twice' }),
    )
  })
})

describe('a new cycle of the first response', () => {
  it('starts when the contact reopens, and not when staff do', () => {
    const solved = [opened('P1', 'Mon 09:00'), answered('Mon 09:30'), turned('Mon 09:30', 'resolved')]
    const by = (side: 'customer' | 'staff') =>
      clocksOf(read(...solved, { type: 'reopened', at: chicago('Tue 09:00'), by: 'x', side })).map(brief)
    expect(by('customer')[1]).toEqual({ state: 'running', dueAt: chicago('Tue 11:00'), cycle: 2 })
    expect(by('staff')).toHaveLength(1)
  })

  it('starts again when a ticket closed as spam by mistake is opened before anyone answered', () => {
    const spam = { type: 'closed_by_lead', at: chicago('Mon 09:10'), by: 'lea', because: 'spam' } as const
    const clocks = clocksOf(read(opened('P1', 'Mon 09:00'), spam, turned('Tue 09:00', 'open')))
    expect(clocks.map(({ state, endedBecause }) => [state, endedBecause])).toEqual([
      ['cancelled', 'spam'],
      ['running', undefined],
    ])
  })

  it('starts when a contact writes on a resolved ticket', () => {
    const state = read(
      opened('P1', 'Mon 09:00'),
      answered('Mon 09:30'),
      turned('Mon 09:30', 'resolved'),
      wrote('Tue 09:00'),
    )
    expect(state.status).toBe('open')
    expect(clocksOf(state)).toHaveLength(2)
  })

  it('starts when an answered ticket is raised, and the answer sent with the raise meets it', () => {
    const raised = [opened('P2', 'Mon 09:00'), answered('Mon 09:30'), changed('Mon 10:00', 'P2', 'P0')]
    expect(clocksOf(read(...raised))[1]).toMatchObject({ state: 'running', cycle: 2, dueAt: chicago('Mon 11:00') })
    expect(clocksOf(read(...raised, answered('Mon 10:00')))[1]).toMatchObject({ state: 'met' })
  })

  it('starts on neither where the policy does not say so', () => {
    const terms = { ...premiumTerms(), answerAgainOn: [] }
    const state = read(opened('P2', 'Mon 09:00', terms), answered('Mon 09:30'), changed('Mon 10:00', 'P2', 'P0'))
    expect(clocksOf(state)).toHaveLength(1)
  })
})
