import { expect, it } from 'vitest'
import { compareTerms } from './compare-terms.ts'
import { dedicatedPortalAt } from './dedicated-portal.ts'
import { endingSoon, nextMarkAt } from './ends-soon.ts'
import { grantGrace } from './grace.ts'
import { succession } from './renewal.ts'
import { seatsAt } from './seats-at.ts'
import { agreement, annex, held, policies } from './testing/agreements.ts'
import { stayEndsAt, stayToldAgainAt, whoStays } from './who-stays.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString())
const policy = [...policies.values()][0]
if (!policy) throw new Error('a policy ships')
const wednesday = at('2026-11-25T16:00:00-06:00')

it('seats count per agreement: those for different products add up, of those for one the most generous counts', () => {
  const seats = (...agreements: ReturnType<typeof agreement>[]) => seatsAt({ agreements, policies, at: wednesday })
  const [one, two] = [agreement({ id: '1', products: ['p'] }), agreement({ id: '2', products: ['q'], plan: 'premium' })]
  expect(seats(one)).toMatchObject({ contacts: 4, clause: '7.2' })
  expect(seats(one, two)).toMatchObject({ contacts: 12, clause: '12.5', by: [{ contacts: 4 }, { contacts: 8 }] })
  expect(seats(one, two, agreement({ id: '3', plan: 'premium' }))).toMatchObject({ contacts: 12 })
  expect(seats(one, agreement({ id: '3', plan: 'premium' }))).toMatchObject({ contacts: 8, clause: '7.3' })
  expect(seats(agreement({ endsOn: '2026-03-01' }))).toBeUndefined()
})

it('the primary stays, then who was chosen, then who was added first', () => {
  const contact = (id: string, addedAt: number, isPrimary = false) => ({ id, addedAt, isPrimary })
  const five = [contact('e', 5, true), contact('a', 1), contact('b', 2), contact('c', 3), contact('d', 4)]
  expect(whoStays(five, { seats: 4, chosen: [] })).toEqual({ stay: ['e', 'a', 'b', 'c'], rest: ['d'] })
  expect(whoStays(five, { seats: 2, chosen: ['d'] })).toEqual({ stay: ['e', 'd'], rest: ['a', 'b', 'c'] })
  expect(whoStays(five, { seats: 8, chosen: ['d'] }).rest).toEqual([])
  expect(whoStays(five, { seats: 0, chosen: [] }).stay).toEqual(['e'])
})

it('a stay counts whole days in the zone of the agreement, and is told of once more a week before', () => {
  const chicago = { zone: 'America/Chicago', days: 30 }
  expect(iso(stayEndsAt(at('2026-12-01T06:00:00Z'), chicago))).toBe('2026-12-31T06:00:00.000Z')
  expect(iso(stayEndsAt(at('2026-12-01T16:00:00Z'), chicago))).toBe('2027-01-01T06:00:00.000Z')
  const span = { from: at('2026-12-01T06:00:00Z'), endsAt: at('2026-12-31T06:00:00Z') }
  expect(iso(stayToldAgainAt(span, { zone: 'America/Chicago', daysBefore: 7 }))).toBe('2026-12-24T06:00:00.000Z')
  expect(stayToldAgainAt(span, { zone: 'America/Chicago', daysBefore: 60 })).toBe(span.from)
})

it('an end is near from 90 days ahead, unless another agreement goes on there', () => {
  const ending = agreement({ endsOn: '2027-02-15' })
  const near = (day: string, ...others: ReturnType<typeof agreement>[]) =>
    endingSoon({ agreements: [ending, ...others], policies, at: at(`${day}T12:00:00-06:00`) })
  expect(near('2026-11-16')).toEqual([])
  expect(near('2026-11-17')).toMatchObject([{ mark: 90, daysLeft: 90, endsOn: '2027-02-15', clause: '12.7' }])
  expect(near('2026-12-20')).toMatchObject([{ mark: 60, daysLeft: 57 }])
  expect(near('2027-02-14')).toMatchObject([{ mark: 30, daysLeft: 1 }])
  expect(near('2027-02-15')).toEqual([])
  expect(near('2026-12-20', agreement({ id: '2', startsOn: '2027-02-15', endsOn: '2028-02-15' }))).toEqual([])
  const gap = agreement({ id: '2', startsOn: '2027-02-16', endsOn: '2028-02-15' })
  expect(near('2026-12-20', gap)).toHaveLength(1)
})

it('an amended end moves the marks; those before the start of a short agreement are none', () => {
  const question = (one: ReturnType<typeof agreement>) => ({ agreements: [one], policies, at: wednesday })
  const moved = agreement({
    amendments: [{ effectiveAt: wednesday, recordedAt: wednesday, change: { endsOn: '2027-05-15' } }],
  })
  expect(endingSoon(question(moved))).toEqual([])
  expect(iso(nextMarkAt(moved, question(moved)))).toBe('2027-02-14T06:00:00.000Z')
  const short = agreement({ startsOn: '2026-11-20', endsOn: '2026-12-31' })
  expect(endingSoon(question(short))).toEqual([])
  expect(iso(nextMarkAt(short, question(short)))).toBe('2026-12-01T06:00:00.000Z')
})

it('days of grace reach beyond today and beyond what was granted, or are not granted', () => {
  const ended = agreement({ endsOn: '2026-11-15' })
  const verdict = (days: number, one = ended) => grantGrace(one, { policy, at: wednesday, days }).result
  expect(verdict(10)).toEqual({ granted: false, code: 'agreement.grace_too_short', atLeast: 11 })
  expect(verdict(11)).toEqual({ granted: true, days: 11, until: '2026-11-26' })
  const granted = agreement({ ...ended, graceDays: 20 })
  expect(verdict(20, granted)).toMatchObject({ granted: false, atLeast: 21 })
})

it('a portal of one’s own leads on for twelve months from the end of the term', () => {
  const change = at('2026-12-01T06:00:00Z')
  const smaller = agreement({
    plan: 'premium',
    amendments: [{ effectiveAt: change, recordedAt: wednesday, change: { plan: 'standard' } }],
  })
  const portal = (instant: number) => dedicatedPortalAt({ agreements: [smaller], policies, at: instant })
  expect(portal(change - 1)).toEqual({ holds: true, clause: '8.2' })
  expect(portal(change)).toEqual({
    holds: false,
    endedAt: change,
    redirectsUntil: at('2027-12-01T06:00:00Z'),
    clause: '12.6',
  })
  expect(dedicatedPortalAt({ agreements: [agreement()], policies, at: change })).toEqual({ holds: false })
})

it('a downgrade recorded for the past takes no address away: it leads on from when it was recorded', () => {
  const smaller = agreement({
    plan: 'premium',
    startsOn: '2024-02-15',
    amendments: [{ effectiveAt: at('2025-01-01T06:00:00Z'), recordedAt: wednesday, change: { plan: 'standard' } }],
  })
  expect(dedicatedPortalAt({ agreements: [smaller], policies, at: wednesday + 1 })).toMatchObject({
    endedAt: wednesday,
  })
})

it('what changes is told term by term, with the clause of each side', () => {
  const [standard, premium] = [held([agreement()]).terms, held([agreement({ plan: 'premium' })]).terms]
  const up = compareTerms({ policy, terms: standard }, { policy, terms: premium })
  expect(up).toContainEqual({
    path: 'seats',
    title: 'Technical contacts',
    before: { value: 'up to 4', clause: '7.2' },
    after: { value: 'up to 8', clause: '7.3' },
    effect: 'more',
  })
  expect(up).toContainEqual(expect.objectContaining({ title: 'Answer to P0 Blocker', effect: 'more' }))
  expect(up.filter(({ effect }) => effect === 'less')).toEqual([])
  const down = compareTerms({ policy, terms: premium }, { policy, terms: standard })
  expect(down.map(({ path }) => path).sort()).toEqual(up.map(({ path }) => path).sort())
  expect(down.filter(({ effect }) => effect === 'more')).toEqual([])
  expect(compareTerms({ policy, terms: standard }, { policy, terms: standard })).toEqual([])
  expect(compareTerms(undefined, { policy, terms: standard }).every(({ before }) => before === null)).toBe(true)
})

it('special terms that are less generous are told as less', () => {
  const fewer = held([agreement({ annex: annex({ seats: { is: 2, clause: 'A1' } }) })]).terms
  expect(compareTerms({ policy, terms: held([agreement()]).terms }, { policy, terms: fewer })).toMatchObject([
    { path: 'seats', after: { value: 'up to 2', clause: 'A1' }, effect: 'less' },
  ])
})

it('between two agreements there is a gap, an overlap or neither', () => {
  const before = { endsOn: '2027-02-15' }
  const next = (startsOn: string, endsOn = '2028-02-15') => succession(before, { startsOn, endsOn })
  expect(next('2027-02-15')).toEqual({ kind: 'seamless' })
  expect(next('2027-02-18')).toEqual({ kind: 'gap', days: 3, from: '2027-02-15', to: '2027-02-18' })
  expect(next('2027-02-01')).toEqual({ kind: 'overlap', days: 14, from: '2027-02-01', to: '2027-02-15' })
  expect(next('2027-02-01', '2027-02-03')).toMatchObject({ kind: 'overlap', days: 2, to: '2027-02-03' })
})
