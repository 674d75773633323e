import { amendAgreementEndpoint, listAgreementsEndpoint } from '@mainstay/contracts/accounts'
import { publishPolicyEndpoint } from '@mainstay/contracts/policies'
import {
  argueForRequestEndpoint,
  askForRequestEndpoint,
  createRequestEndpoint,
  decideAdvocacyEndpoint,
  getRequestEndpoint,
} from '@mainstay/contracts/requests'
import { countAsks, weighCounts } from '@mainstay/policy/requests'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { shippedPolicy } from '../../main/found-vendor.ts'

let desk: ScenarioDesk
let requestId: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const { ida, ana, dana, marta } = desk.people
  const made = await desk.act(ida, createRequestEndpoint, { body: { title: 'One', wording: 'One need.' } })
  requestId = made.id
  const params = { requestId }
  for (const who of [ana, dana]) await desk.act(who, askForRequestEndpoint, { params, body: { useCase: 'For us' } })
  const { staff } = await desk.act(marta, argueForRequestEndpoint, {
    params,
    body: { accountId: desk.accountId, argument: 'They need it', review: 'November' },
  })
  await desk.act(ida, decideAdvocacyEndpoint, {
    params: { requestId, advocacyId: staff?.advocacy[0]?.id ?? '' },
    body: { verdict: 'upheld', because: 'True' },
  })
})
afterAll(() => desk.close())

const weights = {
  plans: { standard: 2, premium: 7 },
  addOns: { tam: 4 },
  withoutPlan: 1,
  furtherAsk: 3,
  advocacy: 11,
}
const weightNow = async () =>
  (await desk.act(desk.people.ida, getRequestEndpoint, { params: { requestId } })).staff?.weight

it('an account that buys another plan weighs by it from then on, in whatever it asks for', async () => {
  expect(await weightNow()).toBe(1 + 1 + 5)
  const params = { accountId: desk.accountId }
  const { items } = await desk.act(desk.people.ida, listAgreementsEndpoint, { params })
  await desk.act(desk.people.ida, amendAgreementEndpoint, {
    params: { ...params, agreementId: items[0]?.id ?? '' },
    body: {
      effectiveAt: new Date(desk.now() - 60_000).toISOString(),
      reason: 'They grew',
      plan: 'premium',
      addOns: ['tam'],
    },
  })
  expect(await weightNow()).toBe(3 + 2 + 1 + 5)
})

it('a policy with other numbers weighs everything anew, by the sum that the policy package makes', async () => {
  const source = (await shippedPolicy())
    .replace("version: '1'", "version: '2'")
    .replace(/weights:\n(?: {4}.*\n)+/, `weights: ${JSON.stringify(weights)}\n`)
  await desk.act(desk.people.ida, publishPolicyEndpoint, { body: { source } })
  const ask = { accountId: 'acme', plan: 'premium', addOns: ['tam'] }
  expect(await weightNow()).toBe(weighCounts(countAsks([ask, ask], 1), weights).weight)
})

it('an agreement that merely ends, or begins, weighs by what holds then: no scan, the account alone is counted anew', async () => {
  const before = await weightNow()
  const { items } = await desk.act(desk.people.ida, listAgreementsEndpoint, { params: { accountId: desk.accountId } })
  const [held] = items
  const hoursLeft = Math.floor((Date.parse(`${held?.endsOn}T00:00:00Z`) - desk.now()) / 3_600_000)
  await desk.pass(`${hoursLeft - 24} hours`)
  expect(await weightNow()).toBe(before)
  await desk.pass('72 hours')

  // without an agreement an account counts one; its further ask and the argument stay
  const ask = { accountId: 'acme', plan: null, addOns: [] }
  expect(await weightNow()).toBe(weighCounts(countAsks([ask, ask], 1), weights).weight)
  const turned = await desk.eventsOf('agreement.turned')
  expect(turned).toHaveLength(1)
})
