import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { listPoliciesEndpoint, publishPolicyEndpoint } from '@mainstay/contracts/policies'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

const shipped = await readFile(
  fileURLToPath(import.meta.resolve('@mainstay/policy/policies/standard-premium.yaml')),
  'utf8',
)
const numbered = (version: string) => shipped.replace("version: '1'", `version: '${version}'`)

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
})
afterAll(() => desk.close())

const publish = (name: 'ana' | 'bo' | 'ida', source: string) =>
  desk.act(desk.people[name], publishPolicyEndpoint, { body: { source } })
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => error,
  )
const versions = async () => (await desk.act(desk.people.bo, listPoliciesEndpoint, {})).items

it('an administrator publishes the next version: new agreements follow it, those in force keep theirs', async () => {
  const source = numbered('2').replace(
    '{ key: deploy, name: Northlight Deploy }',
    '{ key: deploy, name: Northlight Deploy }\n  - { key: edge, name: Northlight Edge }',
  )
  expect(await publish('ida', source)).toMatchObject({ version: '2', title: 'Northlight Support Policy' })
  expect(await versions()).toMatchObject([
    { version: '2', agreements: 0 },
    { version: '1', agreements: 1 },
  ])
  const { items } = await desk.act(desk.people.bo, listProductsEndpoint, {})
  expect(items.map(({ key }) => key)).toContain('edge')
  const sold = await desk.act(desk.people.ida, createAgreementEndpoint, {
    params: { accountId: desk.accountId },
    body: {
      orderForm: 'OF-2',
      plan: 'standard',
      addOns: [],
      startsOn: '2027-01-01',
      endsOn: '2028-01-01',
      zone: 'UTC',
    },
  })
  expect(sold).toMatchObject({ policyVersion: '2' })
})

it('the same text again changes nothing; another text under a published version is policy.version_published', async () => {
  const first = await publish('ida', numbered('3'))
  expect(await publish('ida', numbered('3'))).toEqual(first)
  const other = numbered('3').replace('title: Northlight Support Policy', 'title: Another')
  expect(await refusal(publish('ida', other))).toMatchObject({ code: 'policy.version_published' })
})

it('of two who publish one version at once, one wins and the other is told', async () => {
  const texts = [numbered('4'), numbered('4').replace('title: Northlight Support Policy', 'title: Another')]
  const outcomes = await Promise.all(texts.map((text) => refusal(publish('ida', text))))
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
  expect(outcomes.find((one) => one !== 'done')).toMatchObject({ code: 'policy.version_published' })
})

it('a document with faults is policy.invalid: each fault with line, column and a suggestion, and nothing is written', async () => {
  const before = await versions()
  const bad = numbered('5').replace('first_response:', 'first_respnse:')
  expect(await refusal(publish('ida', bad))).toMatchObject({
    code: 'policy.invalid',
    errors: [
      {
        pointer: '/source',
        code: 'policy.unknown_field',
        detail: expect.stringMatching(/^Line \d+, column 9: .*Did you mean `first_response`\?$/),
      },
    ],
  })
  expect(await refusal(publish('ida', 'a: [1'))).toMatchObject({ code: 'policy.invalid' })
  expect(await refusal(publish('ida', 'a:\0 1'))).toMatchObject({ code: 'policy.invalid' })
  expect(await versions()).toEqual(before)
})

it('an engineer may not publish (access.denied)', async () => {
  expect(await refusal(publish('bo', numbered('6')))).toMatchObject({ code: 'access.denied' })
})
