import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, password, signIn } from '../../../test/open-door.ts'

let door: Door
let bo: string
let ana: string
let acme: string
let globex: string
beforeAll(async () => {
  door = await openDoor({ setupToken: 'the-token' })
  bo = await door.person('bo@vendor.test')
  await hire(door, bo, ['engineer', 'admin'])
  acme = await addAccount(door, 'ACME', bo)
  globex = await addAccount(door, 'GLOBEX', bo)
  ana = await door.person('ana@acme.test')
  await mandate(door, { accountId: acme, personId: ana, isPrimary: true })
  await mandate(door, { accountId: globex, personId: ana })
})
afterAll(() => door.close())

const make = (cookie: string, body: object, headers = {}) =>
  door.app.inject({ method: 'POST', url: '/api/v1/api-keys', headers: { cookie, ...headers }, payload: body })
const withKey = (secret: string, url = '/api/v1/me', headers = {}) =>
  door.app.inject({ url, headers: { authorization: `Bearer ${secret}`, ...headers } })
const asked = { label: 'nightly report', scopes: ['tickets:read', 'own:write'] }

it('a key acts for its person, and its secret is shown once and kept nowhere', async () => {
  const answer = await make(await signIn(door, 'ana@acme.test'), asked)
  const { secret, key } = answer.json()
  expect(answer.statusCode).toBe(201)
  expect((await withKey(secret)).json()).toMatchObject({ side: 'customer', person: { email: 'ana@acme.test' } })
  const stored = await door.sql(`SELECT row_to_json(k)::text AS text FROM api_keys k`)
  expect(JSON.stringify(stored)).not.toContain(secret.slice(4))
  expect(key.ending).toBe(secret.slice(-4))
})

it('a repeated request shows the same key, and its secret is not kept in the clear', async () => {
  const cookie = await signIn(door, 'ana@acme.test')
  const [first, second] = [
    await make(cookie, asked, { 'idempotency-key': 'key-1' }),
    await make(cookie, asked, { 'idempotency-key': 'key-1' }),
  ]
  expect(second.body).toBe(first.body)
  const kept = await door.sql(`SELECT body FROM idempotent_answers`)
  expect(JSON.stringify(kept)).not.toContain(first.json().secret)
})

it('a revoked key is refused at once, and only in the version its owner saw (request.precondition_required)', async () => {
  const cookie = await signIn(door, 'ana@acme.test')
  const { secret, key } = (await make(cookie, asked)).json()
  const revoke = (headers = {}) =>
    door.app.inject({ method: 'DELETE', url: `/api/v1/api-keys/${key.id}`, headers: { cookie, ...headers } })
  expect((await withKey(secret)).statusCode).toBe(200)
  expect((await revoke()).statusCode).toBe(428)
  expect((await revoke({ 'if-match': '"1"' })).statusCode).toBe(204)
  expect((await withKey(secret)).json()).toMatchObject({ code: 'session.missing' })
  expect((await revoke({ 'if-match': '"2"' })).json()).toMatchObject({ status: 404, code: 'api_key.not_found' })
})

it("another person's key cannot be revoked, nor told from none (api_key.not_found)", async () => {
  const { key } = (await make(await signIn(door, 'ana@acme.test'), asked)).json()
  const cookie = await signIn(door, 'bo@vendor.test')
  const revoke = (id: string) =>
    door.app.inject({ method: 'DELETE', url: `/api/v1/api-keys/${id}`, headers: { cookie, 'if-match': '"1"' } })
  const [theirs, none] = [await revoke(key.id), await revoke('key_01hzzzzzzzzzzzzzzzzzzzzzzz')]
  expect(theirs.json()).toMatchObject({ status: 404, code: 'api_key.not_found' })
  expect(none.body).toBe(theirs.body)
})

it('a key that ran out opens nothing', async () => {
  const { secret } = (await make(await signIn(door, 'ana@acme.test'), { ...asked, expiresInDays: 1 })).json()
  const before = door.clock.approximateNow()
  door.clock.advance(25 * 3_600_000)
  expect((await withKey(secret)).statusCode).toBe(401)
  door.clock.set(before)
})

it('a key makes no keys, and does nothing outside its scopes (access.denied, access.scope_missing)', async () => {
  const cookie = await signIn(door, 'ana@acme.test')
  const { secret } = (await make(cookie, asked)).json()
  const { secret: narrow } = (await make(cookie, { ...asked, scopes: ['accounts:read'] })).json()
  const makeBy = (key: string) =>
    door.app.inject({
      method: 'POST',
      url: '/api/v1/api-keys',
      headers: { authorization: `Bearer ${key}` },
      payload: asked,
    })
  expect((await makeBy(secret)).json()).toMatchObject({ status: 403, code: 'access.denied' })
  expect((await makeBy(narrow)).json()).toMatchObject({ status: 403, code: 'access.scope_missing' })
})

it('a robot has a name and no person behind it; only the primary contact or an administrator makes one', async () => {
  const answer = await make(await signIn(door, 'ana@acme.test'), { ...asked, label: 'Deploy bot', robot: true })
  expect(answer.statusCode).toBe(201)
  expect((await withKey(answer.json().secret)).json()).toMatchObject({
    person: { name: 'Deploy bot', email: '' },
    side: 'customer',
  })
  const gil = await door.person('gil@acme.test')
  await mandate(door, { accountId: acme, personId: gil })
  expect((await make(await signIn(door, 'gil@acme.test'), { ...asked, robot: true })).json()).toMatchObject({
    code: 'access.denied',
  })
})

it('a person with several accounts says for which; of another one they are nobody', async () => {
  const cookie = await signIn(door, 'ana@acme.test')
  const ask = async (account?: string) =>
    (
      await door.app.inject({
        url: '/api/v1/me',
        headers: { cookie, ...(account ? { 'mainstay-account': account } : {}) },
      })
    ).json()
  const { accounts } = await ask()
  expect(accounts.map((held: { code: string }) => held.code)).toEqual(['ACME', 'GLOBEX'])
  const other = await ask(accounts[1].id)
  expect(other.accounts).toEqual(accounts)
  expect(await ask('acc_01hzzzzzzzzzzzzzzzzzzzzzzz')).toMatchObject({ code: 'session.missing' })
  expect(await ask('nonsense')).toMatchObject({ code: 'session.missing' })
})

it('changes your zone and language, in the version you saw (calendar.unknown_zone, request.stale)', async () => {
  const cookie = await signIn(door, 'bo@vendor.test')
  const change = (body: object, version = '"1"') =>
    door.app.inject({ method: 'PATCH', url: '/api/v1/me', headers: { cookie, 'if-match': version }, payload: body })
  expect((await change({ zone: 'Mars/Base' })).json()).toMatchObject({ code: 'calendar.unknown_zone' })
  expect((await change({ zone: 'Europe/Warsaw', locale: 'pl' })).json()).toMatchObject({
    person: { zone: 'Europe/Warsaw', locale: 'pl' },
    version: 2,
  })
  expect((await change({ locale: 'de' })).json()).toMatchObject({ code: 'request.stale' })
})

it('the set-up page is shut once someone is on the staff (setup.done)', async () => {
  expect((await door.app.inject({ url: '/api/v1/setup' })).json()).toEqual({ isDone: true })
  const answer = await door.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: {
      token: 'the-token',
      name: 'Mallory',
      email: 'm@evil.test',
      password,
      city: 'X',
      country: 'DE',
      zone: 'Europe/Berlin',
    },
  })
  expect(answer.json()).toMatchObject({ status: 409, code: 'setup.done' })
})
