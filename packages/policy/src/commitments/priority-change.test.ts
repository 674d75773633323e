import { describe, expect, it } from 'vitest'
import type { TicketFact } from './index.ts'
import { countedBesideAttainment } from './index.ts'
import {
  answered,
  brief,
  changed,
  chicago,
  clocksOf,
  opened,
  premiumTerms,
  read,
  standardTerms,
  ticked,
} from './testing/histories.ts'

const overruled = (when: string, restores: 'P0' | 'P1' | 'P2' = 'P1'): TicketFact => ({
  type: 'overruled',
  at: chicago(when),
  by: 'lea',
  restores,
})

describe('raising a priority', () => {
  it('counts the new target from the change', () => {
    expect(clocksOf(read(opened('P2', 'Mon 09:00'), changed('Mon 10:00', 'P2', 'P0'))).map(brief)).toEqual([
      { state: 'superseded', dueAt: chicago('Mon 13:00'), cycle: 1 },
      { state: 'running', dueAt: chicago('Mon 11:00'), cycle: 1 },
    ])
  })

  it('never makes an answer due later than before', () => {
    const clocks = clocksOf(read(opened('P2', 'Mon 09:00'), changed('Mon 12:30', 'P2', 'P0')))
    expect(clocks[1]?.dueAt).toBe(chicago('Mon 13:00'))
  })

  it('leaves a late clock late', () => {
    const state = read(opened('P1', 'Mon 09:00'), changed('Mon 12:00', 'P1', 'P0'), answered('Mon 12:10'))
    expect(clocksOf(state).map((clock) => clock.state)).toEqual(['met_late'])
  })

  it('names who replaced the clock, when and why', () => {
    const fact: TicketFact = { ...changed('Mon 10:00', 'P2', 'P0'), reasonId: 'r1' } as TicketFact
    expect(clocksOf(read(opened('P2', 'Mon 09:00'), fact))[0]).toMatchObject({
      ...{ endedBy: 'bo', endedAt: chicago('Mon 10:00'), endedBecause: 'raised', reasonId: 'r1', supersededBy: 2 },
    })
  })
})

describe('lowering a priority', () => {
  it('counts the new target from the original start', () => {
    const clocks = clocksOf(read(opened('P1', 'Mon 09:00'), changed('Mon 10:00', 'P1', 'P2')))
    expect(clocks[1]).toMatchObject({ dueAt: chicago('Mon 13:00'), startedAt: chicago('Mon 09:00') })
  })

  it('does not let a raise and a lowering buy time', () => {
    const clocks = clocksOf(
      read(opened('P2', 'Mon 09:00'), changed('Mon 12:50', 'P2', 'P1'), changed('Mon 12:55', 'P1', 'P2')),
    )
    expect(clocks.at(-1)?.dueAt).toBe(chicago('Mon 13:00'))
  })

  it('does not fire warnings that were due before the change', () => {
    const state = read(opened('P1', 'Mon 09:00'), changed('Mon 11:00', 'P1', 'P2'), ticked('Mon 11:59'))
    const [half, threeQuarters] = clocksOf(state)[1]?.warnings ?? []
    expect(half).toEqual({ share: 0.5, at: chicago('Mon 11:00'), skipped: true })
    expect(threeQuarters).toEqual({ share: 0.75, at: chicago('Mon 12:00') })
  })

  it('is counted beside attainment, by whom, when it comes in the last quarter', () => {
    const late = read(opened('P1', 'Mon 09:00'), changed('Mon 10:30', 'P1', 'P3'))
    expect(countedBesideAttainment(late)).toMatchObject([{ kind: 'lowered_late', by: 'bo', side: 'staff' }])
    const early = read(opened('P1', 'Mon 09:00'), changed('Mon 10:29', 'P1', 'P3'))
    expect(countedBesideAttainment(early)).toEqual([])
  })
})

describe('overruling a lowering', () => {
  const lowered = [opened('P1', 'Mon 09:00'), changed('Mon 10:00', 'P1', 'P3')]

  it('brings the old due time back', () => {
    const state = read(...lowered, overruled('Mon 10:30'))
    expect(state.priority).toBe('P1')
    expect(clocksOf(state).at(-1)).toMatchObject({ state: 'running', dueAt: chicago('Mon 11:00'), overruled: true })
  })

  it('is late at once when that time has passed, with its true due time', () => {
    expect(clocksOf(read(...lowered, overruled('Mon 12:00'))).at(-1)).toMatchObject({
      ...{ state: 'breached', breachedAt: chicago('Mon 11:00'), detectedAt: chicago('Mon 12:00'), overruled: true },
    })
  })

  it('tells an answer that met only the longer time as answered late', () => {
    const clocks = clocksOf(read(...lowered, answered('Mon 12:00'), overruled('Mon 14:00'), overruled('Mon 15:00')))
    expect(clocks.map((clock) => clock.state)).toEqual(['superseded', 'met', 'met_late'])
    expect(clocks[2]).toMatchObject({ metAt: chicago('Mon 12:00'), breachedAt: chicago('Mon 11:00') })
  })

  it('leaves an answer that met the old time as it is', () => {
    const clocks = clocksOf(read(...lowered, answered('Mon 10:40'), overruled('Mon 14:00')))
    expect(clocks.map((clock) => clock.state)).toEqual(['superseded', 'met'])
  })

  it('gives no later time back when a raise has brought it nearer since', () => {
    const raised = [opened('P1', 'Mon 09:00'), changed('Mon 09:10', 'P1', 'P3'), changed('Mon 09:20', 'P3', 'P0')]
    expect(clocksOf(read(...raised, overruled('Mon 09:30'))).at(-1)?.dueAt).toBe(chicago('Mon 10:20'))
  })

  it('keeps an upgrade that came in between', () => {
    const premium = premiumTerms({ first_response: { P1: '1h', P3: '15m' } })
    const upgraded: TicketFact = { type: 'terms_changed', at: chicago('Mon 10:05'), by: 'lea', terms: premium }
    const clock = clocksOf(read(...lowered, upgraded, overruled('Mon 10:10'))).at(-1)
    expect(clock).toMatchObject({ dueAt: chicago('Mon 10:20'), priority: 'P1', terms: { plan: 'premium' } })
  })

  it('restores the priority of a clock whose due time the lowering left alone', () => {
    const terms = standardTerms({ resolution: { P1: '8h' } })
    const kept = clocksOf(
      read(opened('P1', 'Mon 09:00', terms), changed('Mon 09:10', 'P1', 'P4'), overruled('Mon 09:20')),
      'resolution',
    )
    expect(kept.map(({ priority, dueAt }) => [priority, dueAt])).toEqual(
      ['P1', 'P4', 'P1'].map((priority) => [priority, chicago('Mon 17:00')]),
    )
  })

  it('is counted beside attainment too', () => {
    expect(countedBesideAttainment(read(...lowered, overruled('Mon 10:30')))).toMatchObject([
      { kind: 'overruled', by: 'lea' },
    ])
  })

  it('undoes two lowerings one after the other', () => {
    const two = [
      opened('P1', 'Mon 09:00'),
      { ...changed('Mon 09:30', 'P1', 'P2'), reasonId: 'first' } as TicketFact,
      { ...changed('Mon 10:00', 'P2', 'P4'), reasonId: 'second' } as TicketFact,
      { ...overruled('Mon 10:10', 'P2'), reasonId: 'second' } as TicketFact,
    ]
    expect(clocksOf(read(...two)).at(-1)?.dueAt).toBe(chicago('Mon 13:00'))
    const first = { ...overruled('Mon 10:20', 'P1'), reasonId: 'first' } as TicketFact
    expect(clocksOf(read(...two, first)).at(-1)).toMatchObject({ dueAt: chicago('Mon 11:00'), priority: 'P1' })
  })
})
