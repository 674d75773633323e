import { endContactEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import { problemCatalogue } from '@mainstay/contracts/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOf, openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

// Who is who by a provider (A52): issuer and subject, connected at this very provider, and nothing else that is claimed.
let stage: SignOnStage
let acme: string
let beta: string
beforeAll(async () => {
  stage = await openSignOnStage()
  acme = (await stage.connect('dana')).id
  beta = (await stage.connect('carl')).id
  await (await stage.signedIn('ana')).link(acme, 'ana')
  await (await stage.signedIn('carl')).link(beta, 'carl')
})
afterAll(() => stage.close())

const me = async (browser: ReturnType<SignOnStage['visitor']>) => (await browser.ask('GET', '/me')).json()

it('a person who connected a provider comes in by it, as herself', async () => {
  const browser = stage.visitor()
  expect(await browser.enter(acme, 'ana')).toBe('/')
  expect(await me(browser)).toMatchObject({ side: 'customer', person: { name: 'Ana' }, accounts: [{ code: 'ACME' }] })
})

it('goes on to where she was heading, inside this desk alone', async () => {
  const browser = stage.visitor()
  const url = await browser.begin(acme, 'start', '/tickets/ACME-1?tab=files')
  expect(await browser.comeBack(await browser.passProvider(url, 'ana'))).toBe('/tickets/ACME-1?tab=files')
  for (const wanted of ['https://evil.test/', '//evil.test', '/\\evil.test', 'tickets'])
    expect((await browser.ask('POST', '/auth/oidc/start', { providerId: acme, wanted })).statusCode).toBe(422)
})

describe('nobody comes in', () => {
  const refused = async (providerId: string, login: string, code = 'sign_on.unknown') => {
    const browser = stage.visitor()
    expect(endOf(await browser.enter(providerId, login))).toBe(code)
    expect((await browser.ask('GET', '/me')).statusCode).toBe(401)
  }

  it('by the same subject and the same proved address at another issuer (sign_on.unknown)', () => refused(beta, 'ana'))
  it('by a mail address that the provider did not prove', () => refused(acme, 'omar'))
  it('as a person of another account whom the provider claims to know', () => refused(acme, 'carl'))

  it('with another subject, though name and address stayed', () => {
    stage.providers.acme.people.set('ana-anew', { name: 'Ana', email: 'ana@acme.test', email_verified: true })
    return refused(acme, 'ana-anew')
  })

  it('with an identity that was connected at another provider of the same issuer', async () => {
    const elsewhere = await stage.connect('carl', {
      issuer: stage.providers.acme.issuer,
      clientId: 'other',
      clientSecret: 'secret of other',
      joinsAs: 'observer',
      joinDomains: ['beta.test'],
    })
    await refused(elsewhere.id, 'ana')
  })

  it('as staff by the provider of an account, nor as a contact by the provider of the staff', async () => {
    const vendor = (await stage.connect('ida')).id
    stage.providers.acme.people.set('ida', { email: 'ida@vendor.test', email_verified: true })
    await refused(acme, 'ida')
    stage.providers.vendor.people.set('ana', { email: 'ana@acme.test', email_verified: true })
    await refused(vendor, 'ana')
  })

  it('whose role ended, also where people join by themselves (sign_on.no_role)', async () => {
    await (await stage.signedIn('carl')).link(beta, 'carl')
    const { items } = await stage.act(stage.people.ida, listContactsEndpoint, { params: { accountId: stage.betaId } })
    const mandate = items.find(({ person }) => person.name === 'Carl')
    await stage.sql('UPDATE mandates SET is_primary = false WHERE person_id = $1', [stage.people.carl])
    await stage.act(stage.people.ida, endContactEndpoint, {
      params: { accountId: stage.betaId, contactId: mandate?.id ?? '' },
      body: {},
    })
    await stage.sql(
      `UPDATE identity_providers SET joins_as = 'contact', join_domains = '{beta.test}' WHERE label = $1`,
      ['Sign-on of beta'],
    )
    await refused(beta, 'carl', 'sign_on.no_role')
    await stage.sql('UPDATE mandates SET to_at = NULL, is_primary = true WHERE person_id = $1', [stage.people.carl])
  })
})

describe('an answer that is not the one we asked for opens nothing', () => {
  const arrive = async () => {
    const browser = stage.visitor()
    return { browser, callback: await browser.passProvider(await browser.begin(acme), 'ana') }
  }
  const outcome = async (browser: ReturnType<SignOnStage['visitor']>, callback: string) => {
    const end = endOf(await browser.comeBack(callback))
    return { end, isIn: (await browser.ask('GET', '/me')).statusCode === 200 }
  }
  const altered = (callback: string, name: string, value: string | undefined) => {
    const url = new URL(callback)
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
    return url.href
  }

  it('replayed in the same browser (sign_on.interrupted)', async () => {
    const { browser, callback } = await arrive()
    const cookie = browser.cookies(callback)
    expect((await outcome(browser, callback)).isIn).toBe(true)
    const again = await stage
      .visitor()
      .ask('GET', new URL(callback).pathname + new URL(callback).search, undefined, { cookie })
    expect(endOf(String(again.headers.location))).toBe('sign_on.interrupted')
    expect([again.headers['set-cookie']].flat().some((line) => /^mainstay=[^;]/.test(line ?? ''))).toBe(false)
  })

  it('carried into another browser', async () => {
    const { callback } = await arrive()
    expect(await outcome(stage.visitor(), callback)).toEqual({ end: 'sign_on.interrupted', isIn: false })
  })

  it('with another state; and what this browser began still works', async () => {
    const { browser, callback } = await arrive()
    expect(await outcome(browser, altered(callback, 'state', 'x'.repeat(43)))).toEqual({
      end: 'sign_on.interrupted',
      isIn: false,
    })
    expect((await outcome(browser, altered(callback, 'state', undefined))).isIn).toBe(false)
    expect((await outcome(browser, callback)).isIn).toBe(true)
  })

  it('from an issuer that names another, or no longer itself (sign_on.refused)', async () => {
    const strange = await arrive()
    const wrong = altered(strange.callback, 'iss', stage.providers.beta.issuer)
    expect(await outcome(strange.browser, wrong)).toEqual({ end: 'sign_on.refused', isIn: false })
    const silent = await arrive()
    const nameless = altered(silent.callback, 'iss', undefined)
    expect(await outcome(silent.browser, nameless)).toEqual({ end: 'sign_on.refused', isIn: false })
  })

  it('with another nonce in its token', async () => {
    const browser = stage.visitor()
    const url = altered(await browser.begin(acme), 'nonce', 'another-nonce')
    expect(await outcome(browser, await browser.passProvider(url, 'ana'))).toEqual({
      end: 'sign_on.refused',
      isIn: false,
    })
  })

  it('with a code that was given for another verifier, another client or nobody', async () => {
    const stranger = await arrive()
    const code = new URL(stranger.callback).searchParams.get('code') ?? ''
    const { browser, callback } = await arrive()
    expect(await outcome(browser, altered(callback, 'code', code))).toEqual({ end: 'sign_on.refused', isIn: false })
    const other = await arrive()
    const asOther = altered(await other.browser.begin(acme), 'client_id', 'other')
    const given = await other.browser.passProvider(asOther, 'ana')
    expect(await outcome(other.browser, given)).toEqual({ end: 'sign_on.refused', isIn: false })
  })

  it('that says no: she turned back at the provider', async () => {
    const { browser, callback } = await arrive()
    const no = altered(altered(callback, 'code', undefined), 'error', 'access_denied')
    expect(await outcome(browser, no)).toEqual({ end: 'sign_on.refused', isIn: false })
  })

  it('that took more than ten minutes', async () => {
    const { browser, callback } = await arrive()
    await stage.pass('11 minutes')
    expect(await outcome(browser, callback)).toEqual({ end: 'sign_on.interrupted', isIn: false })
    await stage.desk.keepHouse()
    expect(await stage.sql('SELECT 1 FROM sign_on_attempts')).toEqual([])
  })

  it('of many tries that come at once, one gets in', async () => {
    const { browser, callback } = await arrive()
    const ends = await Promise.all(Array.from({ length: 8 }, () => browser.comeBack(callback)))
    expect(ends.filter((end) => end === '/')).toHaveLength(1)
  })
})

it('every sentence that a sign-in can end with stands in the catalogue', () => {
  for (const code of ['interrupted', 'provider_away', 'refused', 'unknown', 'no_role'])
    expect(problemCatalogue).toHaveProperty([`sign_on.${code}`])
})
