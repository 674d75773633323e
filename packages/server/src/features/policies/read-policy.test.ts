import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import { getAccountPolicyEndpoint, getPolicyEndpoint, listPoliciesEndpoint } from '@mainstay/contracts/policies'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { encodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

type Name = 'ana' | 'bo' | 'ida'
const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const versions = async (name: Name) => (await desk.act(desk.people[name], listPoliciesEndpoint, {})).items
const read = async (name: Name, query = {}) => {
  const [current] = await versions(name)
  const params = { version: current?.version ?? '' }
  return desk.act(desk.people[name], getPolicyEndpoint, { params, query })
}
const ours = (name: Name, accountId: string) =>
  desk.act(desk.people[name], getAccountPolicyEndpoint, { params: { accountId } })
const words = (sections: Awaited<ReturnType<typeof read>>['sections']): string =>
  sections.flatMap(({ children }) => children.flatMap(({ paragraphs }) => paragraphs)).join('\n')

it('everybody reads the published versions; how many agreements pin one is for the staff', async () => {
  expect((await versions('bo'))[0]).toMatchObject({ agreements: 1 })
  expect((await versions('ana'))[0]).toMatchObject({ agreements: null })
})
it('staff read the source beside the prose, a contact the prose alone', async () => {
  expect((await read('bo')).source).toContain('format: mainstay-policy/1')
  const hers = await read('ana')
  expect(hers.source).toBeNull()
  expect(hers.sections.length).toBeGreaterThan(5)
})
it('one plan’s prose leaves out what only another plan has', async () => {
  const [standard, premium] = [
    words((await read('bo', { plan: 'standard' })).sections),
    words((await read('bo', { plan: 'premium' })).sections),
  ]
  expect(standard).not.toBe(premium)
  expect(standard).toMatch(/08:30/)
})
it('a version that was never published is refused with policy.not_found', async () => {
  const attempt = desk.act(desk.people.ana, getPolicyEndpoint, { params: { version: '99' }, query: {} })
  expect(await refusal(attempt)).toBe('policy.not_found')
})
it('a plan that the version does not have is refused with agreement.plan_unknown', async () => {
  expect(await refusal(read('bo', { plan: 'golden' }))).toBe('agreement.plan_unknown')
})
it('“our policy” is the plan as sold to this account', async () => {
  expect(await ours('ana', desk.accountId)).toMatchObject({ planTitle: 'Standard', inForce: true })
})
it('an account with nothing in force is told so with agreement.not_in_force', async () => {
  const body = { code: 'NEWCO', name: 'Newco', managerId: encodeId('per', desk.people.marta) }
  const { id } = await desk.act(desk.people.ida, createAccountEndpoint, { body })
  expect(await refusal(ours('bo', id))).toBe('agreement.not_in_force')
  expect(await refusal(ours('ana', id))).toBe('account.not_found')
})
it('an account that is not there is refused with account.not_found', async () => {
  expect(await refusal(ours('bo', encodeId('acc', desk.desk.newId())))).toBe('account.not_found')
})
