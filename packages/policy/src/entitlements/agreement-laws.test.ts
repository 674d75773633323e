import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endingSoon, nextMarkAt } from './ends-soon.ts'
import { entitlementAt } from './entitlement-at.ts'
import { seatsAt } from './seats-at.ts'
import { agreement, annex, policies } from './testing/agreements.ts'
import { turningPoints } from './turning-points.ts'
import type { Agreement, AgreementChange } from './types.ts'
import { stayEndsAt, whoStays } from './who-stays.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-25T00:00:00Z')
const zone = fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Sao_Paulo')
const instant = fc.integer({ min: -4_000, max: 14_000 }).map((hours) => start + hours * hour)
const day = fc.integer({ min: 1, max: 28 }).map(String)
const date = (year: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 12 }).map(String), day)
    .map(([m, d]) => `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
const change: fc.Arbitrary<AgreementChange> = fc.oneof(
  fc.constantFrom({ plan: 'standard' }, { plan: 'premium' }, { graceDays: 20 }, { annex: null }),
  date(2027).map((endsOn) => ({ endsOn })),
  fc.integer({ min: 1, max: 12 }).map((is) => ({ annex: annex({ seats: { is, clause: 'A1' } }) })),
)
const amendment = fc.record({ effectiveAt: instant, recordedAt: instant, change })
const one: fc.Arbitrary<Agreement> = fc
  .record({
    id: fc.uuid(),
    plan: fc.constantFrom('standard', 'premium'),
    products: fc.subarray(['p', 'q', 'r']),
    startsOn: date(2026),
    endsOn: date(2027),
    zone,
    amendments: fc.array(amendment, { maxLength: 4 }),
  })
  .map(agreement)
const some = fc.uniqueArray(one, { maxLength: 4, selector: ({ id }) => id })

it('law: one agreement more never takes a seat away, and no agreement alone brings more than all together', () => {
  fc.assert(
    fc.property(some, one, instant, (agreements, more, at) => {
      const seats = (held: readonly Agreement[]) => seatsAt({ agreements: held, policies, at })?.contacts ?? 0
      expect(seats([...agreements, more])).toBeGreaterThanOrEqual(seats(agreements))
      for (const alone of agreements) expect(seats(agreements)).toBeGreaterThanOrEqual(seats([alone]))
    }),
  )
})

it('law: after the stay the seats are never above the number, whoever was chosen; the primary and no seat is lost', () => {
  const contacts = fc.uniqueArray(fc.record({ id: fc.uuid(), addedAt: fc.nat(9) }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ id }) => id,
  })
  fc.assert(
    fc.property(contacts, fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(11)), (people, seats, picks) => {
      const taken = people.map((person, index) => ({ ...person, isPrimary: index === 0 }))
      const chosen = picks.flatMap((index) => people[index]?.id ?? [])
      const { stay, rest } = whoStays(taken, { seats, chosen })
      expect(stay.length).toBe(Math.min(seats, taken.length))
      expect([...stay, ...rest].sort()).toEqual(people.map(({ id }) => id).sort())
      expect(stay).toContain(people[0]?.id)
      if (new Set(chosen).size < seats) expect(stay).toEqual(expect.arrayContaining(chosen))
    }),
  )
})

it('law: a stay lasts its whole days, in any zone and over any change of the clocks', () => {
  fc.assert(
    fc.property(instant, zone, fc.integer({ min: 0, max: 60 }), (from, where, days) => {
      const length = stayEndsAt(from, { zone: where, days }) - from
      expect(length).toBeGreaterThanOrEqual((days * 24 - 1) * hour)
      expect(length).toBeLessThan((days * 24 + 26) * hour)
    }),
  )
})

it('law: between two turning points nothing changes', () => {
  fc.assert(
    fc.property(one, instant, (agreed, at) => {
      const known = {
        ...agreed,
        amendments: (agreed.amendments ?? []).map((a) => ({ ...a, recordedAt: Math.min(a.recordedAt, a.effectiveAt) })),
      }
      const points = turningPoints(known, policies)
      const next = points.find((point) => point > at) ?? at + 1
      const decided = (when: number) => entitlementAt({ agreements: [known], policies, at: when }).result
      expect(decided(next - 1)).toEqual(decided(at))
    }),
  )
})

it('law: each mark of an end comes once, in its order, and none after the end', () => {
  fc.assert(
    fc.property(one, (agreed) => {
      const marks: number[] = []
      const ask = (at: number) => ({ agreements: [agreed], policies, at })
      let at: number | undefined = nextMarkAt(agreed, ask(Number.NEGATIVE_INFINITY))
      while (at !== undefined) {
        const [near] = endingSoon(ask(at))
        if (near) marks.push(near.mark)
        at = nextMarkAt(agreed, ask(at))
      }
      expect(marks).toEqual([...new Set(marks)].sort((a, b) => b - a))
    }),
  )
})

it('law: a change recorded for the past leaves what was decided then as it was, by what was known then', () => {
  fc.assert(
    fc.property(one, amendment, instant, (agreed, late, at) => {
      const recordedAt = at + hour
      const amended = { ...agreed, amendments: [...(agreed.amendments ?? []), { ...late, recordedAt }] }
      const known = (held: Agreement) => entitlementAt({ agreements: [held], policies, at, knownAt: at }).result
      expect(known(amended)).toEqual(known(agreed))
    }),
  )
})
