import { createAccountEndpoint, listAccountsEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import { listAuditEndpoint } from '@mainstay/contracts/audit'
import { addStaffEndpoint } from '@mainstay/contracts/staff'
import { assignTicketEndpoint, getTicketEndpoint, listTicketsEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { signInto } from '../../../test/sign-into.ts'
import { decodeId, encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let globex: string
let ticketId: string
let version = 1
let idas: string
let lin: { id: string; personId: string }
type Role = 'engineer' | 'lead' | 'product' | 'auditor' | 'admin'

beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  const body = { code: 'GLOBEX', name: 'Globex', managerId: encodeId('per', desk.people.marta) }
  globex = (await desk.act(desk.people.ida, createAccountEndpoint, { body })).id
  ticketId = (await desk.contact('ana').opens({ priority: 'P2' })).id
  idas = await signInto(desk, { personId: desk.people.ida, email: 'ida@vendor.test' })
  lin = await hire('Lin', ['engineer'])
})
afterAll(() => desk.close())

async function hire(name: string, roles: readonly Role[], more: object = {}) {
  const { id } = await desk.act(desk.people.ida, addStaffEndpoint, {
    body: {
      ...{ name, email: `${name.toLowerCase()}@vendor.test`, roles: [...roles], city: 'Porto', country: 'PT' },
      ...{ zone: 'Europe/Lisbon', ...more },
    },
  })
  return { id, personId: decodeId('per', id) }
}
const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
/** Over HTTP, as the console does. */
const change = async (body: object, id = lin.id) => {
  const answer = await desk.desk.app.inject({
    method: 'PATCH',
    url: `/api/v1/staff/${id}`,
    headers: { cookie: idas, 'if-match': `"${version}"` },
    payload: body,
  })
  if (answer.statusCode === 200) version = answer.json().version
  return answer.json()
}
const tickets = (personId: string) => desk.act(personId, listTicketsEndpoint, { query: { status: 'open' } })

it('sees the named accounts and nothing of any other, from the next request on', async () => {
  expect((await tickets(lin.personId)).items).toHaveLength(1)
  expect(await change({ sight: 'named', accountIds: [globex] })).toMatchObject({
    sight: 'named',
    accounts: [{ id: globex, code: 'GLOBEX', name: 'Globex' }],
  })
  expect((await tickets(lin.personId)).items).toEqual([])
  const opened = desk.act(lin.personId, getTicketEndpoint, { params: { ticketId } })
  expect(await refusal(opened)).toBe('ticket.not_found')
  const contacts = desk.act(lin.personId, listContactsEndpoint, { params: { accountId: desk.accountId } })
  expect(await refusal(contacts)).toBe('contact.not_found')
  const { items } = await desk.act(lin.personId, listAccountsEndpoint, {})
  expect(items.map(({ code }) => code)).toEqual(['GLOBEX'])
  await change({ accountIds: [globex, desk.accountId] })
  expect((await tickets(lin.personId)).items).toHaveLength(1)
  await change({ sight: 'all' })
  expect((await tickets(lin.personId)).items).toHaveLength(1)
})

it('a session that is open follows within seconds', async () => {
  const cookie = await signInto(desk, { personId: lin.personId, email: 'lin@vendor.test' })
  const status = async () =>
    (await desk.desk.app.inject({ url: `/api/v1/tickets/${ticketId}`, headers: { cookie } })).statusCode
  expect(await status()).toBe(200)
  await change({ sight: 'named', accountIds: [globex] })
  const began = performance.now()
  await expect.poll(status, { timeout: 10_000 }).toBe(404)
  expect(performance.now() - began).toBeLessThan(5_000)
})

it('a limited auditor, product manager and lead see their accounts alone, also in the log', async () => {
  for (const role of ['auditor', 'product', 'lead'] as const) {
    const { personId } = await hire(`Limited${role}`, [role], { sight: 'named', accountIds: [globex] })
    expect((await tickets(personId)).items, role).toEqual([])
    expect(await refusal(desk.act(personId, getTicketEndpoint, { params: { ticketId } })), role).toBe(
      'ticket.not_found',
    )
    if (role === 'product') continue
    const { items } = await desk.act(personId, listAuditEndpoint, { query: {} })
    expect(new Set(items.map(({ accountId }) => accountId)), role).toEqual(new Set([globex]))
    expect(JSON.stringify(items), role).not.toMatch(/Ana|Dana/)
  }
})

it('a lead who sees named accounts makes no account: that touches all of them (access.denied)', async () => {
  const { personId } = await hire('Lou', ['lead'], { sight: 'named', accountIds: [globex] })
  const body = { code: 'NEW', name: 'New', managerId: encodeId('per', desk.people.marta) }
  expect(await refusal(desk.act(personId, createAccountEndpoint, { body }))).toBe('access.denied')
})

it('tickets of accounts out of sight go back to the queue', async () => {
  await change({ sight: 'all' })
  await desk.act(desk.people.ida, assignTicketEndpoint, { params: { ticketId }, body: { assigneeId: lin.id } })
  await change({ sight: 'named', accountIds: [desk.accountId] })
  const read = () => desk.act(desk.people.ida, getTicketEndpoint, { params: { ticketId } })
  expect((await read()).assignee?.id).toBe(lin.id)
  await change({ accountIds: [globex] })
  expect((await read()).assignee).toBeNull()
})

it('administrators and heads of support see everything (staff.sees_all); a manager sees what she manages (staff.manages_accounts)', async () => {
  expect(await change({ roles: ['engineer', 'admin'] })).toMatchObject({ code: 'staff.sees_all' })
  expect(await change({ headOfSupport: true })).toMatchObject({ code: 'staff.sees_all' })
  expect(await refusal(hire('Max', ['admin'], { sight: 'named', accountIds: [globex] }))).toBe('staff.sees_all')
  version = 1
  const marta = encodeId('per', desk.people.marta)
  expect(await change({ sight: 'named', accountIds: [globex] }, marta)).toMatchObject({
    code: 'staff.manages_accounts',
  })
  expect(await change({ sight: 'named', accountIds: [globex, desk.accountId] }, marta)).toMatchObject({
    sight: 'named',
  })
})

it('an account that there is none of is refused (account.not_found)', async () => {
  const none = 'acc_01hzzzzzzzzzzzzzzzzzzzzzzz'
  expect(await refusal(hire('Nia', ['engineer'], { sight: 'named', accountIds: [none] }))).toBe('account.not_found')
})
