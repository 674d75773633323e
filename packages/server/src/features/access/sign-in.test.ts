import crypto, { type Argon2Parameters } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, hire, openDoor, password, signIn } from '../../../test/open-door.ts'
import { triesAllowed } from './sign-in-throttle.ts'

/** Every hash that this process computes, by what it costs: the same figures are the same work. */
const hashed: object[] = []
const { argon2 } = crypto
const noted: typeof argon2 = (algorithm, parameters: Argon2Parameters, done) => {
  const { message, nonce, memory, passes, parallelism, tagLength } = parameters
  const [wordBytes, saltBytes] = [message, nonce].map((bytes) => Buffer.from(bytes as string).length)
  hashed.push({ memory, passes, parallelism, tagLength, saltBytes, wordBytes })
  return argon2(algorithm, parameters, done)
}
const hashWith = (hash: typeof argon2) => {
  crypto.argon2 = hash
  syncBuiltinESMExports()
}

let door: Door
let bo: string
beforeAll(async () => {
  hashWith(noted)
  door = await openDoor()
  bo = await door.person('bo@vendor.test')
  await hire(door, bo)
})
afterAll(async () => {
  hashWith(argon2)
  await door.close()
})

const tryWith = (email: string, word: string, remoteAddress = '10.0.0.1', headers = {}) =>
  door.app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in/email',
    payload: { email, password: word },
    remoteAddress,
    headers,
  })
const me = (cookie: string) => door.app.inject({ url: '/api/v1/me', headers: { cookie } })
const anotherMoment = () => new Promise((resolve) => setTimeout(resolve, 2_100))

it('lets you in with address and password, and says who you are', async () => {
  const cookie = await signIn(door, 'Bo@vendor.test')
  const answer = await me(cookie)
  expect(answer.json()).toMatchObject({ side: 'staff', person: { email: 'bo@vendor.test' } })
  expect(answer.headers['cache-control']).toBe('no-store')
})

it('answers an unknown address like a wrong password (session.wrong_credentials)', async () => {
  const [known, unknown] = [await tryWith('bo@vendor.test', 'wrong'), await tryWith('nobody@vendor.test', 'wrong')]
  expect(known.json()).toMatchObject({ code: 'session.wrong_credentials', status: 401 })
  expect(unknown.body).toBe(known.body)
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort())
})

it('an unknown address costs the same hashing as a known one, and so does one without a password', async () => {
  const newcomer = await door.person('new@vendor.test')
  await hire(door, newcomer)
  await door.sql('DELETE FROM auth_credentials WHERE user_id IN (SELECT id FROM auth_users WHERE person_id = $1)', [
    newcomer,
  ])
  await door.sql('DELETE FROM auth_users WHERE person_id = $1', [newcomer])
  const hashingOf = async (email: string) => {
    hashed.length = 0
    expect((await tryWith(email, 'wrong', `10.7.0.${email.length}`)).statusCode).toBe(401)
    return [...hashed]
  }
  const known = await hashingOf('bo@vendor.test')
  expect(known).toEqual([{ memory: 19_456, passes: 2, parallelism: 1, tagLength: 32, saltBytes: 16, wordBytes: 5 }])
  expect(await hashingOf('stranger@vendor.test')).toEqual(known)
  expect(await hashingOf('new@vendor.test')).toEqual(known)
})

it('tries that arrive together cannot outrun the count (session.locked)', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => tryWith('race@vendor.test', 'wrong', '10.0.0.2')))
  const codes = answers.map((answer) => answer.json().code)
  expect(codes.filter((code) => code === 'session.wrong_credentials').length).toBe(triesAllowed.perPair)
  const locked = answers.find((answer) => answer.json().code === 'session.locked')
  expect(locked?.statusCode).toBe(429)
  expect(Number(locked?.headers['retry-after'])).toBeGreaterThan(0)
})

it('a stranger who guesses shuts out the stranger, not the owner', async () => {
  await signIn(door, 'bo@vendor.test')
  for (let n = 0; n < 12; n += 1) {
    await Promise.all(Array.from({ length: 10 }, () => tryWith('bo@vendor.test', 'wrong', `10.1.${n}.1`)))
  }
  expect((await tryWith('bo@vendor.test', password, '10.9.9.9')).json()).toMatchObject({ code: 'session.locked' })
  expect((await tryWith('bo@vendor.test', password, '127.0.0.1')).statusCode).toBe(200)
  door.clock.advance(16 * 60_000)
  expect((await tryWith('bo@vendor.test', password, '10.9.9.9')).statusCode).toBe(200)
})

it('a device that was let in before is not shut out by whoever shares its network, and bears its own wrong tries', async () => {
  const email = 'kay@vendor.test'
  await hire(door, await door.person(email))
  const first = await tryWith(email, password, '10.8.0.1')
  const cookie = first.cookies
    .filter(({ name }) => name.endsWith('-device'))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  await Promise.all(Array.from({ length: 150 }, () => tryWith(email, 'wrong', '10.8.0.1')))
  expect((await tryWith(email, password, '10.8.0.1')).json()).toMatchObject({ code: 'session.locked' })
  expect((await tryWith(email, password, '10.8.0.1', { cookie })).statusCode).toBe(200)
  const strange = await tryWith('bo@vendor.test', 'wrong', '10.8.0.1', { cookie })
  expect(strange.json()).toMatchObject({ code: 'session.locked' })
  const tries = await Promise.all(Array.from({ length: 20 }, () => tryWith(email, 'wrong', '10.8.0.2', { cookie })))
  expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(triesAllowed.perDevice)
})

it('an invented forwarding header makes no new source', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      tryWith('forward@vendor.test', 'wrong', '10.0.0.3', { 'x-forwarded-for': `1.2.3.${n}` }),
    ),
  )
  expect(answers.filter((answer) => answer.statusCode === 401).length).toBe(triesAllowed.perPair)
})

it('each sign-in opens a new session, and a session made up by someone else opens nothing', async () => {
  const [first, second] = [await signIn(door, 'bo@vendor.test'), await signIn(door, 'bo@vendor.test')]
  expect(first).not.toBe(second)
  expect((await me('mainstay=made-up.signature')).json()).toMatchObject({ code: 'session.missing' })
})

it('signing out ends the session at once', async () => {
  const cookie = await signIn(door, 'bo@vendor.test')
  await me(cookie)
  await door.app.inject({ method: 'POST', url: '/api/v1/auth/sign-out', headers: { cookie } })
  expect((await me(cookie)).statusCode).toBe(401)
})

it('a new password ends every other session', async () => {
  await hire(door, await door.person('eve@vendor.test', 'three green bottles fall'))
  const [here, there] = [
    await signIn(door, 'eve@vendor.test', 'three green bottles fall'),
    await signIn(door, 'eve@vendor.test', 'three green bottles fall'),
  ]
  const change = (newPassword: string) =>
    door.app.inject({
      method: 'POST',
      url: '/api/v1/auth/change-password',
      headers: { cookie: here },
      payload: { currentPassword: 'three green bottles fall', newPassword },
    })
  expect((await change('password1234')).json()).toMatchObject({ status: 422, code: 'session.password_too_common' })
  const changed = await change('seven quiet hills beyond')
  expect(changed.statusCode).toBe(200)
  expect((await me(there)).statusCode).toBe(401)
  const fresh = changed.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
  expect((await me(fresh)).statusCode).toBe(200)
})

it('whose role ended is out within seconds, without signing out', async () => {
  const fay = await door.person('fay@vendor.test')
  await hire(door, fay)
  const cookie = await signIn(door, 'fay@vendor.test')
  expect((await me(cookie)).statusCode).toBe(200)
  await door.sql(`UPDATE staff_roles SET to_at = '2026-02-01' WHERE person_id = $1`, [fay])
  await anotherMoment()
  expect((await me(cookie)).statusCode).toBe(401)
})

it('nobody signs up by themselves, and no other door of the library is open', async () => {
  for (const path of [
    'sign-up/email',
    'list-sessions',
    'update-user',
    'forget-password',
    'delete-user',
    'ok',
    'error',
  ]) {
    const answer = await door.app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload: {} })
    expect(answer.json()).toMatchObject({ status: 404 })
  }
})

it('a session cookie is for this host alone when the address is https', async () => {
  const safe = await openDoor({ parts: { publicUrl: 'https://desk.test' } })
  await hire(safe, await safe.person('bo@vendor.test'))
  const answer = await safe.app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in/email',
    payload: { email: 'bo@vendor.test', password },
  })
  const line = [answer.headers['set-cookie']].flat().find((cookie) => cookie?.startsWith('__Host-mainstay='))
  expect(line).toMatch(/Path=\/; HttpOnly; Secure; SameSite=Lax/)
  expect(line).not.toMatch(/Domain/i)
  expect(answer.headers['strict-transport-security']).toContain('max-age=63072000')
  await safe.close()
})
