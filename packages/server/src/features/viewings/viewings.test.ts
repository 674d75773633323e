import { endpoints } from '@mainstay/contracts/api'
import { listAuditEndpoint } from '@mainstay/contracts/audit'
import type { Endpoint } from '@mainstay/contracts/endpoint'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { signInto } from '../../../test/sign-into.ts'

let desk: ScenarioDesk
let ida: string
let bo: string
let ana: string
let contactId: string
let ticketId: string
let viewing: string
const secret = 'only Dana and her primary read this'

beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  ida = await signInto(desk, { personId: desk.people.ida, email: 'ida@vendor.test' })
  bo = await signInto(desk, { personId: desk.people.bo, email: 'bo@vendor.test' })
  ana = await signInto(desk, { personId: desk.people.ana, email: 'ana@acme.test' })
  const { items } = (await ask('GET', `/accounts/${desk.accountId}/contacts`, { cookie: ida })).json()
  contactId = items.find(({ person }: { person: { name: string } }) => person.name === 'Ana').id
  ticketId = (await desk.contact('ana').opens({ priority: 'P3', subject: 'Slow maps' })).id
  await desk.contact('dana').opens({ priority: 'P3', subject: secret, sight: 'private' })
  await desk.engineer('bo').notes({ id: ticketId }, 'a note to colleagues')
  viewing = (await start()).json().id
})
afterAll(() => desk.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
const ask = (method: Method, path: string, headers: Record<string, string>, payload?: object) =>
  desk.desk.app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
const start = (cookie = ida, id = contactId) =>
  ask('POST', `/accounts/${desk.accountId}/contacts/${id}/viewings`, { cookie }, { reason: 'Ana cannot find a file' })
const asAna = (path: string, method: Method = 'GET', payload?: object) =>
  ask(method, path, { cookie: ida, 'mainstay-viewing': viewing }, payload)

it('shows exactly what the contact sees, byte for byte, and who looks on top', async () => {
  for (const path of [`/tickets/${ticketId}`, `/tickets/${ticketId}/timeline`, '/tickets', '/me/choices'])
    expect((await asAna(path)).body, path).toBe((await ask('GET', path, { cookie: ana })).body)
  const { viewing: banner, now: _now, ...me } = (await asAna('/me')).json()
  const { now: _other, ...anas } = (await ask('GET', '/me', { cookie: ana })).json()
  expect(me).toEqual(anas)
  expect(banner).toMatchObject({ id: viewing, by: 'Ida' })
  expect((await asAna('/tickets')).body).not.toContain(secret)
})

const filled = ({ path }: Endpoint) => path.replaceAll(/:[A-Za-z]+/g, 'x')
const writes = endpoints.filter(({ method, door }) => method !== 'GET' && door !== 'anyone')
it.each(writes.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  'changes nothing: %s is refused (access.viewing_only)',
  async (_name, endpoint) => {
    const answer = await asAna(filled(endpoint), endpoint.method, {})
    expect(answer.json()).toMatchObject({ status: 403, code: 'access.viewing_only' })
  },
)

const readsHers = endpoints.filter(({ method, isHersAlone }) => method === 'GET' && isHersAlone)
it('what is hers alone stays hers: keys, sessions and drafts are refused (access.viewing_only)', async () => {
  for (const endpoint of readsHers)
    expect((await asAna(filled(endpoint))).json(), endpoint.path).toMatchObject({ code: 'access.viewing_only' })
})

it('every read of keys, sessions, second factors and drafts says that it is hers alone', () => {
  const secrets = /session|api-keys|\/draft|totp|recovery|passkey|second-factor|me\/(addresses|identities)/
  const open = endpoints.filter((one) => one.method === 'GET' && one.door !== 'anyone' && secrets.test(one.path))
  expect(open.length).toBeGreaterThan(1)
  expect(open.filter((one) => !one.isHersAlone).map(({ path }) => path)).toEqual([])
})

it('is written in the name of who looks, with whom, when and why; the contact reads of it', async () => {
  const { items } = await desk.act(desk.people.ida, listAuditEndpoint, { query: { action: 'viewing.started' } })
  expect(items[0]).toMatchObject({
    accountId: desk.accountId,
    actor: { person: { name: 'Ida' } },
    subject: { type: 'contact', id: contactId },
  })
  const own = (await ask('GET', '/me/viewings', { cookie: ana })).json()
  expect(own.items[0]).toMatchObject({
    by: { name: 'Ida', side: 'staff' },
    contact: { name: 'Ana' },
    reason: 'Ana cannot find a file',
    isOver: false,
  })
  const dana = await signInto(desk, { personId: desk.people.dana, email: 'dana@acme.test' })
  expect((await ask('GET', '/me/viewings', { cookie: dana })).json().items).toEqual([])
})

it('belongs to the one session that began it: nobody else may show it, and no key', async () => {
  const shown = { 'mainstay-viewing': viewing }
  expect((await ask('GET', '/me', { cookie: bo, ...shown })).statusCode).toBe(401)
  expect((await ask('GET', '/me', { cookie: ana, ...shown })).statusCode).toBe(401)
  const asked = { label: 'x', scopes: ['tickets:read', 'accounts:read'] }
  const { secret: key } = (await ask('POST', '/api-keys', { cookie: ida }, asked)).json()
  expect((await ask('GET', '/me', { authorization: `Bearer ${key}`, ...shown })).statusCode).toBe(401)
  for (const wrong of ['view_01hzzzzzzzzzzzzzzzzzzzzzzz', 'nonsense', contactId])
    expect((await ask('GET', '/me', { cookie: ida, 'mainstay-viewing': wrong })).statusCode, wrong).toBe(401)
})

it('an engineer may not (access.denied), nor a key of the administrator; of nobody there is nothing (contact.not_found)', async () => {
  expect((await start(bo)).json()).toMatchObject({ code: 'access.denied' })
  const asked = { label: 'x', scopes: ['accounts:read', 'accounts:write'] }
  const { secret: key } = (await ask('POST', '/api-keys', { cookie: ida }, asked)).json()
  const path = `/accounts/${desk.accountId}/contacts/${contactId}/viewings`
  const byKey = await ask('POST', path, { authorization: `Bearer ${key}` }, { reason: 'x' })
  expect(byKey.json()).toMatchObject({ code: 'access.denied' })
  expect((await start(ida, 'man_01hzzzzzzzzzzzzzzzzzzzzzzz')).json()).toMatchObject({ code: 'contact.not_found' })
})

it('a download within it is written in the name of who looks', async () => {
  const up = await desk.desk.app.inject({
    method: 'POST',
    url: '/api/v1/files?name=log.txt',
    headers: { cookie: ana, 'content-type': 'text/plain' },
    payload: 'all of it',
  })
  const body = { audience: 'customer', text: 'here', fileIds: [up.json().id] }
  await ask('POST', `/tickets/${ticketId}/messages`, { cookie: ana }, body)
  const { url } = (await asAna(`/tickets/${ticketId}/files/${up.json().id}/link`)).json()
  const fetched = await desk.desk.app.inject({ url, headers: { cookie: ida } })
  expect(fetched.body).toBe('all of it')
  expect((await desk.desk.app.inject({ url, headers: { cookie: ana } })).statusCode).toBe(401)
  const { items } = await desk.act(desk.people.ida, listAuditEndpoint, { query: { action: 'file.downloaded' } })
  expect(items.map(({ actor }) => actor.person?.name)).toEqual(['Ida'])
})

it('ends when told to, and by itself after half an hour (viewing.not_found for another’s)', async () => {
  const end = (id: string, cookie = ida) => ask('POST', `/viewings/${id}/end`, { cookie })
  const other = (await start()).json().id
  expect((await end(other, bo)).json()).toMatchObject({ code: 'viewing.not_found' })
  expect((await end(other)).statusCode).toBe(200)
  expect((await end(other)).statusCode).toBe(200)
  expect((await ask('GET', '/me', { cookie: ida, 'mainstay-viewing': other })).statusCode).toBe(401)
  expect((await asAna('/me')).statusCode).toBe(200)
  await desk.pass('30 minutes')
  desk.desk.access.forget()
  expect((await asAna('/me')).statusCode).toBe(401)
  const own = (await ask('GET', '/me/viewings', { cookie: ana })).json()
  expect(own.items.map(({ isOver }: { isOver: boolean }) => isOver)).toEqual([true, true])
})

it('ends with the mandate of the contact and with the role of who looks', async () => {
  viewing = (await start()).json().id
  expect((await asAna('/me')).statusCode).toBe(200)
  await desk.sql(`UPDATE staff_roles SET to_at = $2 WHERE person_id = $1`, [desk.people.ida, new Date(desk.now())])
  desk.desk.access.forget()
  expect((await asAna('/me')).statusCode).toBe(401)
})
