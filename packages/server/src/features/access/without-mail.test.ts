import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, password, signIn } from '../../../test/open-door.ts'
import { encodeId } from '../../platform/ids/index.ts'

let door: Door
let cookie: string
let accountId: string
let ana: string
beforeAll(async () => {
  door = await openDoor()
  const ida = await door.person('ida@vendor.test')
  await hire(door, ida, ['lead', 'admin'])
  accountId = await addAccount(door, 'ACME', ida)
  ana = await door.person('ana@acme.test')
  await mandate(door, { accountId, personId: ana, isPrimary: true })
  cookie = await signIn(door, 'ida@vendor.test')
})
afterAll(() => door.close())

it.each([
  ['/auth/sign-in/link', () => ({ email: 'ana@acme.test' })],
  ['/auth/forgotten-password', () => ({ email: 'ana@acme.test' })],
  ['/me/addresses', () => ({ email: 'ida.new@vendor.test', password })],
])('a desk without mail says that it cannot send anything: %s (mail.not_set_up)', async (path, body) => {
  const answer = await door.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { cookie }, payload: body() })
  expect(answer.json()).toMatchObject({ status: 409, code: 'mail.not_set_up' })
})

it('it offers neither links nor invitations (mail.not_set_up)', async () => {
  const get = (url: string) => door.app.inject({ url: `/api/v1${url}`, headers: { cookie } })
  expect((await get('/auth/ways')).json()).toEqual({ password: true, linkByMail: false })
  const account = encodeId('acc', accountId)
  expect((await get(`/invitations?accountId=${account}`)).json()).toMatchObject({ mailIsSetUp: false })
  const ben = door.newId()
  await door.sql(
    `INSERT INTO people (id, name, locale, zone, created_at) VALUES ($1, 'Ben', 'en', 'UTC', '2026-01-01')`,
    [ben],
  )
  await mandate(door, { accountId, personId: ben })
  const answer = await door.app.inject({
    method: 'POST',
    url: '/api/v1/invitations',
    headers: { cookie },
    payload: { personId: encodeId('per', ben), accountId: account },
  })
  expect(answer.json()).toMatchObject({ status: 409, code: 'mail.not_set_up' })
})
