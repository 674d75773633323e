import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeId } from '../../platform/ids/index.ts'
import { endOf, factsOf, openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

let stage: SignOnStage
let acme: string
beforeAll(async () => {
  stage = await openSignOnStage()
  acme = (await stage.connect('dana')).id
})
afterAll(() => stage.close())

describe('who may connect a sign-in service', () => {
  it('the primary contact for her account, an administrator for the staff; nobody else', async () => {
    const body = { ...factsOf(stage.providers.acme, 'other'), label: 'Second' }
    const ana = await stage.signedIn('ana')
    expect((await ana.ask('POST', '/identity-providers', body)).json()).toMatchObject({ code: 'access.denied' })
    const bo = await stage.signedIn('bo')
    expect((await bo.ask('POST', '/identity-providers', body)).json()).toMatchObject({ code: 'access.denied' })
    expect((await bo.ask('GET', '/identity-providers')).statusCode).toBe(403)
    expect((await ana.ask('GET', '/identity-providers')).statusCode).toBe(403)
  })

  it('a lead or administrator for an account; the staff sees who came in by it', async () => {
    const ida = await stage.signedIn('ida')
    await (await stage.signedIn('ana')).link(acme, 'ana')
    const { items } = (await ida.ask('GET', `/identity-providers?accountId=${stage.accountId}`)).json()
    expect(items).toMatchObject([{ id: acme, label: 'Sign-on of acme', people: 1, ssoOnly: false, isOn: true }])
    const came = (await ida.ask('GET', `/identity-providers/${acme}/people`)).json()
    expect(came.items).toMatchObject([{ person: { name: 'Ana' } }])
  })

  it('that of another account is nowhere (provider.not_found, account.not_found)', async () => {
    const carl = await stage.signedIn('carl')
    const nobodys = encodeId('idp', randomUUID())
    for (const id of [acme, nobodys]) {
      for (const [method, path] of [
        ['GET', `/identity-providers/${id}/people`],
        ['POST', `/identity-providers/${id}/try`],
        ['DELETE', `/identity-providers/${id}`],
      ] as const)
        expect((await carl.ask(method, path, undefined, { 'if-match': '"1"' })).json(), path).toMatchObject({
          status: 404,
          code: 'provider.not_found',
        })
    }
    const foreign = await carl.ask('GET', `/identity-providers?accountId=${stage.accountId}`)
    expect(foreign.json()).toMatchObject({ status: 404, code: 'account.not_found' })
    expect((await carl.ask('POST', '/auth/oidc/link', { providerId: acme })).json()).toMatchObject({
      code: 'provider.not_found',
    })
  })
})

describe('the client secret', () => {
  it('is never shown again and lies encrypted, bound to its provider', async () => {
    const dana = await stage.signedIn('dana')
    expect((await dana.ask('GET', '/identity-providers')).body).not.toContain('secret of acme')
    const rows = await stage.sql<{ sealed_secret: Buffer }>('SELECT sealed_secret FROM identity_providers')
    for (const { sealed_secret } of rows) expect(Buffer.from(sealed_secret).toString()).not.toContain('secret of')
  })

  it('can be replaced; a wrong one is found by trying it', async () => {
    const dana = await stage.signedIn('dana')
    await stage.change('dana', acme, { clientSecret: 'not the secret' })
    const tried = await dana.ask('POST', `/identity-providers/${acme}/try`)
    expect(tried.json().findings).toMatchObject([
      { state: 'wrong', says: expect.stringContaining('does not take this client id') },
    ])
    await stage.change('dana', acme, { clientSecret: 'secret of acme' })
    const again = (await dana.ask('POST', `/identity-providers/${acme}/try`)).json()
    expect(again.findings.map(({ state }: { state: string }) => state)).toEqual(['well', 'well', 'well'])
  })
})

describe('trying says in a sentence what is wrong', () => {
  const serving = async (answer: RequestListener) => {
    const server = createServer(answer).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    return { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
  }
  const says = async (issuer: string) => {
    const facts = { issuer, clientId: 'c', clientSecret: 's' }
    const tried = await (await stage.signedIn('dana')).ask('POST', '/identity-providers/try', facts)
    return tried.json().findings[0].says
  }
  const metadata = (issuer: string, more: object = {}) =>
    JSON.stringify({ issuer, authorization_endpoint: `${issuer}/a`, token_endpoint: `${issuer}/t`, ...more })

  it.each([
    ['http://10.1.2.3', /private network/],
    ['https://169.254.169.254/latest', /private network/],
    ['https://[::1]/', /private network/],
    ['https://localhost:1', /private network|Nothing answered/],
    ['http://127.0.0.1:1', /Nothing answered/],
    ['https://no-such-host.invalid', /No computer answers/],
  ])('%s', async (issuer, sentence) => {
    expect(await says(issuer)).toMatch(sentence)
  })

  it('no provider, another issuer, no keys, a redirect, an endless answer', async () => {
    const cases: readonly [RegExp, (issuer: string) => RequestListener][] = [
      [/no OpenID Connect provider/, () => (_, reply) => reply.end('hello')],
      [
        /another issuer/,
        () => (_, reply) => reply.setHeader('content-type', 'application/json').end(metadata('https://other.test')),
      ],
      [/no keys/, (issuer) => (_, reply) => reply.setHeader('content-type', 'application/json').end(metadata(issuer))],
      [/another address/, () => (_, reply) => reply.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
      [/larger than/, () => (_, reply) => reply.setHeader('content-type', 'application/json').end(' '.repeat(300_000))],
    ]
    for (const [sentence, answer] of cases) {
      let listener: RequestListener = () => undefined
      const server = await serving((request, reply) => listener(request, reply))
      listener = answer(server.issuer)
      expect(await says(server.issuer)).toMatch(sentence)
      server.close()
    }
  })

  it('one that cannot be used is not connected (provider.unusable), nor one twice (provider.already)', async () => {
    const dana = await stage.signedIn('dana')
    const body = { issuer: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's', label: 'Nowhere' }
    expect((await dana.ask('POST', '/identity-providers', body)).json()).toMatchObject({
      status: 422,
      code: 'provider.unusable',
      detail: expect.stringContaining('Nothing answered'),
    })
    const again = { ...factsOf(stage.providers.acme, 'acme'), label: 'Again' }
    expect((await dana.ask('POST', '/identity-providers', again)).json()).toMatchObject({ code: 'provider.already' })
  })
})

describe('connecting a provider with oneself', () => {
  it('an identity belongs to one person (identity.taken)', async () => {
    expect(endOf(await (await stage.signedIn('dana')).link(acme, 'ana'))).toBe('identity.taken')
  })

  it('only who began it ends it: another who is signed in by then connects nothing', async () => {
    const browser = await stage.signedIn('dana')
    const callback = await browser.passProvider(await browser.begin(acme, 'link'), 'dana')
    await browser.signIn(stage.addressOf('ana'), stage.password)
    expect(endOf(await browser.comeBack(callback))).toBe('sign_on.interrupted')
  })

  it('is listed and taken back by herself alone (identity.not_found)', async () => {
    const ana = await stage.signedIn('ana')
    const own = (await ana.ask('GET', '/me/identities')).json()
    expect(own).toMatchObject({ items: [{ label: 'Sign-on of acme' }], offers: [] })
    const dana = await stage.signedIn('dana')
    const path = `/me/identities/${own.items[0].id}/disconnect`
    expect((await dana.ask('POST', path)).json()).toMatchObject({ code: 'identity.not_found' })
    expect((await ana.ask('POST', path)).statusCode).toBe(204)
    expect(endOf(await stage.visitor().enter(acme, 'ana'))).toBe('sign_on.unknown')
  })
})

describe('which services a sign-in page offers', () => {
  const offered = async (body: object) => (await stage.visitor().ask('POST', '/auth/oidc/find', body)).body
  it('those of a company by its code; a company without one and one that is not are answered alike', async () => {
    expect(JSON.parse(await offered({ asked: 'acme' })).items).toEqual([{ id: acme, label: 'Sign-on of acme' }])
    const unknown = await offered({ asked: 'NOBODY' })
    expect(await offered({ asked: 'BETA' })).toBe(unknown)
    expect(await offered({ asked: 'somebody@acme.test' })).toBe(unknown)
    expect(await offered({ asked: "'; DROP TABLE accounts" })).toBe(unknown)
    expect(await offered({})).toBe(unknown)
  })
})

it('a removed service opens nothing, and what it opened reaches nothing', async () => {
  const extra = await stage.connect('carl', { joinsAs: 'contact', joinDomains: ['beta.test'] })
  await (await stage.signedIn('carl')).link(extra.id, 'carl')
  const browser = stage.visitor()
  expect(await browser.enter(extra.id, 'carl')).toBe('/')
  const { items } = (await browser.ask('GET', '/identity-providers')).json()
  const gone = await browser.ask('DELETE', `/identity-providers/${extra.id}`, undefined, {
    'if-match': `"${items[0].version}"`,
  })
  expect(gone.statusCode).toBe(204)
  expect((await browser.ask('GET', '/me')).statusCode).toBe(401)
})
