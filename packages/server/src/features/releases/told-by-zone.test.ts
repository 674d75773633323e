import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { listNotificationsEndpoint } from '@mainstay/contracts/notifications'
import { createReleaseEndpoint, publishReleaseEndpoint, setReleaseFixesEndpoint } from '@mainstay/contracts/releases'
import { askForRequestEndpoint, createRequestEndpoint } from '@mainstay/contracts/requests'
import { openTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let kite: { id: string; kai: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  kite = await customerInTokyo()
  await give({ version: '8.0.0', kind: 'major', availableOn: '2024-09-05' })
  await give({ version: '9.0.0', kind: 'major', availableOn: '2026-03-03' })
})
afterAll(() => desk.close())

async function customerInTokyo() {
  const { ida } = desk.people
  const managerId = desk.wire('per', desk.people.marta)
  const account = await desk.act(ida, createAccountEndpoint, { body: { code: 'KITE', name: 'Kite', managerId } })
  const params = { accountId: account.id }
  await desk.act(ida, createAgreementEndpoint, {
    params,
    body: {
      ...{ orderForm: 'OF-KITE', plan: 'standard', addOns: [], zone: 'Asia/Tokyo' },
      ...{ startsOn: '2026-01-01', endsOn: '2028-01-01' },
    },
  })
  const { person } = await desk.act(ida, addContactEndpoint, {
    params,
    body: { name: 'Kai', email: 'kai@kite.test', city: 'Tokyo', country: 'JP', zone: 'Asia/Tokyo', invite: false },
  })
  return { id: account.id, kai: decodeId('per', person.id) }
}

const draft = (body: SentOf<typeof createReleaseEndpoint>['body']) =>
  desk.act(desk.people.ida, createReleaseEndpoint, { body })
const publish = (release: { id: string }) =>
  desk.act(desk.people.ida, publishReleaseEndpoint, { params: { releaseId: release.id }, body: {} })
const give = async (body: SentOf<typeof createReleaseEndpoint>['body']) => publish(await draft(body))

const asKai = <E extends Parameters<ScenarioDesk['asContact']>[2]>(
  endpoint: E,
  sent: Parameters<typeof desk.asContact<E>>[3],
) => desk.asContact(kite.kai, decodeId('acc', kite.id), endpoint, sent)

/** How often each of them was told of something. */
async function told(kind: string) {
  await desk.mailGoes()
  const query = { limit: 100 }
  const [chicago, tokyo] = [
    await desk.act(desk.people.ana, listNotificationsEndpoint, { query }),
    await asKai(listNotificationsEndpoint, { query }),
  ].map(({ items }) => items.filter((notice) => notice.kind === kind).length)
  return { chicago, tokyo }
}

describe('a date begins where an account is', () => {
  it('what a release mends is told on its day there, be it out elsewhere or not', async () => {
    const body = { kind: 'defect', subject: 'It stops', text: 'At night.', priority: 'P3' } as const
    const [here, there] = [
      await desk.contact('ana').opens({ priority: 'P3' }),
      await asKai(openTicketEndpoint, { body }),
    ]
    const made = await draft({ version: '9.1.0', kind: 'update', availableOn: '2026-11-25' })
    await desk.act(desk.people.ida, setReleaseFixesEndpoint, {
      params: { releaseId: made.id },
      body: { items: [{ says: 'It runs on.', tickets: [here.number, there.number] }] },
    })
    // Tuesday 16:00 UTC: Wednesday in Tokyo
    await publish(made)
    await desk.pass('1 seconds')
    expect(await told('fixed_in')).toEqual({ chicago: 0, tokyo: 1 })
    // past midnight in UTC
    await desk.pass('9 hours')
    expect(await told('fixed_in')).toEqual({ chicago: 0, tokyo: 1 })
    await desk.pass('5 hours')
    expect(await told('fixed_in')).toEqual({ chicago: 1, tokyo: 1 })
  })

  it('who asked for what ships with it is told on the day of the release there', async () => {
    const request = await desk.act(desk.people.ida, createRequestEndpoint, {
      body: { title: 'Quiet hours', wording: 'No mail at night.' },
    })
    const params = { requestId: request.id }
    await desk.act(desk.people.ana, askForRequestEndpoint, { params, body: { useCase: 'We sleep' } })
    await asKai(askForRequestEndpoint, { params, body: { useCase: 'So do we' } })
    const made = await draft({ version: '9.2.0', kind: 'update', availableOn: '2026-11-26' })
    const items = [{ says: 'Hours are quiet.', tickets: [], requests: [request.id] }]
    await desk.act(desk.people.ida, setReleaseFixesEndpoint, { params: { releaseId: made.id }, body: { items } })
    await publish(made)
    // from Wednesday 06:00 UTC over midnight in UTC
    await desk.pass('19 hours')
    expect(await told('request_shipped')).toEqual({ chicago: 0, tokyo: 1 })
    await desk.pass('5 hours')
    expect(await told('request_shipped')).toEqual({ chicago: 1, tokyo: 1 })
  })

  it('an end of support is told so many days ahead there, once', async () => {
    for (const accountId of [desk.accountId, kite.id])
      await desk.act(desk.people.ida, addEnvironmentEndpoint, {
        params: { accountId },
        body: { name: 'Production', productVersion: '8.0.0', platform: 'Linux', isProduction: true },
      })
    // 90 days ahead of 3 March 2027 begin in Tokyo at 15:00 UTC of the day before, in Chicago at 06:00 UTC
    await desk.pass('152 hours')
    expect(await told('version_ending')).toEqual({ chicago: 0, tokyo: 0 })
    await desk.pass('1 hours')
    expect(await told('version_ending')).toEqual({ chicago: 0, tokyo: 1 })
    await desk.pass('14 hours')
    expect(await told('version_ending')).toEqual({ chicago: 0, tokyo: 1 })
    await desk.pass('2 hours')
    expect(await told('version_ending')).toEqual({ chicago: 1, tokyo: 1 })
    await desk.pass('30 hours')
    expect(await told('version_ending')).toEqual({ chicago: 1, tokyo: 1 })
  })
})
