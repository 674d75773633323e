import {
  addContactEndpoint,
  createAccountEndpoint,
  endContactEndpoint,
  listAgreementsEndpoint,
  listContactsEndpoint,
} from '@mainstay/contracts/accounts'
import type { Endpoint, OutputOf, SentOf } from '@mainstay/contracts/endpoint'
import {
  agreeToJoinEndpoint,
  askToJoinEndpoint,
  endJoiningEndpoint,
  listJoiningsEndpoint,
} from '@mainstay/contracts/joinings'
import { Refusal } from '@mainstay/contracts/problems'
import { getTicketEndpoint, listTicketsEndpoint, openTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Stage } from '../../src/main/demo/stage.ts'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

let desk: ScenarioDesk
let other: { readonly accountId: string; readonly uma: string; readonly ulf: string }
beforeEach(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  other = await secondAccount()
})
afterEach(() => desk.close())

/** Umbra Ltd with Uma, its primary, and Ulf. */
async function secondAccount() {
  const { ida, marta } = desk.people
  const { id } = await desk.act(ida, createAccountEndpoint, {
    body: { code: 'UMBRA', name: 'Umbra Ltd', managerId: new Stage(desk.desk, desk.clock).wire('per', marta) },
  })
  return { accountId: id, uma: await contactOf(id, 'Uma'), ulf: await contactOf(id, 'Ulf') }
}
async function contactOf(accountId: string, name: string): Promise<string> {
  const { person } = await desk.act(desk.people.ida, addContactEndpoint, {
    params: { accountId },
    body: { name, email: `${name.toLowerCase()}@umbra.test`, city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' },
  })
  return decodeId('per', person.id)
}
/** Acts for an account: a person of two chooses which. */
const actFor = <E extends Endpoint>(
  personId: string,
  accountId: string,
  endpoint: E,
  sent: Partial<SentOf<E>>,
): Promise<OutputOf<E>> =>
  new Stage(desk.desk, desk.clock).act(endpoint, { personId, accountId: decodeId('acc', accountId) }, sent)
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
const ask = (otherId = other.accountId) =>
  desk.act(desk.people.ida, askToJoinEndpoint, {
    params: { accountId: desk.accountId },
    body: { otherId, reason: 'Acme Rail bought Umbra' },
  })
const settle = () => desk.desk.sweep.runDue()
const agree = async (personId: string, accountId: string, joiningId: string) => {
  const agreed = await actFor(personId, accountId, agreeToJoinEndpoint, { params: { accountId, joiningId } })
  await settle()
  return agreed
}
const joined = async () => {
  const { id } = await ask()
  await agree(desk.people.dana, desk.accountId, id)
  await agree(other.uma, other.accountId, id)
  return id
}
const numbersFor = async (personId: string, accountId: string) =>
  (await actFor(personId, accountId, listTicketsEndpoint, { query: {} })).items.map(({ number }) => number)
const opens = (personId: string, accountId: string, sight: 'team' | 'private' = 'team') =>
  actFor(personId, accountId, openTicketEndpoint, {
    body: { kind: 'defect', subject: 'It stands', text: 'Nothing moves.', priority: 'P3', sight },
  })
const end = (personId: string, accountId: string, joiningId: string) =>
  actFor(personId, accountId, endJoiningEndpoint, { params: { accountId, joiningId } })
const nobodyHere = /is nobody here/

describe('accounts that join', () => {
  it('see nothing of each other before the primary contacts of both have agreed', async () => {
    await opens(other.uma, other.accountId)
    const { id } = await ask()
    const seen = async (personId: string, accountId: string) =>
      (await actFor(personId, accountId, listJoiningsEndpoint, { params: { accountId } })).items
    expect(await seen(desk.people.ana, desk.accountId)).toMatchObject([
      { otherName: 'Umbra Ltd', other: null, state: 'asked', clause: '12.8' },
    ])
    expect(
      await codeOf(
        actFor(desk.people.ana, desk.accountId, agreeToJoinEndpoint, {
          params: { accountId: desk.accountId, joiningId: id },
        }),
      ),
    ).toBe('access.denied')
    expect(await codeOf(agree(desk.people.dana, other.accountId, id))).toMatch(nobodyHere)
    expect(await agree(desk.people.dana, desk.accountId, id)).toMatchObject({
      state: 'agreed',
      agreedBy: { name: 'Dana' },
    })
    expect(await codeOf(numbersFor(desk.people.dana, other.accountId))).toMatch(nobodyHere)
    expect(await seen(other.uma, other.accountId)).toMatchObject([{ otherName: 'Acme Rail', state: 'asked' }])

    await agree(other.uma, other.accountId, id)
    expect(await numbersFor(desk.people.ana, other.accountId)).toEqual(['UMBRA-1'])
    expect(await seen(desk.people.dana, desk.accountId)).toMatchObject([{ state: 'joined' }])
  })

  it('read the tickets of both teams under their old numbers, what is private stays private, and nobody writes for the other', async () => {
    const theirs = await opens(other.uma, other.accountId)
    const secret = await opens(other.ulf, other.accountId, 'private')
    await opens(desk.people.ana, desk.accountId)
    await joined()
    expect(await numbersFor(desk.people.dana, other.accountId)).toEqual(['UMBRA-1'])
    expect(await numbersFor(other.ulf, desk.accountId)).toEqual(['ACME-1'])
    expect(
      await codeOf(actFor(desk.people.dana, other.accountId, getTicketEndpoint, { params: { ticketId: secret.id } })),
    ).toBe('ticket.not_found')
    const read = await actFor(desk.people.dana, other.accountId, getTicketEndpoint, { params: { ticketId: theirs.id } })
    expect(read.may.filter((action) => !/\.see/.test(action))).toEqual([])
    expect(await codeOf(opens(desk.people.dana, other.accountId))).toBe('access.read_only')
    expect(
      await codeOf(actFor(desk.people.dana, desk.accountId, getTicketEndpoint, { params: { ticketId: theirs.id } })),
    ).toBe('ticket.not_found')
  })

  it('take no seat from each other, none is ended alone (contact.joined), and agreements run on side by side', async () => {
    await joined()
    const { items, seats } = await desk.act(desk.people.ida, listContactsEndpoint, {
      params: { accountId: desk.accountId },
    })
    expect(items.filter(({ isJoined }) => isJoined).map(({ person, role }) => [person.name, role])).toEqual([
      ['Uma', 'observer'],
      ['Ulf', 'observer'],
    ])
    expect(seats).toEqual({ used: 2, of: 4 })
    const agreements = await desk.act(desk.people.ida, listAgreementsEndpoint, {
      params: { accountId: desk.accountId },
    })
    expect(agreements.items.map(({ orderForm }) => orderForm)).toEqual(['OF-1'])
    const uma = items.find(({ person }) => person.name === 'Uma')
    expect(
      await codeOf(
        desk.act(desk.people.ida, endContactEndpoint, {
          params: { accountId: desk.accountId, contactId: uma?.id ?? '' },
          body: {},
        }),
      ),
    ).toBe('contact.joined')
  })

  it('follow who comes and who leaves on either side within a sweep', async () => {
    await joined()
    const una = await contactOf(other.accountId, 'Una')
    await settle()
    expect(await numbersFor(una, desk.accountId)).toEqual([])
    const { items } = await desk.act(desk.people.ida, listContactsEndpoint, { params: { accountId: other.accountId } })
    const ulf = items.find(({ person }) => person.name === 'Ulf')
    await desk.act(desk.people.ida, endContactEndpoint, {
      params: { accountId: other.accountId, contactId: ulf?.id ?? '' },
      body: {},
    })
    await settle()
    expect(await codeOf(numbersFor(other.ulf, desk.accountId))).toMatch(nobodyHere)
  })

  it('part again when either side says so: nobody reads on, and it can be asked anew (joining.over)', async () => {
    const id = await joined()
    await end(other.uma, other.accountId, id)
    await settle()
    expect(await codeOf(numbersFor(desk.people.dana, other.accountId))).toMatch(nobodyHere)
    expect(await codeOf(numbersFor(other.uma, desk.accountId))).toMatch(nobodyHere)
    expect(await codeOf(end(desk.people.dana, desk.accountId, id))).toBe('joining.over')
    expect(await codeOf(agree(desk.people.dana, desk.accountId, id))).toBe('joining.over')
    expect(await ask()).toMatchObject({ state: 'asked' })
    expect(await desk.eventsOf('account.joining_ended')).toHaveLength(2)
  })

  it('may be declined before anything was joined, and what either side agreed to earlier counts for nothing then', async () => {
    const { id } = await ask()
    await agree(desk.people.dana, desk.accountId, id)
    await end(other.uma, other.accountId, id)
    await settle()
    expect(await codeOf(numbersFor(desk.people.dana, other.accountId))).toMatch(nobodyHere)
    const again = await ask()
    await agree(other.uma, other.accountId, again.id)
    expect(await codeOf(numbersFor(other.uma, desk.accountId))).toMatch(nobodyHere)
  })

  it('are asked once at a time, never an account with itself (joining.already, joining.same_account, joining.not_found)', async () => {
    const { id } = await ask()
    expect(await codeOf(ask())).toBe('joining.already')
    expect(await codeOf(ask(desk.accountId))).toBe('joining.same_account')
    const strange = `joi_${id.slice(4, -1)}${id.endsWith('0') ? '1' : '0'}`
    expect(await codeOf(agree(desk.people.dana, desk.accountId, strange))).toBe('joining.not_found')
    expect(await codeOf(end(desk.people.bo, desk.accountId, id))).toBe('access.denied')
  })

  it('are told: the primary contacts when they are asked, everybody once it is so', async () => {
    await joined()
    await desk.mailGoes()
    expect(await desk.toldTo('dana')).toEqual(expect.arrayContaining(['joining_asked', 'accounts_joined']))
    expect(await desk.toldTo('ana')).toEqual(['accounts_joined'])
    expect(await desk.toldTo('marta')).toContain('joining_asked')
  })
})
