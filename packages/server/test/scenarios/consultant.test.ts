import { addContactEndpoint, createAccountEndpoint, createAgreementEndpoint } from '@mainstay/contracts/accounts'
import { endpoints } from '@mainstay/contracts/api'
import { addEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { openTicketEndpoint, replyToTicketEndpoint } from '@mainstay/contracts/tickets'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSignIn, hashPassword } from '../../src/features/access/index.ts'
import { decodeId } from '../../src/platform/ids/index.ts'
import { openDesk, type ScenarioDesk } from '../desk.ts'

const password = 'a calm river runs south'
const mark = 'canary7yx'
const berlin = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }

interface Side {
  readonly accountId: string
  readonly ticketId: string
  readonly number: string
}
let desk: ScenarioDesk
let cookie: string
let acme: Side
let beta: Side

/** Cora advises Acme and Beta. Whatever is Beta's carries the mark. */
beforeAll(async () => {
  desk = await openDesk({ at: 'Mon 10:00', account: 'premium in Europe/Berlin' })
  const { ida, marta, dana, bo } = desk.people
  const founded = await desk.act(ida, createAccountEndpoint, {
    body: { code: 'BETA', name: 'Beta Works', managerId: desk.wire('per', marta) },
  })
  const inBeta = { params: { accountId: founded.id } }
  const agreed = { orderForm: `${mark}-1`, plan: 'standard', startsOn: '2026-01-01', endsOn: '2027-01-01', zone: 'UTC' }
  await desk.act(ida, createAgreementEndpoint, { ...inBeta, body: agreed })
  const add = (accountId: string, name: string, email: string) =>
    desk.act(ida, addContactEndpoint, { params: { accountId }, body: { name, email, ...berlin } })
  await add(founded.id, `${mark} Boss`, `${mark}@beta.test`)
  const cora = await add(desk.accountId, 'Cora', 'cora@advice.test')
  await add(founded.id, 'Cora', 'cora@advice.test')
  const place = { name: `${mark}-prod`, productVersion: '9.2.1', platform: mark, isProduction: true }
  await desk.act(ida, addEnvironmentEndpoint, { ...inBeta, body: place })
  const personId = decodeId('per', cora.person.id)
  const passwordHash = await hashPassword(password)
  await desk.desk.asWorker((ctx) => createSignIn(ctx, { personId, passwordHash }))
  const ours = await desk.act(dana, openTicketEndpoint, { body: ticketOf('Acme stands still') })
  const theirs = await desk.act(ida, openTicketEndpoint, {
    body: { ...ticketOf(`${mark} stands still`), accountId: founded.id, onBehalfOf: cora.person.id },
  })
  const params = { ticketId: theirs.id }
  await desk.act(bo, replyToTicketEndpoint, { params, body: { audience: 'customer', text: `${mark} answer` } })
  await desk.act(bo, replyToTicketEndpoint, { params, body: { audience: 'staff', text: `${mark} note` } })
  await desk.mailGoes()
  acme = { accountId: desk.accountId, ticketId: ours.id, number: ours.number }
  beta = { accountId: founded.id, ticketId: theirs.id, number: theirs.number }
  cookie = await signIn()
  await keep(beta, `${mark} draft`)
})
afterAll(() => desk.close())

const ticketOf = (subject: string) =>
  ({ kind: 'defect', subject, text: `${subject}: see the log.`, priority: 'P1' }) as const
async function signIn(): Promise<string> {
  const answer = await desk.desk.app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in/email',
    payload: { email: 'cora@advice.test', password },
  })
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
interface Asked {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
}
const ask = (side: Side | undefined, url: string, { method = 'GET', payload, headers = {} }: Asked = {}) =>
  desk.desk.app.inject({
    ...{ method, url: `/api/v1${url}` },
    headers: { cookie, ...(side && { 'mainstay-account': side.accountId }), ...headers },
    ...(payload && { payload }),
  })
const keep = (side: Side, text: string) =>
  ask(side, `/drafts/new_ticket`, { method: 'POST', payload: { content: { text } } })

/** Every read of the API, with the ids of a side in its address. */
const readsOf = ({ accountId, ticketId }: Side): readonly string[] =>
  endpoints
    .filter(({ method, path, door }) => method === 'GET' && door !== 'staff' && path !== '/events')
    .map(({ path }) => path.replace(':accountId', accountId).replace(':ticketId', ticketId))
    .map((path) => path.replace(':about', 'new_ticket'))
    .filter((path) => !path.includes(':'))

it('one person, two companies: no byte of the other one is in any answer, whatever is asked', async () => {
  const found: string[] = []
  let seen = 0
  for (const url of [...readsOf(acme), ...readsOf(beta)]) {
    if ((await ask(acme, url)).body.includes(mark)) found.push(url)
    if ((await ask(beta, url)).body.includes(mark)) seen += 1
  }
  expect(found).toEqual([])
  expect(seen).toBeGreaterThan(8)
  for (const url of [`/tickets/${beta.ticketId}`, `/tickets/${beta.number}`, `/accounts/${beta.accountId}/contacts`])
    expect((await ask(acme, url)).statusCode).toBe(404)
  expect((await ask(acme, `/tickets?q=${mark}`)).json().items).toEqual([])
})

it('without a choice the first company is meant, and the answer says which', async () => {
  const meant = async (side?: Side) => (await ask(side, '/me')).json().accountId
  expect(await meant()).toBe(acme.accountId)
  expect(await meant(beta)).toBe(beta.accountId)
  expect((await ask({ ...acme, accountId: acme.accountId.replace(/.{3}$/, '000') }, '/me')).statusCode).toBe(401)
})

it('what she writes stays with its company: a draft, a ticket, an answer sent again', async () => {
  await keep(acme, 'for Acme')
  expect((await ask(acme, '/drafts/new_ticket')).json().content).toEqual({ text: 'for Acme' })
  expect((await ask(beta, '/drafts/new_ticket')).json().content).toEqual({ text: `${mark} draft` })
  const open = (side: Side, key: string) =>
    ask(side, '/tickets', { method: 'POST', payload: ticketOf('From Cora'), headers: { 'idempotency-key': key } })
  const first = (await open(acme, 'one')).json()
  expect(first.accountId).toBe(acme.accountId)
  expect((await open(acme, 'one')).json().number).toBe(first.number)
  const elsewhere = (await open(beta, 'one')).json()
  expect(elsewhere.accountId).toBe(beta.accountId)
  expect((await open(beta, 'one')).json().number).toBe(elsewhere.number)
  const reply = { audience: 'customer', text: 'hello' }
  expect((await ask(acme, `/tickets/${beta.ticketId}/messages`, { method: 'POST', payload: reply })).statusCode).toBe(
    404,
  )
})

it('a key that she makes is bound to the company it was made in, and only shown there', async () => {
  const made = await ask(acme, '/api-keys', {
    ...{ method: 'POST', payload: { label: 'acme build', scopes: ['tickets:read'], expiresInDays: 1 } },
  })
  const { key, secret } = made.json()
  const withKey = (account?: string) =>
    desk.desk.app.inject({
      url: '/api/v1/tickets',
      headers: { authorization: `Bearer ${secret}`, ...(account && { 'mainstay-account': account }) },
    })
  expect((await withKey()).json().items.map(({ number }: { number: string }) => number)).toContain(acme.number)
  expect((await withKey()).body).not.toContain(mark)
  expect((await withKey(beta.accountId)).statusCode).toBe(401)
  expect((await ask(acme, '/api-keys')).body).toContain('acme build')
  expect((await ask(beta, '/api-keys')).body).not.toContain('acme build')
  const revoke = { method: 'DELETE', headers: { 'if-match': '"1"' } } as const
  expect((await ask(beta, `/api-keys/${key.id}`, revoke)).statusCode).toBe(404)
  expect((await ask(acme, `/api-keys/${key.id}`, revoke)).statusCode).toBe(204)
})
