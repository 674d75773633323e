import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import { getPriorityGuideEndpoint, publishPolicyEndpoint } from '@mainstay/contracts/policies'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { shippedPolicy } from '../../main/found-vendor.ts'
import { encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const publish = (source: string) => desk.act(desk.people.ida, publishPolicyEndpoint, { body: { source } })
const guideOf = (who: 'ana' | 'bo', accountId?: string) =>
  desk.act(desk.people[who], getPriorityGuideEndpoint, { query: accountId === undefined ? {} : { accountId } })

it('the guided choice tells questions, cells and what is proposed as the document has them', async () => {
  const guide = await guideOf('ana')
  expect(guide.questions.length).toBeGreaterThan(2)
  expect(guide.cells.length).toBeGreaterThan(5)
  expect(guide.proposedUpdates).toEqual([
    { priority: 'P0', after: '1h' },
    { priority: 'P1', after: '4h' },
  ])
})
it('that of another account is refused with account.not_found', async () => {
  const body = { code: 'OTHER', name: 'Other', managerId: encodeId('per', desk.people.marta) }
  const other = await desk.act(desk.people.ida, createAccountEndpoint, { body })
  await expect(guideOf('ana', other.id)).rejects.toMatchObject({ code: 'account.not_found' })
})
it('a new version is told and names the vendor, and leaves those whose agreement pins another where they are', async () => {
  desk.clock.advance(60_000)
  const shipped = await shippedPolicy()
  await publish(shipped.replace("version: '1'", "version: '2'").replace('vendor: Northlight', 'vendor: Southlight'))
  expect((await guideOf('ana')).policyVersion).toBe('1')
  expect((await guideOf('bo', desk.accountId)).policyVersion).toBe('1')
  expect((await guideOf('bo')).policyVersion).toBe('2')
  const [vendor] = await desk.sql(`SELECT value ->> 'name' AS name FROM settings WHERE key = 'vendor'`)
  expect(vendor).toEqual({ name: 'Southlight' })
  expect((await desk.eventsOf('policy.published')).map(({ data }) => data.version)).toEqual(['1', '2'])
})
it('a document written before late notices and mail that came back had lists of their own is still read', async () => {
  const old = (await shippedPolicy())
    .replace("version: '1'", "version: '0'")
    .replace(/\n {4}mail_bounced: .*/, '')
    .replace(/\n {4}tellCustomer: .*/, '')
  expect(old).not.toMatch(/mail_bounced|tellCustomer/)
  expect(await publish(old)).toMatchObject({ version: '0' })
})
