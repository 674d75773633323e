import {
  addContactEndpoint,
  dropEndEndpoint,
  endContactEndpoint,
  listContactsEndpoint,
  listPastContactsEndpoint,
} from '@mainstay/contracts/accounts'
import { nameDeputyEndpoint } from '@mainstay/contracts/primaries'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../desk.ts'

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('the end of a seat, planned for a date', () => {
  let desk: ScenarioDesk
  beforeEach(async () => {
    desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  })
  afterEach(() => desk.close())

  const params = () => ({ accountId: desk.accountId })
  const list = () => desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
  const seatOf = async (name: string) => {
    const found = (await list()).items.find(({ person }) => person.name === name)
    if (!found) throw new Error(`${name} has no seat`)
    return found
  }
  const past = async () => (await desk.act(desk.people.dana, listPastContactsEndpoint, { params: params() })).items
  const plans = async (name: string, body: { lastOn: string; successorId?: string }) =>
    desk.act(desk.people.dana, endContactEndpoint, {
      params: { ...params(), contactId: (await seatOf(name)).id },
      body,
    })
  const takesBack = async (name: string) =>
    desk.act(desk.people.dana, dropEndEndpoint, { params: { ...params(), contactId: (await seatOf(name)).id } })
  const today = async () => new Date(desk.clock.approximateNow()).toISOString().slice(0, 10)
  const inDays = async (days: number) =>
    new Date(Date.parse(`${await today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

  it('comes when the last day is over where she works: the seat is free and her tickets are the primary’s', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    const planned = await plans('Ana', { lastOn: await inDays(2) })
    expect(planned).toMatchObject({ toAt: null, endsAt: `${await inDays(2)}T23:00:00.000Z` })
    await desk.pass('48 hours')
    expect((await list()).seats.used).toBe(2)
    expect(await desk.contact('ana').opens({ priority: 'P3' })).toMatchObject({ openedBy: { name: 'Ana' } })

    await desk.pass('24 hours')
    expect((await list()).seats.used).toBe(1)
    expect(await codeOf(desk.contact('ana').opens({ priority: 'P3' }))).not.toBe('done')
    expect(await desk.contact('dana').reads(ticket)).toMatchObject({ openedBy: { name: 'Dana' } })
    expect(await past()).toMatchObject([
      { person: { name: 'Ana' }, toAt: expect.any(String), plannedBy: { name: 'Dana' }, replacedBy: null },
    ])
    expect((await desk.eventsOf('contact.ended')).at(-1)?.data).toMatchObject({ because: 'planned' })
  })

  it('can be taken back once, and is told both ways: contact.end_not_planned', async () => {
    await plans('Ana', { lastOn: await inDays(1) })
    expect((await takesBack('Ana')).endsAt).toBeNull()
    expect(await codeOf(takesBack('Ana'))).toBe('contact.end_not_planned')
    await desk.pass('100 hours')
    expect((await list()).seats.used).toBe(2)
    await desk.mailGoes()
    expect(await desk.toldTo('ana')).toEqual(expect.arrayContaining(['contact_end_planned', 'contact_end_dropped']))
  })

  it('is refused for a day that is over: contact.end_past; an end before it forgets the plan', async () => {
    expect(await codeOf(plans('Ana', { lastOn: await inDays(-1) }))).toBe('contact.end_past')
    await plans('Ana', { lastOn: await inDays(9) })
    const ana = await seatOf('Ana')
    await desk.act(desk.people.dana, endContactEndpoint, { params: { ...params(), contactId: ana.id }, body: {} })
    expect(await past()).toMatchObject([{ person: { name: 'Ana' }, endsAt: null, plannedBy: null }])
    await desk.pass('300 hours')
    expect(await past()).toHaveLength(1)
  })

  it('of the primary needs somebody who follows (contact.primary_needed); who was named follows on that day', async () => {
    expect(await codeOf(plans('Dana', { lastOn: await inDays(1) }))).toBe('contact.primary_needed')
    await plans('Dana', { lastOn: await inDays(1), successorId: (await seatOf('Ana')).id })
    await desk.pass('72 hours')
    const { items } = await desk.act(desk.people.ana, listContactsEndpoint, { params: params() })
    expect(items).toMatchObject([{ person: { name: 'Ana' }, isPrimary: true }])
  })

  it('of the primary passes to the deputy where the one who was named has left; with neither it does not come', async () => {
    const add = (name: string) =>
      desk.act(desk.people.dana, addContactEndpoint, {
        params: params(),
        body: { name, email: `${name}@acme.test`, city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' },
      })
    const finn = await add('Finn')
    await plans('Dana', { lastOn: await inDays(1), successorId: finn.id })
    await desk.act(desk.people.dana, endContactEndpoint, { params: { ...params(), contactId: finn.id }, body: {} })
    await desk.pass('72 hours')
    expect(await seatOf('Dana')).toMatchObject({ isPrimary: true, endsAt: null })
    expect((await desk.eventsOf('contact.end_dropped')).at(-1)?.data).toMatchObject({ because: 'no_successor' })

    await desk.act(desk.people.dana, nameDeputyEndpoint, {
      params: params(),
      body: { contactId: (await seatOf('Ana')).id },
    })
    await plans('Dana', { lastOn: await inDays(5) })
    await desk.pass('144 hours')
    const { items } = await desk.act(desk.people.ana, listContactsEndpoint, { params: params() })
    expect(items).toMatchObject([{ person: { name: 'Ana' }, isPrimary: true }])
  })
})
