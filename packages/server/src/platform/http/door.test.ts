import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Door, hire, openDoor, signIn } from '../../../test/open-door.ts'
import { signRoutes } from '../../../test/sample-routes.ts'

let door: Door
let cookie: string
beforeAll(async () => {
  door = await openDoor({ routes: signRoutes })
  await hire(door, await door.person('bo@vendor.test'))
  cookie = await signIn(door, 'bo@vendor.test')
})
afterAll(() => door.close())

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  door.app.inject({
    method: 'POST',
    url: '/api/v1/signs',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('what you send is read strictly', () => {
  it.each([
    'Application/Json',
    'application/json ;',
    'application/json; charset=utf-16',
    'application/json;junk',
    'application/problem+json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json, text/html',
    'application/jsonx',
  ])('only application/json is taken, not %s (request.unsupported_type)', async (type) => {
    const answer = await post({ subject: 'x' }, { 'content-type': type })
    expect(answer.json()).toMatchObject({ status: 415, code: 'request.unsupported_type' })
  })

  it('takes application/json with its charset', async () => {
    expect((await post({ subject: 'x' }, { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(201)
  })

  it.each(['{', '', '{"subject": "x"} trailing', '\u00ff', '{"subject": undefined}'])(
    'what is no JSON is refused before anything is done (request.unreadable): %j',
    async (text) => {
      const answer = await post(text)
      expect([400, 422]).toContain(answer.statusCode)
      expect(answer.headers['content-type']).toContain('application/problem+json')
    },
  )

  it('names each field that it does not know, at any depth (request.invalid)', async () => {
    const answer = await post({ subject: 'x', isAdmin: true, tags: [{ name: 'a', colour: 'red' }] })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { pointer: '/isAdmin', code: 'unknown_field', detail: expect.any(String) },
        { pointer: '/tags/0/colour', code: 'unknown_field', detail: expect.any(String) },
      ]),
    )
  })

  it('refuses unknown words in the query, too (request.invalid)', async () => {
    const answer = await door.app.inject({ url: '/api/v1/signs?sort=name', headers: { cookie } })
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/query/sort' }] })
  })

  it('refuses NUL characters with the field they are in (request.invalid)', async () => {
    const answer = await post('{"subject":"a\\u0000b"}')
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/subject', code: 'nul_character' }] })
  })

  it('refuses a field named __proto__ (request.invalid)', async () => {
    expect((await post('{"subject":"x","__proto__":{"isAdmin":true}}')).statusCode).toBe(422)
  })

  it('a subject of 1 MB is too much (request.invalid), a body beyond it too large (request.too_large)', async () => {
    expect((await post({ subject: 'a'.repeat(1_000_000) })).json()).toMatchObject({
      code: 'request.invalid',
      errors: [{ pointer: '/subject' }],
    })
    expect((await post({ subject: 'a'.repeat(1_100_000) })).json()).toMatchObject({
      status: 413,
      code: 'request.too_large',
    })
  })

  it('never repeats what was typed', async () => {
    const answer = await post({ subject: 42, canary4711: 'canary4712' })
    expect(answer.body).not.toContain('canary4712')
  })

  it('a deeply nested body is refused and the desk stays up', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect((await post(`{"subject":"x","tags":${deep}}`)).statusCode).toBeGreaterThanOrEqual(400)
    expect((await post({ subject: 'still here' })).statusCode).toBe(201)
  })
})

describe('what is not there', () => {
  it('answers an unknown id and a malformed one with equal bodies (message.not_found)', async () => {
    const change = (key: string) =>
      door.app.inject({
        method: 'PATCH',
        url: `/api/v1/signs/${key}`,
        headers: { cookie, 'if-match': '"1"' },
        payload: { subject: 'x' },
      })
    const [unknown, malformed] = [await change('00000000-0000-7000-8000-000000000001'), await change('sgn_no%00such')]
    expect(unknown.json()).toMatchObject({ status: 404, code: 'message.not_found' })
    expect(malformed.body).toBe(unknown.body)
    expect(unknown.headers['request-id']).not.toBe(malformed.headers['request-id'])
  })

  it('says 404 where there is no address (request.not_found), 405 where another method is (request.method_not_allowed)', async () => {
    expect((await door.app.inject({ url: '/api/v1/nothing', headers: { cookie } })).json()).toMatchObject({
      code: 'request.not_found',
    })
    const answer = await door.app.inject({ method: 'DELETE', url: '/api/v1/signs', headers: { cookie } })
    expect(answer.json()).toMatchObject({ status: 405, code: 'request.method_not_allowed' })
    expect(answer.headers.allow).toBe('POST, GET, HEAD, OPTIONS')
  })

  it('tells the methods of an address when asked, and lets no other site in', async () => {
    const answer = await door.app.inject({
      method: 'OPTIONS',
      url: '/api/v1/signs',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    })
    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('who stands at the door', () => {
  it('asks to sign in before it reads anything (session.missing)', async () => {
    const answer = await door.app.inject({
      method: 'POST',
      url: '/api/v1/signs',
      payload: '{broken',
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.json()).toMatchObject({ status: 401, code: 'session.missing' })
    expect(answer.headers['www-authenticate']).toContain('Bearer')
  })

  it('refuses a change that another site sends (session.origin_refused)', async () => {
    expect((await post({ subject: 'x' }, { origin: 'https://evil.test' })).json()).toMatchObject({
      status: 403,
      code: 'session.origin_refused',
    })
    expect((await post({ subject: 'x' }, { origin: 'null' })).statusCode).toBe(403)
    expect((await post({ subject: 'x' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await post({ subject: 'x' }, { origin: 'http://localhost:80' })).statusCode).toBe(201)
  })

  it('keeps also the answer to an unreadable address out of every cache', async () => {
    for (const url of ['/api/v1/%zz', `/api/v1/signs/${'x'.repeat(3_000)}`]) {
      const { headers, statusCode } = await door.app.inject({ url, headers: { cookie } })
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      expect(headers['request-id']).toBeDefined()
    }
  })

  it('keeps answers out of every cache and out of frames', async () => {
    const { headers } = await door.app.inject({ url: '/api/v1/signs', headers: { cookie } })
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
  })
})

describe('when we are at fault', () => {
  it('says so without telling what failed (desk.fault)', async () => {
    const answer = await door.app.inject({ url: '/api/v1/fault', headers: { cookie } })
    expect(answer.json()).toMatchObject({ status: 500, code: 'desk.fault' })
    expect(answer.body).not.toContain('hunter2')
  })

  it('an answer that says more than its contract never leaves while we develop (desk.fault)', async () => {
    const answer = await door.app.inject({ url: '/api/v1/broken', headers: { cookie } })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('internal')
  })
})

/** Listens once for all that needs a wire. */
let listening: Promise<number> | undefined
const portOfDoor = () =>
  (listening ??= door.app
    .listen({ port: 0, host: '127.0.0.1' })
    .then(() => (door.app.server.address() as AddressInfo).port))

it('hears out a body that is too large, and answers what comes next on the same connection (request.too_large)', async () => {
  const port = await portOfDoor()
  const shared = `host: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n`
  const length = 8_000_000
  const tooLarge = `POST /api/v1/signs HTTP/1.1\r\n${shared}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
  const next = `GET /api/v1/signs HTTP/1.1\r\n${shared}connection: close\r\n\r\n`
  const answers = await new Promise<string>((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(tooLarge))
    socket.on('data', (chunk) => {
      if (heard === '') socket.write(`${'x'.repeat(length)}${next}`)
      heard += chunk
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', () => resolve(heard))
  })
  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})

it('survives broken requests on the wire', async () => {
  const port = await portOfDoor()
  const send = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(text))
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk))
      socket.on('close', () => resolve(answer))
      socket.on('error', () => resolve(answer))
    })
  expect(await send('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  expect(await send(`GET /api/v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 4/)
  expect(
    await send(
      `POST /api/v1/signs HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"sub`,
    ),
  ).not.toMatch(/^HTTP\/1.1 2/)
  expect((await post({ subject: 'still here' })).statusCode).toBe(201)
})
