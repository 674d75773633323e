import { listContactsEndpoint } from '@mainstay/contracts/accounts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { endOf, openSignOnStage, type SignOnStage } from './testing/sign-on-stage.ts'

// Whom a provider may let in who was not invited: of its own account, within its seats, by a proved address it named.
let stage: SignOnStage
let acme: string
beforeAll(async () => {
  stage = await openSignOnStage()
  acme = (await stage.connect('dana', { joinsAs: 'contact', joinDomains: ['ACME.test'] })).id
})
afterAll(() => stage.close())

const contacts = async () =>
  (await stage.act(stage.people.ida, listContactsEndpoint, { params: { accountId: stage.accountId } })).items

it('a newcomer becomes a contact of that account, where its primary contact is; they are asked for their place until they pick one', async () => {
  const browser = stage.visitor()
  expect(await browser.enter(acme, 'nina')).toBe('/')
  expect((await browser.ask('GET', '/me')).json()).toMatchObject({
    person: { name: 'Nina Newcomer', email: 'nina@acme.test' },
    accounts: [{ code: 'ACME', role: 'contact' }],
  })
  const nina = (await contacts()).find(({ person }) => person.name === 'Nina Newcomer')
  expect(nina).toMatchObject({ city: 'Chicago', zone: 'America/Chicago', isPrimary: false })
  const isAsked = async () => (await browser.ask('GET', '/me')).json().isPlaceGuessed
  expect(await isAsked()).toBe(true)
  const place = `/accounts/${nina?.accountId}/contacts/${nina?.id}/place`
  const oslo = { city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' }
  expect((await browser.ask('POST', place, oslo)).statusCode).toBe(200)
  expect(await isAsked()).toBe(false)
})

it('and comes in again as the same person', async () => {
  const before = (await contacts()).length
  expect(await stage.visitor().enter(acme, 'nina')).toBe('/')
  expect(await contacts()).toHaveLength(before)
})

it('nobody joins with an address of another domain, one that was not proved, or one that is somebody’s here', async () => {
  const before = (await contacts()).length
  for (const login of ['pete', 'omar', 'ana', 'carl'])
    expect(endOf(await stage.visitor().enter(acme, login)), login).toBe('sign_on.unknown')
  expect(await contacts()).toHaveLength(before)
  expect(await stage.sql(`SELECT 1 FROM people WHERE name IN ('Pete', 'Omar')`)).toEqual([])
})

it('of many newcomers for the last seat one gets it, the others are told so (contact.no_seat)', async () => {
  const logins = Array.from({ length: 12 }, (_, n) => `new-${n}`)
  for (const login of logins)
    stage.providers.acme.people.set(login, { name: login, email: `${login}@acme.test`, email_verified: true })
  const arrived = await Promise.all(
    logins.map(async (login) => {
      const browser = stage.visitor()
      return { browser, callback: await browser.passProvider(await browser.begin(acme), login) }
    }),
  )
  const ends = await Promise.all(arrived.map(({ browser, callback }) => browser.comeBack(callback)))
  expect(ends.map(endOf).filter((end) => end === '/')).toHaveLength(1)
  expect(ends.map(endOf).filter((end) => end === 'contact.no_seat')).toHaveLength(11)
  expect((await contacts()).filter(({ role }) => role === 'contact')).toHaveLength(4)
  expect(await stage.sql(`SELECT 1 FROM people WHERE name LIKE 'new-%'`)).toHaveLength(1)
})

it('as what they join can be changed; observers read', async () => {
  expect((await stage.change('dana', acme, { joinsAs: 'observer' })).statusCode).toBe(200)
  stage.providers.acme.people.set('rita', { name: 'Rita', email: 'rita@acme.test', email_verified: true })
  const browser = stage.visitor()
  expect(await browser.enter(acme, 'rita')).toBe('/')
  expect((await browser.ask('GET', '/me')).json().accounts).toMatchObject([{ role: 'observer' }])
})

it('nobody becomes staff by signing in, and joining needs domains', async () => {
  const ida = await stage.signedIn('ida')
  const body = {
    issuer: stage.providers.vendor.issuer,
    clientId: 'vendor',
    clientSecret: 'secret of vendor',
    label: 'V',
  }
  const asStaff = await ida.ask('POST', '/identity-providers', {
    ...body,
    joinsAs: 'contact',
    joinDomains: ['vendor.test'],
  })
  expect(asStaff.json()).toMatchObject({ status: 422, errors: [{ pointer: '/joinsAs' }] })
  expect((await stage.change('dana', acme, { joinDomains: [] })).json()).toMatchObject({
    errors: [{ pointer: '/joinDomains' }],
  })
})
