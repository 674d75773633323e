import {
  addContactEndpoint,
  createAccountEndpoint,
  createAgreementEndpoint,
  endContactEndpoint,
  listContactsEndpoint,
  listPastContactsEndpoint,
  swapContactEndpoint,
} from '@mainstay/contracts/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeId, encodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

const oslo = { city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' }
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: { code?: string; clause?: string; detail?: string }) => error,
  )
/** An account of its own, beside the desk's Acme, with a primary who acts for it. */
async function another(desk: ScenarioDesk, code: string, plan = 'standard') {
  const { ida, marta } = desk.people
  const manager = encodeId('per', marta)
  const account = await desk.act(ida, createAccountEndpoint, { body: { code, name: code, managerId: manager } })
  const params = { accountId: account.id }
  await desk.act(ida, createAgreementEndpoint, {
    params,
    body: { orderForm: 'OF-2', plan, startsOn: '2026-01-01', endsOn: '2027-01-01' },
  })
  const primary = await desk.act(ida, addContactEndpoint, {
    params,
    body: { name: 'Pia', email: `pia@${code.toLowerCase()}.test`, ...oslo, invite: false },
  })
  return { params, primary: decodeId('per', primary.person.id) }
}

describe('the primary contact', () => {
  let desk: ScenarioDesk
  beforeAll(async () => {
    desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  })
  afterAll(() => desk.close())
  const params = () => ({ accountId: desk.accountId })
  const list = () => desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
  const past = async () => (await desk.act(desk.people.dana, listPastContactsEndpoint, { params: params() })).items
  const seatOf = async (email: string) => {
    const found = (await list()).items.find((contact) => contact.email === email)
    if (!found) throw new Error(`${email} has no seat`)
    return found
  }
  const invites = (email: string, more: object = {}) =>
    desk.act(desk.people.dana, addContactEndpoint, { params: params(), body: { name: 'Eve', email, ...oslo, ...more } })

  it('invites a technical contact; whoever is asked to sign in is told by the event', async () => {
    const added = await invites('eve@acme.test')
    expect(added).toMatchObject({ role: 'contact', isPrimary: false, person: { name: 'Eve' }, trainedOn: null })
    await invites('quiet@acme.test', { invite: false })
    expect((await desk.eventsOf('contact.added')).slice(-2).map(({ data }) => data)).toMatchObject([
      { role: 'contact', invite: true },
      { role: 'contact', invite: false },
    ])
    expect((await list()).seats).toEqual({ used: 4, of: 4 })
  })

  it('is refused a seat that the plan does not have, with its clause: contact.no_seat; people who read have their own', async () => {
    expect(await codeOf(invites('fay@acme.test'))).toMatchObject({ code: 'contact.no_seat', clause: '7.2' })
    await invites('olga@acme.test', { role: 'observer' })
    expect((await list()).observers).toEqual({ used: 1, of: 20 })
  })

  it('swaps a contact in a full account: one ends and the other begins in the same instant, the tickets are hers', async () => {
    const ticket = await desk.contact('ana').opens({ priority: 'P2' })
    const ana = await seatOf('ana@acme.test')
    const body = { name: 'Finn', email: 'finn@acme.test', ...oslo }
    const swapped = await desk.act(desk.people.dana, swapContactEndpoint, {
      params: { ...params(), contactId: ana.id },
      body,
    })
    expect(swapped.ended.toAt).toBe(swapped.added.fromAt)
    expect((await list()).seats).toEqual({ used: 4, of: 4 })
    expect(await desk.contact('dana').reads(ticket)).toMatchObject({ openedBy: { name: 'Dana' } })
    expect(await past()).toMatchObject([{ person: { name: 'Ana' }, replacedBy: { name: 'Finn' } }])
    expect((await desk.eventsOf('contact.ended')).at(-1)?.data).toMatchObject({
      replacedBy: decodeId('man', swapped.added.id),
    })
  })

  it('takes somebody back whose time had ended; the history keeps both', async () => {
    const quiet = await seatOf('quiet@acme.test')
    await desk.act(desk.people.dana, endContactEndpoint, { params: { ...params(), contactId: quiet.id }, body: {} })
    await desk.pass('2 hours')
    const back = await invites('ANA@acme.test', { name: 'Ana again' })
    expect(back.person).toMatchObject({ name: 'Ana', id: encodeId('per', desk.people.ana) })
    expect((await past()).map(({ person }) => person.name)).toEqual(['Eve', 'Ana'])
    expect(await desk.contact('ana').opens({ priority: 'P3' })).toMatchObject({ openedBy: { name: 'Ana' } })
  })

  it('does not swap somebody for herself or a colleague (contact.already), nor one whose time has ended (contact.not_found)', async () => {
    const finn = await seatOf('finn@acme.test')
    const swap = (contactId: string, email: string) =>
      desk.act(desk.people.dana, swapContactEndpoint, {
        params: { ...params(), contactId },
        body: { name: 'X', email, ...oslo },
      })
    expect(await codeOf(swap(finn.id, 'finn@acme.test'))).toMatchObject({ code: 'contact.already' })
    expect(await codeOf(swap(finn.id, 'ana@acme.test'))).toMatchObject({ code: 'contact.already' })
    const [gone] = await past()
    expect(await codeOf(swap(gone?.id ?? '', 'gil@acme.test'))).toMatchObject({ code: 'contact.not_found' })
    expect((await list()).seats.used).toBe(4)
  })

  it('gives her own seat away only when she names who follows her: contact.primary_needed', async () => {
    const [dana, finn] = [await seatOf('dana@acme.test'), await seatOf('finn@acme.test')]
    const swap = (more: object) =>
      desk.act(desk.people.dana, swapContactEndpoint, {
        params: { ...params(), contactId: dana.id },
        body: { name: 'Hal', email: 'hal@acme.test', ...oslo, ...more },
      })
    expect(await codeOf(swap({}))).toMatchObject({ code: 'contact.primary_needed' })
    expect(await codeOf(swap({ successorId: dana.id }))).toMatchObject({ code: 'contact.primary_needed' })
    const { ended } = await swap({ successorId: finn.id })
    expect(ended.toAt).not.toBeNull()
    const { items } = await desk.act(desk.people.ida, listContactsEndpoint, { params: params() })
    expect(items.filter(({ isPrimary }) => isPrimary).map(({ person }) => person.name)).toEqual(['Finn'])
  })
})

describe('who may', () => {
  let desk: ScenarioDesk
  beforeAll(async () => {
    desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  })
  afterAll(() => desk.close())
  const params = () => ({ accountId: desk.accountId })
  const invite = (who: string, email: string, more: object = {}) =>
    desk.act(who, addContactEndpoint, { params: params(), body: { name: 'Eve', email, ...oslo, ...more } })

  it('a contact who is not the primary, and an engineer, change nobody: access.denied', async () => {
    const { items } = await desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
    const contactId = items[0]?.id ?? ''
    for (const who of [desk.people.ana, desk.people.bo]) {
      expect(await codeOf(invite(who, 'eve@acme.test'))).toMatchObject({ code: 'access.denied' })
      const one = { params: { ...params(), contactId } }
      const swap = desk.act(who, swapContactEndpoint, { ...one, body: { name: 'X', email: 'x@acme.test', ...oslo } })
      expect(await codeOf(swap)).toMatchObject({ code: 'access.denied' })
      expect(await codeOf(desk.act(who, endContactEndpoint, { ...one, body: {} }))).toMatchObject({
        code: 'access.denied',
      })
    }
  })

  it('the primary does not say herself that somebody is trained (request.invalid), nor make our people hers (person.email_taken)', async () => {
    const trained = invite(desk.people.dana, 'eve@acme.test', { trainedOn: '2026-01-02' })
    expect(await codeOf(trained)).toMatchObject({ code: 'request.invalid' })
    expect(await codeOf(invite(desk.people.dana, 'bo@vendor.test'))).toMatchObject({ code: 'person.email_taken' })
    const { seats } = await desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
    expect(seats.used).toBe(2)
  })

  it('a consultant of another customer is added like anybody; her account learns neither her name there nor that she was known', async () => {
    const other = await another(desk, 'KITE')
    const act = { accountId: decodeId('acc', other.params.accountId) }
    const added = await desk.asContact(other.primary, act.accountId, addContactEndpoint, {
      params: other.params,
      body: { name: 'A. Consultant', email: 'ana@acme.test', ...oslo },
    })
    expect(added).toMatchObject({ person: { name: 'A. Consultant', city: 'Oslo' } })
    const read = await desk.asContact(other.primary, act.accountId, listContactsEndpoint, { params: other.params })
    expect(read.items.map(({ person }) => person.name)).toEqual(['Pia', 'A. Consultant'])
    expect(JSON.stringify([added, read])).not.toContain('Berlin')
    const asStaff = await desk.act(desk.people.ida, listContactsEndpoint, { params: other.params })
    expect(asStaff.items.map(({ person }) => person.name)).toEqual(['Pia', 'Ana'])
    const { items } = await desk.act(desk.people.dana, listContactsEndpoint, { params: params() })
    expect(items.map(({ person }) => person.name)).toEqual(['Dana', 'Ana'])
  })

  it('the ninth contact of a Premium account is refused with its clause: contact.no_seat', async () => {
    const { params: of } = await another(desk, 'HELI', 'premium')
    const add = (count: number) =>
      desk.act(desk.people.ida, addContactEndpoint, {
        params: of,
        body: { name: 'N', email: `n${count}@heli.test`, ...oslo },
      })
    for (let count = 2; count <= 8; count += 1) await add(count)
    expect(await codeOf(add(9))).toMatchObject({
      code: 'contact.no_seat',
      clause: '7.3',
      detail: '8 of 8 seats are taken.',
    })
  })

  it('past contacts come page by page, the latest first', async () => {
    const { params: of } = await another(desk, 'PAST')
    for (let count = 0; count < 5; count += 1) {
      const { id } = await desk.act(desk.people.ida, addContactEndpoint, {
        params: of,
        body: { name: `P${count}`, email: `p${count}@past.test`, ...oslo },
      })
      await desk.act(desk.people.ida, endContactEndpoint, { params: { ...of, contactId: id }, body: {} })
    }
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await desk.act(desk.people.ida, listPastContactsEndpoint, {
        params: of,
        query: { limit: 2, cursor },
      })
      names.push(...page.items.map(({ person }) => person.name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(names).toEqual(['P4', 'P3', 'P2', 'P1', 'P0'])
  })
})
