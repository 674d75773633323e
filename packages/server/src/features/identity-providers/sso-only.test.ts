import { addContactEndpoint } from '@mainstay/contracts/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liftSsoOnly } from './lift-sso-only.ts'
import { endOf, openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

let stage: SignOnStage
let acme: string
beforeAll(async () => {
  stage = await openSignOnStage()
  acme = (await stage.connect('dana')).id
})
afterAll(() => stage.close())

type Browser = ReturnType<SignOnStage['visitor']>
const isIn = async (browser: Browser) => (await browser.ask('GET', '/me')).statusCode === 200
const anotherMoment = () => new Promise((resolve) => setTimeout(resolve, 2_100))

describe('single sign-on only', () => {
  it('asks for one person who came in by it, so that nobody locks a company out (provider.unproven)', async () => {
    expect((await stage.change('dana', acme, { ssoOnly: true })).json()).toMatchObject({
      status: 409,
      code: 'provider.unproven',
    })
  })

  it('ends what passwords opened for its people, and refuses passwords in a sentence (session.sso_required)', async () => {
    const byPassword = await stage.signedIn('ana')
    await (await stage.signedIn('dana')).link(acme, 'dana')
    expect((await stage.change('dana', acme, { ssoOnly: true })).statusCode).toBe(200)
    await anotherMoment()
    expect(await isIn(byPassword)).toBe(false)
    const answer = await stage.visitor().signIn(stage.addressOf('ana'), stage.password)
    expect(answer.json()).toMatchObject({ status: 403, code: 'session.sso_required' })
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('a wrong password tells nothing of it', async () => {
    const answer = await stage.visitor().signIn(stage.addressOf('ana'), 'not her password')
    expect(answer.json()).toMatchObject({ code: 'session.wrong_credentials' })
  })

  it('her provider lets her in, and cannot be taken away (identity.needed)', async () => {
    const browser = stage.visitor()
    expect(await browser.enter(acme, 'dana')).toBe('/')
    const { items } = (await browser.ask('GET', '/me/identities')).json()
    const taken = await browser.ask('POST', `/me/identities/${items[0].id}/disconnect`)
    expect(taken.json()).toMatchObject({ status: 409, code: 'identity.needed' })
  })

  it('whoever serves two companies comes into each by its own way', async () => {
    await stage.act(stage.people.ida, addContactEndpoint, {
      params: { accountId: stage.betaId },
      body: { name: 'Dana', email: 'dana@acme.test', city: 'Paris', country: 'FR', zone: 'Europe/Paris' },
    })
    const codes = async (browser: Browser) =>
      (await browser.ask('GET', '/me')).json().accounts.map(({ code }: { code: string }) => code)
    const byProvider = stage.visitor()
    await byProvider.enter(acme, 'dana')
    expect(await codes(byProvider)).toEqual(['ACME'])
    const atBeta = await byProvider.ask('GET', '/me', undefined, { 'mainstay-account': stage.betaId })
    expect(atBeta.statusCode).toBe(401)
    expect(await codes(await stage.signedIn('dana'))).toEqual(['BETA'])
  })

  it('switched off, whoever came in by it is out within seconds and stays out when it is on again', async () => {
    const browser = stage.visitor()
    await browser.enter(acme, 'dana')
    expect(await isIn(browser)).toBe(true)
    const { items } = (await browser.ask('GET', '/identity-providers')).json()
    const off = await browser.ask(
      'PATCH',
      `/identity-providers/${acme}`,
      { isOn: false },
      { 'if-match': `"${items[0].version}"` },
    )
    expect(off.statusCode).toBe(200)
    expect(await isIn(browser)).toBe(false)
    expect((await stage.visitor().ask('POST', '/auth/oidc/start', { providerId: acme })).statusCode).toBe(404)
    expect(await isIn(await stage.signedIn('ana'))).toBe(true)
    await stage.pass('1 minutes')
    expect((await stage.change('dana', acme, { isOn: true })).json()).toMatchObject({ isOn: true, ssoOnly: true })
    expect(await isIn(browser)).toBe(false)
    expect(await stage.visitor().enter(acme, 'dana')).toBe('/')
  })
})

describe('for the staff', () => {
  it('an administrator on the machine lifts it when the provider is gone; the audit log keeps that', async () => {
    const vendor = (await stage.connect('ida')).id
    await (await stage.signedIn('ida')).link(vendor, 'ida')
    expect((await stage.change('ida', vendor, { ssoOnly: true })).statusCode).toBe(200)
    const locked = await stage.visitor().signIn(stage.addressOf('ida'), stage.password)
    expect(locked.json()).toMatchObject({ code: 'session.sso_required' })
    expect(await stage.desk.asWorker(liftSsoOnly)).toBe(1)
    expect(await isIn(await stage.signedIn('ida'))).toBe(true)
    expect(
      await stage.sql(`SELECT 1 FROM audit_entries WHERE action = 'identity_provider.sso_only_lifted'`),
    ).toHaveLength(1)
  })

  it('colleagues come in by it to the console', async () => {
    const { items } = (await stage.visitor().ask('POST', '/auth/oidc/find', { side: 'staff' })).json()
    await (await stage.signedIn('bo')).link(items[0].id, 'bo')
    const browser = stage.visitor()
    expect(await browser.enter(items[0].id, 'bo')).toBe('/console/')
    expect((await browser.ask('GET', '/me')).json()).toMatchObject({ side: 'staff', person: { name: 'Bo' } })
  })
})

describe('when the provider is away', () => {
  it('nobody comes in by it, and is told so; tickets by other ways go on (sign_on.provider_away)', async () => {
    const browser = stage.visitor()
    const callback = await browser.passProvider(await browser.begin(acme), 'dana')
    await stage.providers.acme.close()
    expect(endOf(await browser.comeBack(callback))).toBe('sign_on.provider_away')
    expect(await isIn(browser)).toBe(false)
    expect((await stage.contact('ana').opens({ priority: 'P2' })).number).toMatch(/^ACME-/)
  })
})
