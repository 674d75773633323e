import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endpoints, schemaNames } from '@mainstay/contracts/api'
import { Refusal } from '@mainstay/contracts/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Door, hire, openDoor, signIn } from '../../../test/open-door.ts'
import { signEndpoints, signRoutes } from '../../../test/sample-routes.ts'
import { mountDocs } from './docs-page.ts'
import { mountHealth } from './health.ts'
import { describeApi } from './openapi.ts'
import { mountPages } from './pages.ts'

const about = { title: 'Mainstay', version: '0', schemaNames }
let door: Door
let cookie: string
let isReady = true
beforeAll(async () => {
  const dist = await mkdtemp(join(tmpdir(), 'mainstay-dist-'))
  await mkdir(join(dist, 'assets'))
  const page = '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>'
  await writeFile(join(dist, 'portal.html'), `portal ${page}`)
  await writeFile(join(dist, 'console.html'), `console ${page}`)
  await writeFile(join(dist, 'favicon.svg'), '<svg/>')
  await writeFile(join(dist, 'assets', 'app-1a2b.js'), 'run()')
  door = await openDoor({
    mounts: [mountDocs(() => describeApi(endpoints, about)), mountHealth, mountPages(dist)],
    parts: {
      limits: { perPerson: 5, perSource: 8 },
      trustedProxies: ['10.0.0.0/8'],
      readiness: async () => ({ isReady, details: { database: isReady ? 'ok' : 'away' } }),
      metrics: async () => 'figures',
    },
  })
  await hire(door, await door.person('bo@vendor.test'))
  cookie = await signIn(door, 'bo@vendor.test')
})
afterAll(() => door.close())
const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '192.0.2.7') =>
  door.app.inject({ url, headers, remoteAddress })

async function inTurn<T>(times: number, ask: (n: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let n = 0; n < times; n += 1) answers.push(await ask(n))
  return answers
}

describe('pages', () => {
  it('carry a fresh nonce in header and body, and may run nothing else', async () => {
    const [one, two] = [await get('/', {}, '192.0.2.1'), await get('/tickets/ACME-1', {}, '192.0.2.1')]
    const nonce = /nonce="([\w-]{24})"/.exec(one.body)?.[1]
    expect(one.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`)
    expect(one.body.split(`nonce="${nonce}"`)).toHaveLength(3)
    expect(two.body).not.toContain(nonce)
    expect(two.body).toContain('portal')
    expect(one.headers['content-security-policy']).not.toContain('unsafe')
    expect(one.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    })
  })

  it('the console has its own, and what is built is kept for a year', async () => {
    expect((await get('/console/queue', {}, '192.0.2.2')).body).toContain('console ')
    expect((await get('/assets/app-1a2b.js', {}, '192.0.2.2')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
  })

  it('never stand in for a missing answer of the API (request.not_found)', async () => {
    for (const url of ['/api/v1/nothing', '/api/nothing', '/files/x/y', '/assets/none.js']) {
      const answer = await get(url, {}, `192.0.2.${100 + url.length}`)
      expect(answer.statusCode).toBe(404)
      expect(answer.body).not.toContain('portal')
    }
  })
})

describe('limits', () => {
  it('a source that asks too much waits, and is told how long (request.rate_limited)', async () => {
    const answers = await inTurn(12, () => get('/api/v1/me', {}, '192.0.2.50'))
    expect(answers.filter((answer) => answer.statusCode === 401).length).toBe(8)
    const over = answers.find((answer) => answer.statusCode === 429)
    expect(over?.json()).toMatchObject({ code: 'request.rate_limited' })
    expect(over?.headers).toMatchObject({
      'ratelimit-limit': '8',
      'ratelimit-remaining': '0',
      'retry-after': expect.any(String),
    })
  })

  it('a page, and whether the desk is well, are never counted: a whole company may sit behind one address', async () => {
    for (const url of ['/', '/healthz']) {
      const answers = await inTurn(12, () => get(url, {}, '192.0.2.52'))
      expect(answers.filter((answer) => answer.statusCode === 200).length).toBe(12)
    }
  })

  it('an invented forwarding header makes no new source; one from a trusted proxy does', async () => {
    const ask = (from: string) => inTurn(12, (n) => get('/api/v1/me', { 'x-forwarded-for': `203.0.113.${n}` }, from))
    expect((await ask('192.0.2.51')).filter((answer) => answer.statusCode === 401).length).toBe(8)
    expect((await ask('10.1.2.3')).filter((answer) => answer.statusCode === 401).length).toBe(12)
  })

  it('a person is counted wherever they come from (request.rate_limited)', async () => {
    const answers = await inTurn(9, (n) => get('/api/v1/me', { cookie }, `192.0.2.${60 + n}`))
    expect(answers.filter((answer) => answer.statusCode === 200).length).toBe(5)
  })
})

describe('health', () => {
  it('tells readiness apart from life', async () => {
    expect((await get('/readyz', {}, '192.0.2.80')).json()).toEqual({ status: 'ready', database: 'ok' })
    isReady = false
    const answer = await get('/readyz', {}, '192.0.2.80')
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('2')
    expect((await get('/healthz', {}, '192.0.2.80')).statusCode).toBe(200)
  })

  it('shows figures to this machine only, and not through a proxy', async () => {
    expect((await get('/metrics', {}, '192.0.2.81')).statusCode).toBe(404)
    expect((await get('/metrics', {}, '127.0.0.1')).body).toBe('figures')
    expect((await get('/metrics', { 'x-forwarded-for': '1.2.3.4' }, '127.0.0.1')).statusCode).toBe(404)
  })
})

describe('the description of the API', () => {
  it('holds every operation once, with its refusals, and says the same each time', () => {
    const one = describeApi(endpoints, about)
    expect(JSON.stringify(describeApi(endpoints, about))).toBe(JSON.stringify(one))
    const operations = Object.values(
      one.paths as Record<string, Record<string, { operationId: string; responses: object }>>,
    ).flatMap((path) => Object.values(path))
    expect(operations.length).toBe(endpoints.length)
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(endpoints.length)
    for (const operation of operations) expect(operation.responses).toHaveProperty('500')
  })

  it('is served, and can be browsed under a policy of its own', async () => {
    expect((await get('/api/openapi.json', {}, '192.0.2.90')).json()).toMatchObject({ openapi: '3.1.0' })
    const page = await get('/api/docs', {}, '192.0.2.90')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  it('a route that it does not know fails the start', async () => {
    const open = openDoor({ routes: signRoutes, mounts: [mountDocs(() => describeApi(signEndpoints, about))] })
    await expect(open).rejects.toThrow('is served but not described')
  })
})

it('a database that is away is said so, with a time to come back (desk.unavailable)', async () => {
  const away = await openDoor({
    parts: {
      openUnit: async () => {
        throw new Refusal('desk.unavailable', { retryAfterS: 2 })
      },
      identify: async () => {
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
      },
    },
  })
  const answer = await away.app.inject({ url: '/api/v1/me', headers: { cookie } })
  expect(answer.json()).toMatchObject({ status: 503, code: 'desk.unavailable' })
  expect(answer.headers['retry-after']).toBe('2')
  await away.close()
})
