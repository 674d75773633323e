import { amendAgreementEndpoint, listAgreementsEndpoint, recordValueEndpoint } from '@mainstay/contracts/accounts'
import { publishPolicyEndpoint } from '@mainstay/contracts/policies'
import {
  argueForRequestEndpoint,
  askForRequestEndpoint,
  createRequestEndpoint,
  decideAdvocacyEndpoint,
  getRequestEndpoint,
  getRoadMapEndpoint,
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

const publishWeights = async (version: string, weights: object) => {
  const source = (await shippedPolicy())
    .replace("version: '1'", `version: '${version}'`)
    .replace(/weights:\n(?: {4}.*\n)+/, `weights: ${JSON.stringify(weights)}\n`)
  await desk.act(desk.people.ida, publishPolicyEndpoint, { body: { source } })
}

it('a policy with other numbers weighs everything anew, by the sum that the policy package makes', async () => {
  await publishWeights('2', weights)
  const ask = { accountId: 'acme', plan: 'premium', addOns: ['tam'], values: { EUR: 1 } }
  expect(await weightNow()).toBe(weighCounts(countAsks([ask, ask], 1), weights).weight)
})

it('what an agreement is worth counts only where the policy says so, moves with what is recorded, and no customer reads it', async () => {
  const { ida, ana, dana } = desk.people
  const params = { accountId: desk.accountId }
  const { items } = await desk.act(ida, listAgreementsEndpoint, { params })
  const agreementId = items[0]?.id ?? ''
  const record = (amount: number, currency = 'EUR') =>
    desk.act(ida, recordValueEndpoint, { params: { ...params, agreementId }, body: { amount, currency } })
  const base = { plans: { standard: 1, premium: 1 }, addOns: { tam: 0 }, withoutPlan: 0, furtherAsk: 0, advocacy: 0 }
  await publishWeights('3', base)
  const plain = await weightNow()
  const canary = 987_654_321
  expect((await record(canary)).yearlyValue).toMatchObject({ amount: canary, currency: 'EUR' })
  expect(await weightNow()).toBe(plain)
  await publishWeights('4', { ...base, value: { per: { EUR: 100_000_000, CHF: 10 }, counts: 2 } })
  expect(await weightNow()).toBe((plain ?? 0) + 2 * 9)
  await record(250_000_000)
  expect(await weightNow()).toBe((plain ?? 0) + 2 * 2)
  const inside = (await desk.act(ida, getRequestEndpoint, { params: { requestId } })).staff
  expect(inside?.parts).toContainEqual({
    ...{ what: 'value', of: 'EUR', name: 'EUR', per: 100_000_000, count: 2, times: 2, sum: 4 },
  })
  await record(canary, 'USD')
  expect(await weightNow()).toBe(plain)
  const customers = [
    await desk.act(dana, listAgreementsEndpoint, { params }),
    await desk.act(dana, getRequestEndpoint, { params: { requestId } }),
    await desk.act(ana, getRoadMapEndpoint, { query: {} }),
    await desk.toldTo('dana'),
  ]
  expect(JSON.stringify(customers)).not.toMatch(/987654321|250000000|yearlyValue/)
  expect(JSON.stringify(await desk.eventsOf('agreement.value_recorded'))).not.toMatch(/987654321|250000000/)
  await desk.act(dana, askForRequestEndpoint, { params: { requestId: await another() }, body: { useCase: 'This too' } })
  const stored = await desk.sql<{ agreed: object }>(
    `SELECT agreed FROM request_backers ORDER BY request_id DESC LIMIT 1`,
  )
  expect(stored[0]?.agreed).toEqual({ USD: canary })
})

const another = async () =>
  (await desk.act(desk.people.ida, createRequestEndpoint, { body: { title: 'Two', wording: 'Another need.' } })).id

it('an agreement that merely ends, or begins, weighs by what holds then: no scan, the account alone is counted anew', async () => {
  await publishWeights('5', weights)
  const before = await weightNow()
  const { items } = await desk.act(desk.people.ida, listAgreementsEndpoint, { params: { accountId: desk.accountId } })
  const [held] = items
  const hoursLeft = Math.floor((Date.parse(`${held?.endsOn}T00:00:00Z`) - desk.now()) / 3_600_000)
  await desk.pass(`${hoursLeft - 24} hours`)
  expect(await weightNow()).toBe(before)
  await desk.pass('72 hours')

  // without an agreement an account counts one; its further ask and the argument stay
  const ask = { accountId: 'acme', plan: null, addOns: [], values: {} }
  expect(await weightNow()).toBe(weighCounts(countAsks([ask, ask], 1), weights).weight)
  const turned = await desk.eventsOf('agreement.turned')
  expect(turned).toHaveLength(1)
})
