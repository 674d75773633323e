import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from '../calendar/index.ts'
import {
  advance,
  type Happening,
  isHigher,
  nextTimerAt,
  type ResponseCommitment,
  readHistory,
  splitTime,
  type TicketClocks,
  type TicketFact,
} from './index.ts'
import { anyHistory, anyMove, followedBy, lastAt, silentStaffMove } from './testing/arbitrary-histories.ts'
import { naiveFirstResponses } from './testing/naive-first-response.ts'

const years = 730 * 86_400_000
const runs = { numRuns: 400 }
const isFinal = (clock: ResponseCommitment) => !['running', 'breached'].includes(clock.state)

/** All that was noticed is left out, all that is true is kept. */
function withoutNoticing(state: TicketClocks) {
  const clocks = state.commitments.map(({ detectedAt: _seen, warnings, ...clock }) => ({
    ...clock,
    warnings: warnings.map(({ firedAt, ...warning }) => ({ ...warning, fired: firedAt !== undefined })),
  }))
  return { ...state, commitments: clocks }
}

function happeningsByFact(facts: readonly TicketFact[]): readonly (readonly Happening[])[] {
  let state: TicketClocks | undefined
  return facts.map((fact) => {
    const next = advance(state, fact)
    state = next.state
    return next.happened
  })
}

/** Ticks at any moments, in their places among the facts; before the facts of the same instant or after them. */
function withTicks(facts: readonly TicketFact[], shares: readonly number[]): TicketFact[] {
  const [first, last] = [facts[0]?.at ?? 0, lastAt(facts)]
  const ticks = shares.map((share): TicketFact => ({ type: 'ticked', at: first + Math.floor(share * (last - first)) }))
  return [...facts, ...ticks].sort((one, other) => one.at - other.at)
}

const tipOf = (state: TicketClocks, ordinal: number): ResponseCommitment | undefined => {
  const clock = state.commitments[ordinal - 1]
  return clock?.supersededBy === undefined ? clock : tipOf(state, clock.supersededBy)
}

describe('promises are read from the history alone', () => {
  it('reading a stored ticket on gives what reading it whole gives', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        let stored: TicketClocks | undefined
        for (const fact of facts) stored = JSON.parse(JSON.stringify(advance(stored, fact).state))
        expect(stored).toEqual(JSON.parse(JSON.stringify(readHistory(facts))))
      }),
      runs,
    )
  })

  it('however often the sweep looks, only what it noticed and when differs', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        (facts, shares) => {
          expect(withoutNoticing(readHistory(withTicks(facts, shares)))).toEqual(withoutNoticing(readHistory(facts)))
        },
      ),
      runs,
    )
  })

  it('a note changes no promise, wherever it is written', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (facts, where) => {
        const index = 1 + (where % facts.length)
        const at = facts[index - 1]?.at ?? 0
        const noted = facts.toSpliced(index, 0, { type: 'note_written', at, by: 'bo' })
        expect(withoutNoticing(readHistory(noted))).toEqual(withoutNoticing(readHistory(facts)))
      }),
      runs,
    )
  })
})

describe('the first response, against a plain model of it', () => {
  it('has the same cycles, due times and states', () => {
    const withoutRulings = anyHistory.map((facts) => facts.filter(({ type }) => type !== 'overruled'))
    fc.assert(
      fc.property(withoutRulings, (facts) => {
        const read = readHistory(facts).commitments.filter(({ metric }) => metric === 'first_response')
        expect(read.map(({ cycle, dueAt, state }) => ({ cycle, dueAt, state }))).toEqual(naiveFirstResponses(facts))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('no miss disappears', () => {
  it('a promise that is over never changes, and a late one only to "answered late"', () => {
    fc.assert(
      fc.property(anyHistory, followedBy(anyMove, 6), (facts, more) => {
        const before = readHistory(facts)
        const after = readHistory([...facts, ...more(lastAt(facts))])
        for (const clock of before.commitments) {
          const later = after.commitments[clock.ordinal - 1]
          if (isFinal(clock)) expect(later).toEqual(clock)
          if (clock.state === 'breached') {
            expect(['breached', 'met_late']).toContain(later?.state)
            expect(later).toMatchObject({ breachedAt: clock.breachedAt, detectedAt: clock.detectedAt })
          }
        }
      }),
      runs,
    )
  })

  it("without a public message, staff turn no running promise into anything but late, replaced, or a lead's cancelled", () => {
    fc.assert(
      fc.property(anyHistory, followedBy(silentStaffMove), (facts, moves) => {
        const before = readHistory(facts)
        // Where staff wrote last the customer has been asked, and may have the turn: then two kinds of clock may stand.
        const stands = (clock: ResponseCommitment) =>
          before.lastWord === 'staff' && clock.source === 'policy' && ['update', 'resolution'].includes(clock.metric)
        const silent = moves(lastAt(facts) + 1)
        const end: TicketFact = { type: 'ticked', at: lastAt([...facts, ...silent]) + years }
        const after = readHistory([...facts, ...silent, end])
        for (const clock of before.commitments.filter((c) => c.state === 'running' && !stands(c))) {
          const tip = tipOf(after, clock.ordinal)
          if (tip?.state === 'cancelled') expect(['spam', 'duplicate']).toContain(tip.endedBecause)
          else expect(tip?.state).toBe('breached')
        }
      }),
      runs,
    )
  })

  it('fires each warning and each breach once, in the order of their true times, and none early', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const byFact = happeningsByFact([...facts, { type: 'ticked', at: lastAt(facts) + years }])
        const all = byFact.flat()
        const state = readHistory([...facts, { type: 'ticked', at: lastAt(facts) + years }])
        const fired = all.flatMap((h) =>
          h.type === 'commitment.breached'
            ? [`${h.ordinal}`]
            : h.type === 'commitment.warned'
              ? [`${h.ordinal} ${h.share}`]
              : [],
        )
        expect(new Set(fired).size).toBe(fired.length)
        for (const fact of byFact) {
          // An overruled lowering is late from before what just fired: it comes to light only now.
          const fired = fact.filter((h) => 'detectedAt' in h && !state.commitments[h.ordinal - 1]?.overruled)
          const noticed = fired.map(({ at }) => at)
          expect(noticed).toEqual(noticed.toSorted((one, other) => one - other))
        }
        for (const happening of all) {
          if (happening.type !== 'commitment.breached') continue
          expect(happening.detectedAt).toBeGreaterThan(happening.at)
          expect(state.commitments[happening.ordinal - 1]?.dueAt).toBe(happening.at)
        }
      }),
      runs,
    )
  })

  it('does something at the instant that it asks to be woken at, and nothing before', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const state = readHistory(facts)
        const at = nextTimerAt(state)
        if (at === undefined) return
        expect(advance(state, { type: 'ticked', at: Math.max(at, state.at) }).happened.length).toBeGreaterThan(0)
        if (at > state.at) expect(advance(state, { type: 'ticked', at: at - 1 }).happened).toEqual([])
      }),
      runs,
    )
  })
})

describe('due times', () => {
  it('are never later after a raise or an upgrade, never earlier after a lowering, as before once overruled', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        const { commitments } = readHistory(facts)
        for (const clock of commitments) {
          const next = commitments[(clock.supersededBy ?? 0) - 1]
          if (!next || clock.source === 'person' || clock.pauses.length + next.pauses.length > 0) continue
          if (clock.endedBecause === 'lowered') expect(next.dueAt).toBeGreaterThanOrEqual(clock.dueAt)
          else expect(next.dueAt).toBeLessThanOrEqual(clock.dueAt)
          if (clock.endedBecause === 'raised') expect(isHigher(next.priority, clock.priority)).toBe(true)
          if (next.overruled)
            expect(commitments.some((c) => c.endedBecause === 'lowered' && c.dueAt >= next.dueAt)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('conserve time: counted, paused and closed time together are the wall time since the start', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 20 * 86_400_000 }), (facts, later) => {
        const state = readHistory(facts)
        for (const clock of state.commitments) {
          const at = Math.min(clock.startedAt + later, clock.dueAt)
          const { counted, paused, closed } = splitTime(clock, at)
          expect(counted + paused + closed).toBe(at - clock.startedAt)
          const spec = clock.target?.unit === 'bd' ? clock.terms?.businessCalendar : clock.terms?.calendar
          if (!spec || clock.source === 'person') continue
          const pauses = clock.pauses
            .map(({ from, to }) => [from, to ?? Math.max(at, from)] as const)
            .filter(([f, t]) => f < t)
          expect(counted).toBe(calendarOf(spec).elapsed(clock.startedAt, at, pauses))
        }
      }),
      runs,
    )
  })

  it('leave the whole span counted at due, whatever paused in between', () => {
    fc.assert(
      fc.property(anyHistory, (facts) => {
        for (const clock of readHistory(facts).commitments) {
          if (clock.state !== 'running' || clock.pauses.some(({ to }) => to === undefined)) continue
          expect(splitTime(clock, clock.dueAt).counted).toBe(clock.spanMs)
        }
      }),
      runs,
    )
  })
})
