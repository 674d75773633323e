import { addContactEndpoint, endContactEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import { supportNowEndpoint } from '@mainstay/contracts/commitments'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import {
  changePlaceEndpoint,
  changePrimaryEndpoint,
  getPrimaryEndpoint,
  nameDeputyEndpoint,
  previewPrimaryEndpoint,
  setAbsenceEndpoint,
  withdrawPrimaryChangeEndpoint,
} from '@mainstay/contracts/primaries'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

const berlin = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
const tokyo = { city: 'Tokyo', country: 'JP', zone: 'Asia/Tokyo' }
const chicago = { city: 'Chicago', country: 'US', zone: 'America/Chicago' }

let desk: ScenarioDesk
/** Mandates by name: Dana (Chicago, the primary), Ana (Berlin), Ben (Tokyo), Rosa who reads. */
let ids: Record<'dana' | 'ana' | 'ben' | 'rosa', string>
const params = () => ({ accountId: desk.accountId })

beforeEach(async () => {
  desk = await openDesk({ at: 'Mon 10:00', account: 'standard in America/Chicago' })
  const add = (name: string, role: 'contact' | 'observer') =>
    desk.act(desk.people.ida, addContactEndpoint, {
      params: params(),
      body: { name, email: `${name.toLowerCase()}@acme.test`, role, ...tokyo },
    })
  await add('Ben', 'contact')
  await add('Rosa', 'observer')
  const { items } = await desk.act(desk.people.ida, listContactsEndpoint, { params: params() })
  const named = (name: string) => items.find(({ person }) => person.name === name)?.id ?? ''
  ids = { dana: named('Dana'), ana: named('Ana'), ben: named('Ben'), rosa: named('Rosa') }
})
afterEach(() => desk.close())

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: { code?: string }) => error.code ?? String(error),
  )
const state = () => desk.act(desk.people.dana, getPrimaryEndpoint, { params: params() })
const change = (body: object, by: string = desk.people.dana) =>
  desk.act(by, changePrimaryEndpoint, { params: params(), body: body as never })
const hoursNow = async () => {
  const { zone, city } = await desk.act(desk.people.dana, supportNowEndpoint, { params: params() })
  return { zone, city }
}
const noticesOf = async (personId: string) =>
  (await desk.act(personId, listNotificationsEndpoint, { query: {} })).items.map(({ kind }) => kind)

describe('a new primary contact', () => {
  it('is shown before it is saved: the hours of both, one answer, and what keeps its hours', async () => {
    const ticket = await desk.contact('dana').opens({ priority: 'P2' })
    const asked = { params: params(), body: { contactId: ids.ana } }
    const preview = await desk.act(desk.people.dana, previewPrimaryEndpoint, asked)
    expect(preview).toMatchObject({
      person: { name: 'Ana' },
      place: { city: 'Berlin' },
      hoursMove: true,
      before: { city: 'Chicago', zone: 'America/Chicago' },
      after: { city: 'Berlin', zone: 'Europe/Berlin' },
      example: { priority: 'P2', clause: '3.2' },
      running: { count: 1, items: [{ number: ticket.number, zone: 'America/Chicago' }] },
      told: 3,
      decision: { clauses: ['7.9', '2.1'] },
    })
    expect(preview.decision.reasons.map(({ code }) => code)).toEqual([
      ...['primary.changes', 'hours.move', 'clocks.keep_hours'],
    ])
    expect(await hoursNow()).toEqual({ zone: 'America/Chicago', city: 'Chicago' })
    expect(await state()).toMatchObject({ contact: { person: { name: 'Dana' } }, planned: null })
  })

  it('holds at once: new tickets count in the new hours, running answers keep theirs, everyone is told', async () => {
    const before = await desk.contact('dana').opens({ priority: 'P2' })
    const promised = await desk.commitment(before, 'first_response')
    expect(await change({ contactId: ids.ana })).toMatchObject({ contact: { person: { name: 'Ana' } } })
    expect(await hoursNow()).toEqual({ zone: 'Europe/Berlin', city: 'Berlin' })
    const after = await desk.contact('dana').opens({ priority: 'P2' })
    expect(await desk.commitment(after, 'first_response')).toMatchObject({ zone: 'Europe/Berlin' })
    expect(await desk.commitment(before, 'first_response')).toEqual(promised)
    await desk.mailGoes()
    expect(await noticesOf(desk.people.ana)).toContain('primary_changed')
    expect(await desk.toldTo('marta')).toContain('primary_changed')
  })

  it('can be planned: nothing moves until the stated instant, and it can be taken back before (primary.change_planned, primary.change_over)', async () => {
    const effectiveAt = desk.in('2 business days')
    const planned = await change({ contactId: ids.ana, effectiveAt })
    expect(planned).toMatchObject({
      contact: { person: { name: 'Dana' } },
      planned: { kind: 'primary', person: { name: 'Ana' }, effectiveAt, askedBy: { name: 'Dana' } },
    })
    expect(await refusal(change({ contactId: ids.ben }))).toBe('primary.change_planned')
    await desk.pass('1 business day')
    expect(await hoursNow()).toMatchObject({ city: 'Chicago' })
    await desk.pass('1 business day')
    expect(await state()).toMatchObject({ contact: { person: { name: 'Ana' } }, planned: null })
    expect(await hoursNow()).toMatchObject({ city: 'Berlin' })
    const [told] = await desk.eventsOf('contact.primary_changed').then((events) => events.slice(-1))
    expect(told?.at.toISOString()).toBe(effectiveAt)

    const { planned: next } = await change({ contactId: ids.dana, effectiveAt: desk.in('2 hours') }, desk.people.ida)
    const withdraw = () =>
      desk.act(desk.people.ana, withdrawPrimaryChangeEndpoint, { params: { ...params(), changeId: next?.id ?? '' } })
    expect(await withdraw()).toMatchObject({ planned: null })
    expect(await refusal(withdraw())).toBe('primary.change_over')
    await desk.pass('3 hours')
    expect(await state()).toMatchObject({ contact: { person: { name: 'Ana' } } })
    await desk.mailGoes()
    expect(await noticesOf(desk.people.ana)).toEqual(
      expect.arrayContaining(['primary_planned', 'primary_changed', 'primary_planned']),
    )
    expect(await noticesOf(desk.people.dana)).toContain('primary_plan_dropped')
  })

  it('moves the hours with her place, also to one she moves to', async () => {
    await change({ contactId: ids.dana, place: tokyo })
    expect(await hoursNow()).toEqual({ zone: 'Asia/Tokyo', city: 'Tokyo' })
    await change({ contactId: ids.ana, place: { ...chicago, region: 'Illinois' } })
    expect(await hoursNow()).toEqual({ zone: 'America/Chicago', city: 'Chicago' })
    expect((await desk.eventsOf('contact.primary_moved')).map(({ data }) => data.toZone)).toEqual(['Asia/Tokyo'])
  })

  it('that was overtaken does not happen: her mandate ended, or somebody else is the primary by then', async () => {
    await change({ contactId: ids.ben, effectiveAt: desk.in('1 hour') })
    await desk.act(desk.people.ida, endContactEndpoint, { params: { ...params(), contactId: ids.ben }, body: {} })
    expect(await state()).toMatchObject({ planned: null })
    await change({ contactId: ids.dana, place: tokyo, effectiveAt: desk.in('1 hour') })
    await desk.act(desk.people.ida, endContactEndpoint, {
      ...{ params: { ...params(), contactId: ids.dana }, body: { successorId: ids.ana } },
    })
    await desk.pass('2 hours')
    const now = await desk.act(desk.people.ana, getPrimaryEndpoint, { params: params() })
    expect(now).toMatchObject({ contact: { person: { name: 'Ana' } }, hours: { city: 'Berlin' }, planned: null })
    const dropped = await desk.eventsOf('contact.primary_plan_dropped')
    expect(dropped.map(({ data }) => data.because)).toEqual(['overtaken', 'overtaken'])
  })

  it('is refused: contact.only_reads, primary.nothing_changes, primary.not_then, place.unknown, primary.change_not_found, and to others', async () => {
    expect(await refusal(change({ contactId: ids.rosa }))).toBe('contact.only_reads')
    expect(await refusal(change({ contactId: ids.dana }))).toBe('primary.nothing_changes')
    expect(await refusal(change({ contactId: ids.dana, place: chicago }))).toBe('primary.nothing_changes')
    expect(await refusal(change({ contactId: ids.ana, effectiveAt: '2026-01-01T00:00:00Z' }))).toBe('primary.not_then')
    expect(await refusal(change({ contactId: ids.ana, effectiveAt: '2036-01-01T00:00:00Z' }))).toBe('primary.not_then')
    expect(await refusal(change({ contactId: ids.ana, place: { ...tokyo, city: 'Atlantis' } }))).toBe('place.unknown')
    expect(await refusal(change({ contactId: ids.ana.replace(/.{4}$/, '0000') }))).toBe('contact.not_found')
    expect(await refusal(change({ contactId: ids.ana }, desk.people.ana))).toBe('access.denied')
    expect(await refusal(change({ contactId: ids.ana }, desk.people.bo))).toBe('access.denied')
    const changeId = ids.ana.replace('man_', 'pch_')
    const withdraw = desk.act(desk.people.dana, withdrawPrimaryChangeEndpoint, { params: { ...params(), changeId } })
    expect(await refusal(withdraw)).toBe('primary.change_not_found')
  })
})

it('a law: whoever is made the primary, wherever and whenever, no running clock moves', {
  timeout: 60_000,
}, async () => {
  const where = fc.constantFrom(undefined, berlin, tokyo, chicago)
  const step = fc.record({
    to: fc.constantFrom('dana' as const, 'ana' as const, 'ben' as const),
    place: where,
    inHours: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    passes: fc.integer({ min: 0, max: 20 }),
    priority: fc.constantFrom('P0' as const, 'P2' as const, 'P4' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      for (const { to, place, inHours, passes, priority } of steps) {
        const ticket = await desk.contact('ana').opens({ priority })
        const promised = await desk.commitment(ticket, 'first_response')
        const { planned } = await state()
        if (planned) {
          const given = { params: { ...params(), changeId: planned.id } }
          await desk.act(desk.people.ida, withdrawPrimaryChangeEndpoint, given)
        }
        const effectiveAt = inHours === undefined ? {} : { effectiveAt: desk.in(`${inHours} hours`) }
        await refusal(change({ contactId: ids[to], ...(place && { place }), ...effectiveAt }, desk.people.ida))
        const { zone } = (await state()).hours ?? {}
        await desk.pass(`${passes} minutes`)
        const kept = await desk.commitment(ticket, 'first_response')
        expect(kept).toMatchObject({ dueAt: promised?.dueAt, startedAt: promised?.startedAt, zone: promised?.zone })
        const next = await desk.contact('ana').opens({ priority: 'P4' })
        if (inHours !== undefined || passes === 0) continue
        expect(await desk.commitment(next, 'first_response')).toMatchObject({ zone })
      }
    }),
    { numRuns: 6 },
  )
})

describe('a deputy', () => {
  const nameDeputy = (contactId: string | null, by: string = desk.people.dana) =>
    desk.act(by, nameDeputyEndpoint, { params: params(), body: { contactId } })
  const danaIsGone = () =>
    desk.act(desk.people.ida, endContactEndpoint, { params: { ...params(), contactId: ids.dana }, body: {} })

  it('is named by the primary, steps in when she is gone, and the hours stay until a place is confirmed', async () => {
    expect(await nameDeputy(ids.ana)).toMatchObject({ deputy: { person: { name: 'Ana' } } })
    const ticket = await desk.contact('dana').opens({ priority: 'P2' })
    await danaIsGone()
    const seen = () => desk.act(desk.people.ana, getPrimaryEndpoint, { params: params() })
    expect(await seen()).toMatchObject({
      contact: { person: { name: 'Ana' }, isDeputy: false, city: 'Berlin' },
      hours: { city: 'Chicago', zone: 'America/Chicago', isKept: true },
      deputy: null,
    })
    const opened = await desk.contact('ana').opens({ priority: 'P2' })
    expect(await desk.commitment(opened, 'first_response')).toMatchObject({ zone: 'America/Chicago' })
    expect(await desk.contact('ana').reads(ticket)).toMatchObject({ openedBy: { name: 'Ana' } })
    const home = await desk.act(desk.people.ana, supportNowEndpoint, { params: params() })
    expect(home).toMatchObject({ city: 'Chicago', primary: null })
    await desk.mailGoes()
    expect(await noticesOf(desk.people.ana)).toContain('deputy_stepped_in')
    expect(await desk.toldTo('marta')).toContain('deputy_stepped_in')

    expect(await change({ contactId: ids.ana, place: berlin }, desk.people.ana)).toMatchObject({
      hours: { city: 'Berlin', isKept: false },
    })
  })

  it('nobody named: the primary cannot be ended without a successor (contact.primary_needed)', async () => {
    expect(await refusal(danaIsGone())).toBe('contact.primary_needed')
    await nameDeputy(ids.ana)
    await nameDeputy(null)
    expect(await refusal(danaIsGone())).toBe('contact.primary_needed')
  })

  it('is nobody who only reads, nor the primary herself (primary.own_deputy), and is not named by others', async () => {
    expect(await refusal(nameDeputy(ids.rosa))).toBe('contact.only_reads')
    expect(await refusal(nameDeputy(ids.dana))).toBe('primary.own_deputy')
    expect(await refusal(nameDeputy(ids.ben, desk.people.ana))).toBe('access.denied')
    expect(await nameDeputy(ids.ben, desk.people.ida)).toMatchObject({ deputy: { person: { name: 'Ben' } } })
    await desk.act(desk.people.ida, endContactEndpoint, { params: { ...params(), contactId: ids.ben }, body: {} })
    expect(await state()).toMatchObject({ deputy: null })
  })
})

describe('somebody who is away', () => {
  const away = (contactId: string, awayUntil: string | null, by: string) =>
    desk.act(by, setAbsenceEndpoint, { params: { ...params(), contactId }, body: { awayUntil } })

  it('says so herself, or the primary or staff do; the others are told instead until then, by itself', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P3' })
    await away(ids.ana, desk.in('5 hours'), desk.people.ana)
    await desk.engineer('bo').replies(ticket, 'We look.')
    await desk.mailGoes()
    expect(await desk.toldTo('dana')).toContain('answered')
    expect(await desk.toldTo('ana')).not.toContain('answered')
    await desk.pass('5 hours')
    await desk.engineer('bo').replies(ticket, 'Found it.')
    await desk.mailGoes()
    expect(await desk.toldTo('ana')).toContain('answered')
    expect(await away(ids.ben, desk.in('1 day'), desk.people.dana)).toMatchObject({ awayUntil: desk.in('1 day') })
    expect(await away(ids.ben, null, desk.people.bo)).toMatchObject({ awayUntil: null })
  })

  it('is refused: contact.away_past, contact.only_reads, and for somebody else access.denied', async () => {
    expect(await refusal(away(ids.ana, '2026-01-01T00:00:00Z', desk.people.ana))).toBe('contact.away_past')
    expect(await refusal(away(ids.rosa, desk.in('1 day'), desk.people.dana))).toBe('contact.only_reads')
    expect(await refusal(away(ids.dana, desk.in('1 day'), desk.people.ana))).toBe('access.denied')
  })
})

it('a contact changes where she works; the primary’s place is changed with its preview (primary.moves_hours)', async () => {
  const move = (contactId: string, by: string) =>
    desk.act(by, changePlaceEndpoint, { params: { ...params(), contactId }, body: tokyo })
  expect(await move(ids.ana, desk.people.ana)).toMatchObject({ city: 'Tokyo', zone: 'Asia/Tokyo' })
  expect(await refusal(move(ids.dana, desk.people.dana))).toBe('primary.moves_hours')
  expect(await refusal(move(ids.ben, desk.people.ana))).toBe('access.denied')
  expect(await hoursNow()).toMatchObject({ city: 'Chicago' })
})
