import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, signIn } from '../../../test/open-door.ts'

let door: Door
let cookie: string
beforeAll(async () => {
  door = await openDoor()
  const bo = await door.person('bo@vendor.test')
  await hire(door, bo)
  const acme = await addAccount(door, 'ACME', bo)
  const ana = await door.person('ana@acme.test')
  await mandate(door, { accountId: acme, personId: ana, isPrimary: true })
  cookie = await signIn(door, 'ana@acme.test')
})
afterAll(() => door.close())

const make = (body: object = {}) =>
  door.app.inject({
    method: 'POST',
    url: '/api/v1/api-keys',
    headers: { cookie },
    payload: { label: 'nightly', scopes: ['tickets:read', 'own:write', 'tickets:write'], ...body },
  })
const keyed = async (body: object = {}): Promise<{ secret: string; key: { id: string } }> => (await make(body)).json()
const from = (remoteAddress: string, secret: string, url = '/api/v1/me') =>
  door.app.inject({ url, remoteAddress, headers: { authorization: `Bearer ${secret}` } })
const seen = async (id: string) => {
  await door.access.settled()
  const { items } = (await door.app.inject({ url: '/api/v1/api-keys', headers: { cookie } })).json()
  return items.find((key: { id: string }) => key.id === id)
}

it('a key that names networks opens from there alone, also where an address is dressed as IPv6', async () => {
  const { secret } = await keyed({ networks: ['203.0.113.0/24', '2001:db8::/32'] })
  for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::5'])
    expect((await from(address, secret)).statusCode, address).toBe(200)
  for (const address of ['203.0.114.9', '::ffff:203.0.114.9', '2001:db9::5', '127.0.0.1'])
    expect((await from(address, secret)).json(), address).toMatchObject({ status: 401, code: 'session.missing' })
})

it('a header that claims another address opens nothing: only a proxy of ours is believed', async () => {
  const { secret } = await keyed({ networks: ['203.0.113.0/24'] })
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip']) {
    const headers = { authorization: `Bearer ${secret}`, [name]: '203.0.113.9' }
    const answer = await door.app.inject({ url: '/api/v1/me', remoteAddress: '198.51.100.7', headers })
    expect(answer.statusCode, name).toBe(401)
  }
})

it('what is no network is refused (request.invalid)', async () => {
  for (const network of ['203.0.113.0/33', 'example.com', '203.0.113', '', 'fe80::1%eth0', '10.0.0.0/8 ', 7])
    expect((await make({ networks: [network] })).json(), String(network)).toMatchObject({ code: 'request.invalid' })
})

it('its owner sees when and from where it was last used and last refused, coarsely, written once a minute', async () => {
  const { secret, key } = await keyed({ networks: ['203.0.113.0/24'] })
  expect(await seen(key.id)).toMatchObject({ lastUse: null, lastRefusal: null })
  await from('203.0.113.77', secret)
  await from('198.51.100.7', secret)
  const at = new Date(door.clock.approximateNow()).toISOString()
  const told = { lastUse: { at, from: '203.0.113.0/24' }, lastRefusal: { at, from: '198.51.100.0/24' } }
  expect(await seen(key.id)).toMatchObject(told)
  door.clock.advance(1_000)
  door.access.forget()
  await from('203.0.113.78', secret)
  expect(await seen(key.id)).toMatchObject(told)
})

it('a revoked key is refused on every door within five seconds: calls, files, live lines', async () => {
  const { secret, key } = await keyed()
  await door.app.listen({ port: 0, host: '127.0.0.1' })
  const address = door.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on a port')
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${address.port}${path}`, { ...init, headers: { authorization: `Bearer ${secret}` } })
  const line = await call('/api/v1/events')
  expect(line.status).toBe(200)
  const ended = line.text()
  await door.app.inject({
    method: 'DELETE',
    url: `/api/v1/api-keys/${key.id}`,
    headers: { cookie, 'if-match': '"1"' },
  })
  const began = performance.now()
  expect((await call('/api/v1/me')).status).toBe(401)
  expect((await call('/api/v1/files', { method: 'POST', body: 'x' })).status).toBe(401)
  expect((await call('/api/v1/events')).status).toBe(401)
  await ended
  expect(performance.now() - began).toBeLessThan(5_000)
})

it('a key in an address, a form or a cookie is no key, and no answer repeats it', async () => {
  const { secret } = await keyed()
  const tries = [
    { url: `/api/v1/me?api_key=${secret}` },
    { url: `/api/v1/me?access_token=${secret}` },
    { url: '/api/v1/me', headers: { cookie: `key=${secret}`, 'x-api-key': secret } },
    { url: `/api/v1/tickets/${secret}` },
    { url: '/api/v1/me', headers: { authorization: secret } },
    { url: '/api/v1/me', headers: { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` } },
  ]
  for (const asked of tries) {
    const answer = await door.app.inject(asked)
    expect(answer.statusCode, asked.url).toBeGreaterThanOrEqual(400)
    expect(answer.body + JSON.stringify(answer.headers)).not.toContain(secret)
  }
})
