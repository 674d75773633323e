import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DoorDesk, openDoorDesk, password } from './testing/door-desk.ts'

let at: DoorDesk
beforeEach(async () => {
  at = await openDoorDesk()
})
afterEach(() => at.close())

interface Session {
  readonly id: string
  readonly isThis: boolean
  readonly browser: string | null
  readonly system: string | null
}
const list = async (browser: { get: (path: string) => Promise<{ json: () => unknown }> }) =>
  ((await browser.get('/auth/sessions')).json() as { items: readonly Session[] }).items

it('says where you are signed in, in words, this one first', async () => {
  await at.signedIn('dana@acme.test')
  const dana = at.browser('10.0.0.2', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15')
  await dana.post('/auth/sign-in/email', { email: 'dana@acme.test', password })
  expect(await list(dana)).toMatchObject([
    { isThis: true, browser: 'Safari', system: 'macOS' },
    { isThis: false, browser: 'Firefox', system: 'Linux' },
  ])
})

it('an ended session opens no door any more, and its live line ends within five seconds', async () => {
  const [here, there] = [await at.signedIn('dana@acme.test'), await at.signedIn('dana@acme.test')]
  const address = await at.desk.desk.app.listen({ port: 0, host: '127.0.0.1' })
  const line = await fetch(`${address}/api/v1/events`, { headers: { cookie: there.cookie() } })
  expect(line.status).toBe(200)
  const lineEnds = line.text()
  const other = (await list(here)).find(({ isThis }) => !isThis)
  const began = performance.now()
  expect((await here.post(`/auth/sessions/${other?.id}/end`)).statusCode).toBe(204)
  await lineEnds
  expect(performance.now() - began).toBeLessThan(5_000)
  expect((await there.get('/me')).statusCode).toBe(401)
  expect((await here.get('/me')).statusCode).toBe(200)
  expect(await list(here)).toHaveLength(1)
})

it('signs out everywhere but here, or here too', async () => {
  const [here, there] = [await at.signedIn('dana@acme.test'), await at.signedIn('dana@acme.test')]
  expect((await here.post('/auth/sessions/end-others')).statusCode).toBe(204)
  expect((await there.get('/me')).statusCode).toBe(401)
  expect((await here.get('/me')).statusCode).toBe(200)
  expect((await here.post('/auth/revoke-sessions')).statusCode).toBe(204)
  expect((await here.get('/me')).statusCode).toBe(401)
})

it('another person’s session cannot be ended, nor told from none (session.not_found)', async () => {
  const [dana, bo] = [await at.signedIn('dana@acme.test'), await at.signedIn('bo@vendor.test')]
  const [theirs] = await list(bo)
  const answer = await dana.post(`/auth/sessions/${theirs?.id}/end`)
  const none = await dana.post(`/auth/sessions/${at.wire('ses', '018f0000-0000-7000-8000-000000000000')}/end`)
  expect(answer.json()).toMatchObject({ status: 404, code: 'session.not_found' })
  expect(none.body).toBe(answer.body)
  expect((await bo.get('/me')).statusCode).toBe(200)
})

it('a key sees no sessions and ends none (access.denied)', async () => {
  const dana = await at.signedIn('dana@acme.test')
  const { secret } = (await dana.post('/api-keys', { label: 'probe', scopes: ['own:write'] })).json()
  for (const [method, url] of [
    ['GET', '/auth/sessions'],
    ['POST', '/auth/sessions/end-others'],
    ['GET', '/auth/second-factor'],
    ['GET', '/me/addresses'],
  ] as const) {
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await at.desk.desk.app.inject({ method, url: `/api/v1${url}`, headers })
    expect(answer.json(), url).toMatchObject({ status: 403, code: 'access.denied' })
  }
})

it('signing in anew ends the session that this browser had', async () => {
  const dana = await at.signedIn('dana@acme.test')
  const before = dana.cookie()
  await dana.post('/auth/sign-in/email', { email: 'dana@acme.test', password })
  expect(await list(dana)).toHaveLength(1)
  const old = await at.desk.desk.app.inject({ url: '/api/v1/me', headers: { cookie: before } })
  expect(old.statusCode).toBe(401)
})
