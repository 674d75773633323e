import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import {
  acknowledgeAdvisoryEndpoint,
  changeAdvisoryEndpoint,
  createAdvisoryEndpoint,
  getAccountAdvisoryEndpoint,
  getAdvisoryEndpoint,
  getAdvisoryProgressEndpoint,
  getAdvisoryReachEndpoint,
  listAccountAdvisoriesEndpoint,
  listAdvisoriesEndpoint,
  listAdvisoryInstallationsEndpoint,
  publishAdvisoryEndpoint,
  removeAdvisoryEndpoint,
  withdrawAdvisoryEndpoint,
} from '@mainstay/contracts/advisories'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint, changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let product: string
/** Helio: a second customer with one contact, Kai. */
let helio: { readonly id: string; readonly kai: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  product = (await desk.act(desk.people.ida, listProductsEndpoint, {})).items[0]?.id ?? ''
  helio = await addCustomer('HELIO', 'Kai')
})
afterAll(() => desk.close())
beforeEach(() => desk.sql('DELETE FROM advisories').then(() => desk.sql('UPDATE environments SET closed_at = now()')))

async function addCustomer(code: string, name: string) {
  const ida = desk.people.ida
  const managerId = desk.wire('per', desk.people.marta)
  const account = await desk.act(ida, createAccountEndpoint, { body: { code, name: code, managerId } })
  const params = { accountId: account.id }
  await desk.act(ida, createAgreementEndpoint, {
    params,
    body: {
      ...{ orderForm: `OF-${code}`, plan: 'standard', addOns: [], zone: 'Europe/Berlin' },
      ...{ startsOn: '2026-01-01', endsOn: '2028-01-01' },
    },
  })
  const { person } = await desk.act(ida, addContactEndpoint, {
    params,
    body: { name, email: `${name}@x.test`, city: 'Berlin', country: 'DE', zone: 'Europe/Berlin', invite: false },
  })
  return { id: account.id, kai: decodeId('per', person.id) }
}

let installations = 0
const install = (accountId: string, productVersion: string) => {
  installations += 1
  return desk.act(desk.people.ida, addEnvironmentEndpoint, {
    params: { accountId },
    body: { name: `Line ${installations}`, productVersion, platform: 'Linux', isProduction: true },
  })
}
const upgrade = ({ accountId, id }: { accountId: string; id: string }, productVersion: string) =>
  desk.act(desk.people.ida, changeEnvironmentEndpoint, {
    params: { accountId, environmentId: id },
    body: { productVersion },
  })

type Body = SentOf<typeof createAdvisoryEndpoint>['body']
const draft = (more: Partial<Body> = {}, by = desk.people.ida) =>
  desk.act(by, createAdvisoryEndpoint, {
    body: {
      ...{ productId: product, severity: 'high', title: 'Tokens outlive a sign-out', text: 'A token **stays** valid.' },
      ...{ affected: '>=9.0 <9.2.1', fixedIn: '9.2.1' },
      ...more,
    },
  })
const publish = async (advisory: { id: string }) => {
  const published = await desk.act(desk.people.ida, publishAdvisoryEndpoint, { params: { advisoryId: advisory.id } })
  await desk.pass('1 seconds')
  return published
}
const ofAna = async () =>
  (await desk.act(desk.people.ana, listAccountAdvisoriesEndpoint, { params: { accountId: desk.accountId } })).items
const ofKai = async () =>
  (
    await desk.asContact(helio.kai, decodeId('acc', helio.id), listAccountAdvisoriesEndpoint, {
      params: { accountId: helio.id },
    })
  ).items
const toldTo = async (personId: string) => {
  await desk.mailGoes()
  const rows = await desk.sql<{ kind: string }>(
    `SELECT kind FROM notifications WHERE person_id = $1 AND kind LIKE 'advisory%' ORDER BY id`,
    [personId],
  )
  return rows.map(({ kind }) => kind)
}
const forget = () => desk.sql(`DELETE FROM notifications WHERE kind LIKE 'advisory%'`)

describe('an advisory', () => {
  it('is told once to the contacts of every account in range, and to nobody else', async () => {
    await forget()
    await install(desk.accountId, '9.1')
    await install(helio.id, '9.2.1')
    const advisory = await draft()
    expect([await ofAna(), await ofKai()]).toEqual([[], []])
    await publish(advisory)
    expect(await ofAna()).toMatchObject([
      { title: 'Tokens outlive a sign-out', because: 'in_range', readAt: null, confidentialUntil: null },
    ])
    expect(await ofKai()).toEqual([])
    await desk.pass('1 hours')
    expect([await toldTo(desk.people.ana), await toldTo(desk.people.dana), await toldTo(helio.kai)]).toEqual([
      ['advisory_published'],
      ['advisory_published'],
      [],
    ])
  })
  it('reaches accounts of unknown version too, marked as such', async () => {
    await install(desk.accountId, 'the newest')
    await publish(await draft())
    expect(await ofAna()).toMatchObject([{ because: 'version_unknown' }])
  })
  it('is for named accounts alone before its day, and then opens to all whom it concerns, by itself', async () => {
    await forget()
    await install(desk.accountId, '9.1')
    const advisory = await draft({ named: [helio.id], opensAt: desk.in('2 hours') })
    const published = await publish(advisory)
    expect(published.state).toBe('embargoed')
    expect(await ofKai()).toMatchObject([{ because: 'named', confidentialUntil: published.opensAt }])
    expect(await ofAna()).toEqual([])
    const params = { accountId: desk.accountId, advisoryId: advisory.id }
    await expect(desk.act(desk.people.ana, getAccountAdvisoryEndpoint, { params })).rejects.toMatchObject({
      code: 'advisory.not_found',
    })
    await desk.pass('2 hours')
    await desk.pass('1 seconds')
    expect(await ofAna()).toMatchObject([{ because: 'in_range', confidentialUntil: null }])
    expect([await toldTo(desk.people.ana), await toldTo(helio.kai)]).toEqual([
      ['advisory_published'],
      ['advisory_published'],
    ])
  })
  it('under row security, no row of it is there for an account that was not told', async () => {
    await install(desk.accountId, '9.1')
    await publish(await draft({ named: [helio.id], opensAt: desk.in('2 hours') }))
    const seen = (personId: string, accountId: string) =>
      desk.desk.units.openUnit(
        {
          role: 'desk_customer',
          actor: { kind: 'contact', personId, accountId, role: 'primary' },
          ...{ personId, accountId, isPrimary: true },
        },
        'read',
        async (ctx) => [
          (await ctx.db.selectFrom('advisories').select('id').execute()).length,
          (await ctx.db.selectFrom('advisory_accounts').select('id').execute()).length,
        ],
      )
    expect(await seen(desk.people.ana, decodeId('acc', desk.accountId))).toEqual([0, 0])
    expect(await seen(helio.kai, decodeId('acc', helio.id))).toEqual([1, 1])
  })
  it('says before it is published which accounts and contacts it reaches, why, and who of them first', async () => {
    await install(desk.accountId, '9.1')
    const advisory = await draft({ named: [helio.id], opensAt: desk.in('2 hours') })
    const reach = await desk.act(desk.people.bo, getAdvisoryReachEndpoint, { params: { advisoryId: advisory.id } })
    expect(reach.now).toEqual({ accounts: 1, inRange: 0, versionUnknown: 0, named: 1 })
    expect(reach.open).toEqual({ accounts: 2, inRange: 1, versionUnknown: 0, named: 1 })
    expect(
      reach.items.map(({ account, because, isFirst, contacts }) => ({
        ...{ code: account.code, because, isFirst, contacts: contacts.map(({ name }) => name).sort() },
      })),
    ).toEqual([
      { code: 'ACME', because: 'in_range', isFirst: false, contacts: ['Ana', 'Dana'] },
      { code: 'HELIO', because: 'named', isFirst: true, contacts: ['Kai'] },
    ])
  })
  it('shows whom it reaches a page at a time, in range first, nobody twice and nobody left out, and counts them all', async () => {
    const nova = await addCustomer('NOVA', 'Ivo')
    await install(nova.id, 'the newest')
    for (const version of ['9.1', '9.0', '9.2.0', '9.1.1', '9.1.2', '9.1.3', '8.4']) await install(helio.id, version)
    const advisory = await draft({ named: [desk.accountId] })
    const found: string[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit: 1, ...(cursor === null ? {} : { cursor }) }
      const page = await desk.act(desk.people.bo, getAdvisoryReachEndpoint, {
        params: { advisoryId: advisory.id },
        query,
      })
      expect(page.open).toEqual({ accounts: 3, inRange: 1, versionUnknown: 1, named: 1 })
      found.push(
        ...page.items.map(({ account, installations: own, installationsInAll }) =>
          [account.code, own.length, installationsInAll].join(' '),
        ),
      )
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual(['HELIO 5 6', 'NOVA 1 1', 'ACME 0 0'])
  })
  it('shows the account its own installations beside it a page at a time, affected ones first, and says how many there are', async () => {
    const versions = ['9.3', '9.1', 'the newest', '8.4', '9.0']
    for (const version of versions) await install(desk.accountId, version)
    const { id: advisoryId } = await publish(await draft())
    const params = { accountId: desk.accountId, advisoryId }
    const found: string[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor === null ? {} : { cursor }) }
      const page = await desk.act(desk.people.ana, listAdvisoryInstallationsEndpoint, { params, query })
      expect(page).toMatchObject({ inRange: 2, versionUnknown: 1, outOfRange: 2 })
      found.push(...page.items.map(({ version, standing }) => `${version} ${standing}`))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual([
      ...['9.1 in_range', '9.0 in_range', 'the newest version_unknown', '9.3 out_of_range', '8.4 out_of_range'],
    ])
    const asKai = desk.asContact(helio.kai, decodeId('acc', helio.id), listAdvisoryInstallationsEndpoint, {
      params: { ...params, accountId: helio.id },
    })
    await expect(asKai).rejects.toMatchObject({ code: 'advisory.not_found' })
  })
  it('reaches an installation that comes into range later', async () => {
    await forget()
    const line = await install(helio.id, '8.4')
    await publish(await draft())
    expect(await ofKai()).toEqual([])
    await upgrade(line, '9.1')
    await desk.pass('1 seconds')
    expect(await ofKai()).toMatchObject([{ because: 'in_range' }])
    await install(desk.accountId, '9.0')
    await desk.pass('1 seconds')
    expect(await ofAna()).toHaveLength(1)
    expect(await toldTo(helio.kai)).toEqual(['advisory_published'])
  })
  it('shows the staff who read it and who has upgraded since', async () => {
    const [one] = [await install(desk.accountId, '9.1'), await install(helio.id, '9.1')]
    const advisory = await draft()
    await publish(advisory)
    const params = { accountId: desk.accountId, advisoryId: advisory.id }
    const read = await desk.act(desk.people.ana, acknowledgeAdvisoryEndpoint, { params })
    expect(read.readAt).toBe(new Date(desk.now()).toISOString())
    await upgrade(one, '9.2.1')
    const progress = await desk.act(desk.people.bo, getAdvisoryProgressEndpoint, {
      params: { advisoryId: advisory.id },
    })
    expect(progress).toMatchObject({ told: 2, read: 1, upgraded: 1, exposed: 1, partly: 0, unknown: 0 })
    expect(progress.items).toMatchObject([
      { account: { code: 'HELIO' }, progress: 'exposed', readers: [], contacts: 1 },
      { account: { code: 'ACME' }, progress: 'upgraded', readers: [{ person: { name: 'Ana' }, isCurrent: true }] },
    ])
    expect(await desk.act(desk.people.bo, listAdvisoriesEndpoint, {})).toMatchObject({
      items: [{ state: 'published', told: 2, read: 1 }],
    })
  })
  it('is told again when it is updated, once, and asks to be read again', async () => {
    await forget()
    await install(desk.accountId, '9.1')
    const advisory = await draft()
    const { version } = await publish(advisory)
    const params = { advisoryId: advisory.id }
    await desk.act(desk.people.ana, acknowledgeAdvisoryEndpoint, { params: { ...params, accountId: desk.accountId } })
    expect(version).toBeGreaterThan(advisory.version)
    const silent = desk.act(desk.people.ida, changeAdvisoryEndpoint, { params, body: { fixedIn: '9.2.2' } })
    await expect(silent).rejects.toMatchObject({ code: 'advisory.change_unsaid' })
    await install(helio.id, '9.2.1')
    await desk.act(desk.people.ida, changeAdvisoryEndpoint, {
      params,
      body: { affected: '>=9.0 <9.2.2', fixedIn: '9.2.2', whatChanged: '9.2.1 is affected as well.' },
    })
    await desk.pass('1 seconds')
    expect(await ofAna()).toMatchObject([{ revision: 2, fixedIn: '9.2.2', readAt: null }])
    const said = await desk.act(desk.people.ana, getAccountAdvisoryEndpoint, {
      params: { ...params, accountId: desk.accountId },
    })
    expect(said.whatChanged).toBe('9.2.1 is affected as well.')
    expect([await toldTo(desk.people.ana), await toldTo(helio.kai)]).toEqual([
      ['advisory_published', 'advisory_updated'],
      ['advisory_published'],
    ])
  })
  it('is withdrawn with a reason, which whoever was told reads: advisory.withdrawn', async () => {
    await forget()
    await install(desk.accountId, '9.1')
    const advisory = await draft({ named: [helio.id] })
    await publish(advisory)
    const params = { advisoryId: advisory.id }
    const withdraw = () =>
      desk.act(desk.people.ida, withdrawAdvisoryEndpoint, { params, body: { because: 'It was a fault of the test.' } })
    expect(await withdraw()).toMatchObject({ state: 'withdrawn' })
    await desk.pass('1 seconds')
    expect(await ofAna()).toMatchObject([{ state: 'withdrawn', withdrawnBecause: 'It was a fault of the test.' }])
    expect(await toldTo(desk.people.ana)).toEqual(['advisory_published', 'advisory_withdrawn'])
    await expect(withdraw()).rejects.toMatchObject({ code: 'advisory.withdrawn' })
    await install(helio.id, '9.1')
    await desk.pass('1 seconds')
    expect(await toldTo(helio.kai)).toEqual(['advisory_published', 'advisory_withdrawn'])
  })
  it('that is withdrawn before its day never reaches anyone who did not know of it', async () => {
    await forget()
    await install(desk.accountId, '9.1')
    const advisory = await draft({ named: [helio.id], opensAt: desk.in('2 hours') })
    await publish(advisory)
    await desk.act(desk.people.ida, withdrawAdvisoryEndpoint, {
      params: { advisoryId: advisory.id },
      body: { because: 'No fault after all.' },
    })
    await desk.pass('3 hours')
    expect([await toldTo(desk.people.ana), await ofAna()]).toEqual([[], []])
  })
})

describe('writing an advisory', () => {
  const problem = (of: Promise<unknown>) =>
    of.then(
      () => 'none',
      (error: { code: string }) => error.code,
    )
  it('needs a range that can be read: advisory.range_unreadable', async () => {
    expect(await problem(draft({ affected: 'all before 9' }))).toBe('advisory.range_unreadable')
  })
  it('needs a version that can be read: advisory.version_unreadable', async () => {
    expect(await problem(draft({ fixedIn: 'the next one' }))).toBe('advisory.version_unreadable')
  })
  it('names a fix outside of what is affected: advisory.fix_affected', async () => {
    expect(await problem(draft({ fixedIn: '9.2.0' }))).toBe('advisory.fix_affected')
  })
  it('names accounts that are known: advisory.account_unknown', async () => {
    expect(await problem(draft({ named: [desk.wire('acc', desk.people.ida)] }))).toBe('advisory.account_unknown')
  })
  it('removes drafts alone: advisory.published_already, advisory.not_published, advisory.not_found', async () => {
    const params = { advisoryId: (await draft()).id }
    const ida = desk.people.ida
    const because = { because: 'x' }
    expect(await problem(desk.act(ida, withdrawAdvisoryEndpoint, { params, body: because }))).toBe(
      'advisory.not_published',
    )
    await publish({ id: params.advisoryId })
    expect(await problem(desk.act(ida, removeAdvisoryEndpoint, { params }))).toBe('advisory.published_already')
    expect(await problem(desk.act(ida, publishAdvisoryEndpoint, { params }))).toBe('advisory.published_already')
    const other = { advisoryId: (await draft()).id }
    await desk.act(ida, removeAdvisoryEndpoint, { params: other })
    expect(await problem(desk.act(ida, getAdvisoryEndpoint, { params: other }))).toBe('advisory.not_found')
  })
  it('is not an engineer’s or a customer’s: access.denied', async () => {
    expect(await problem(draft({}, desk.people.bo))).toBe('access.denied')
    expect(await problem(draft({}, desk.people.ana))).toBe('request.not_found')
  })
})
