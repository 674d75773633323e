import { addStaffEndpoint } from '@mainstay/contracts/staff'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkLifeMs } from './one-time-links.ts'
import { type Browser, type DoorDesk, openDoorDesk } from './testing/door-desk.ts'

let at: DoorDesk
let dana: Browser
let ida: Browser
beforeEach(async () => {
  at = await openDoorDesk()
  dana = await at.signedIn('dana@acme.test')
  ida = await at.signedIn('ida@vendor.test')
})
afterEach(() => at.close())

const words = 'nine grey herons at dusk'
const ana = () => ({ personId: at.wire('per', at.desk.people.ana), accountId: at.desk.accountId })
const inviteAna = async (by = dana) => {
  const answer = await by.post('/invitations', ana())
  await at.desk.mailGoes()
  return answer
}
const accept = (token: string, body: object = { password: words }, browser = at.browser()) =>
  browser.post('/auth/links/invitation', { token, ...body })
const stateOfAna = async (by = dana) =>
  (await by.get(`/invitations?accountId=${at.desk.accountId}`))
    .json()
    .items.find((item: { personId: string }) => item.personId === ana().personId)
const colleague = (body: object = {}) =>
  at.desk.act(at.desk.people.ida, addStaffEndpoint, {
    body: {
      ...{
        name: 'Zoe',
        email: 'zoe@vendor.test',
        roles: ['engineer'],
        city: 'Lisbon',
        country: 'PT',
        zone: 'Europe/Lisbon',
      },
      ...body,
    },
  })

it('who is invited chooses a password and is in; the primary contact sees how far she is', async () => {
  expect(await stateOfAna()).toMatchObject({ state: 'none', id: null })
  expect((await inviteAna()).statusCode).toBe(201)
  expect(await stateOfAna()).toMatchObject({ state: 'invited', invitedBy: { name: 'Dana' } })
  const token = at.tokenIn('ana')
  const looked = await at.browser().post('/auth/links/look', { purpose: 'invitation', token })
  expect(looked.json()).toMatchObject({ name: 'Ana', account: 'Acme Rail', side: 'customer' })
  const browser = at.browser()
  expect((await accept(token, { password: words }, browser)).statusCode).toBe(200)
  expect((await browser.get('/me')).json()).toMatchObject({ person: { name: 'Ana' } })
  expect(await stateOfAna()).toMatchObject({ state: 'in', acceptedAt: expect.any(String) })
  expect((await accept(token)).json()).toMatchObject({ status: 410, code: 'link.spent' })
  const signed = await at.browser().post('/auth/sign-in/email', { email: 'ana@acme.test', password: words })
  expect(signed.statusCode).toBe(200)
})

it('she may come in without a password, and by links from then on', async () => {
  await inviteAna()
  const browser = at.browser()
  expect((await accept(at.tokenIn('ana'), {}, browser)).statusCode).toBe(200)
  expect((await browser.get('/auth/second-factor')).json()).toMatchObject({ hasPassword: false })
  const guess = await at.browser().post('/auth/sign-in/email', { email: 'ana@acme.test', password: words })
  expect(guess.json()).toMatchObject({ code: 'session.wrong_credentials' })
})

it('an invitation sent again makes the one before void; one taken back opens nothing (invitation.not_found after)', async () => {
  await inviteAna()
  const first = at.tokenIn('ana')
  await inviteAna()
  const second = at.tokenIn('ana')
  expect(second).not.toBe(first)
  expect((await accept(first)).json()).toMatchObject({ code: 'link.spent' })
  const { id } = await stateOfAna()
  expect((await dana.post(`/invitations/${id}/withdraw`)).json()).toMatchObject({ state: 'withdrawn' })
  expect((await accept(second)).json()).toMatchObject({ code: 'link.spent' })
  expect((await dana.post(`/invitations/${id}/withdraw`)).json()).toMatchObject({
    ...{ status: 404, code: 'invitation.not_found' },
  })
})

it('an invitation holds seven days', async () => {
  await inviteAna()
  const token = at.tokenIn('ana')
  at.desk.clock.advance(linkLifeMs.invitation)
  expect((await stateOfAna()).state).toBe('expired')
  expect((await accept(token)).json()).toMatchObject({ code: 'link.spent' })
})

it('of two who accept at the same moment one gets in, and a password easy to guess uses nothing up', async () => {
  await inviteAna()
  const token = at.tokenIn('ana')
  expect((await accept(token, { password: 'password1234' })).json()).toMatchObject({
    code: 'session.password_too_common',
  })
  const answers = await Promise.all([accept(token), accept(token), accept(token)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410, 410])
})

it('one invitation makes a few letters a day (invitation.too_many)', async () => {
  const codes = []
  for (let n = 0; n < 6; n += 1) codes.push((await dana.post('/invitations', ana())).statusCode)
  expect(codes).toEqual([201, 201, 201, 201, 201, 429])
  expect((await dana.post('/invitations', ana())).json()).toMatchObject({ code: 'invitation.too_many' })
})

it('who can sign in needs no invitation (person.has_sign_in); nobody is given a password instead (person.invite_instead)', async () => {
  const dan = { personId: at.wire('per', at.desk.people.dana), accountId: at.desk.accountId }
  expect((await ida.post('/invitations', dan)).json()).toMatchObject({ status: 409, code: 'person.has_sign_in' })
  const given = await ida.post(`/people/${ana().personId}/password`, { password: words })
  expect(given.json()).toMatchObject({ status: 409, code: 'person.invite_instead' })
})

it('only the primary contact, leads, account managers and administrators invite (access.denied, person.not_found, account.not_found)', async () => {
  await inviteAna()
  const browser = at.browser()
  await accept(at.tokenIn('ana'), { password: words }, browser)
  const bo = await at.signedIn('bo@vendor.test')
  const dan = { personId: at.wire('per', at.desk.people.dana), accountId: at.desk.accountId }
  for (const one of [browser, bo])
    expect((await one.post('/invitations', dan)).json()).toMatchObject({ status: 403, code: 'access.denied' })
  const nobody = { ...ana(), personId: at.wire('per', '018f0000-0000-7000-8000-000000000000') }
  expect((await dana.post('/invitations', nobody)).json()).toMatchObject({ status: 404, code: 'person.not_found' })
  const elsewhere = { ...ana(), accountId: at.wire('acc', '018f0000-0000-7000-8000-000000000000') }
  expect((await dana.post('/invitations', elsewhere)).json()).toMatchObject({ status: 404, code: 'account.not_found' })
  const staff = { personId: at.wire('per', at.desk.people.bo) }
  expect((await dana.post('/invitations', staff)).json()).toMatchObject({ status: 404, code: 'person.not_found' })
})

it('who is added to the staff is invited by mail, once, and joins in the console', async () => {
  const zoe = await colleague()
  await at.desk.mailGoes()
  expect(at.to('zoe', 'vendor')).toHaveLength(1)
  expect(at.to('zoe', 'vendor')[0]?.words).toMatch(/\/console\/invitation#lnk_/)
  const browser = at.browser()
  await accept(at.tokenIn('zoe', 'vendor'), { password: words }, browser)
  expect((await browser.get('/me')).json()).toMatchObject({ side: 'staff', person: { name: 'Zoe' } })
  const { items } = (await ida.get('/invitations')).json()
  expect(items.find((item: { personId: string }) => item.personId === zoe.id)).toMatchObject({ state: 'in' })
})

it('a contact who is added is invited; one who is here already is told of her new place instead', async () => {
  const place = { city: 'Berlin', country: 'DE', zone: 'Europe/Berlin' }
  const add = (name: string, email: string, more: object = {}) =>
    dana.post(`/accounts/${at.desk.accountId}/contacts`, { name, email, ...place, ...more })
  expect((await add('Cleo', 'cleo@acme.test')).statusCode).toBe(201)
  expect((await add('Kit', 'kit@acme.test', { invite: false })).statusCode).toBe(201)
  await at.desk.mailGoes()
  const browser = at.browser()
  expect((await accept(at.tokenIn('cleo'), { password: words }, browser)).statusCode).toBe(200)
  expect(at.to('kit')).toEqual([])
  const { items } = (await dana.get(`/accounts/${at.desk.accountId}/contacts`)).json()
  const cleo = items.find(({ person }: { person: { name: string } }) => person.name === 'Cleo')
  await dana.post(`/accounts/${at.desk.accountId}/contacts/${cleo.id}/end`)
  await at.desk.mailGoes()
  at.desk.clock.advance(60_000)
  expect((await add('Cleo', 'cleo@acme.test')).statusCode).toBe(201)
  await at.desk.mailGoes()
  expect(at.to('cleo').at(-1)?.header('Subject')[0]).toMatch(/^You are a contact of Acme Rail now/)
})

it('nobody is invited who is added without', async () => {
  await colleague({ invite: false })
  await at.desk.mailGoes()
  expect(at.to('zoe', 'vendor')).toEqual([])
})

it('whoever leaves before they came in finds their link shut', async () => {
  const zoe = await colleague()
  await at.desk.mailGoes()
  const token = at.tokenIn('zoe', 'vendor')
  await ida.post(`/staff/${zoe.id}/end`)
  expect((await accept(token)).json()).toMatchObject({ code: 'link.spent' })
  await at.desk.mailGoes()
  const rows = await at.desk.sql('SELECT withdrawn_at IS NOT NULL AS gone FROM invitations')
  expect(rows).toEqual([{ gone: true }])
})

it('whoever left and comes back signs in anew: no session of before lives again', async () => {
  const bo = await at.signedIn('bo@vendor.test')
  const id = at.wire('per', at.desk.people.bo)
  await ida.post(`/staff/${id}/end`)
  await at.desk.mailGoes()
  at.desk.clock.advance(60_000)
  expect(await colleague({ name: 'Bo', email: 'bo@vendor.test' })).toMatchObject({ id })
  await at.desk.mailGoes()
  expect(at.to('bo', 'vendor').at(-1)?.header('Subject')[0]).toMatch(/^You are on the staff/)
  expect((await bo.get('/me')).statusCode).toBe(401)
  expect((await at.signedIn('bo@vendor.test')).cookie()).toContain('mainstay=')
})

it('a colleague of before comes back as the same person; anybody else’s address is taken (person.email_taken)', async () => {
  const zoe = await colleague()
  await ida.post(`/staff/${zoe.id}/end`)
  at.desk.clock.advance(60_000)
  const again = await colleague({ roles: ['lead'], city: 'Porto' })
  expect(again).toMatchObject({ id: zoe.id, roles: ['lead'], city: 'Porto' })
  await expect(colleague()).rejects.toMatchObject({ code: 'person.email_taken' })
  await expect(colleague({ email: 'ana@acme.test' })).rejects.toMatchObject({ code: 'person.email_taken' })
})

it('what is written of an invitation holds no address and no secret', async () => {
  await inviteAna()
  const secret = at.tokenIn('ana').split('.')[1] ?? 'none'
  for (const table of ['events', 'audit_log', 'invitations', 'one_time_links', 'deliveries', 'outbox']) {
    const rows = JSON.stringify(
      await at.desk.sql(`SELECT row_to_json(t)::text AS text FROM ${table} t`).catch(() => []),
    )
    expect(rows, table).not.toContain(secret)
    expect(rows, table).not.toContain('ana@acme.test')
  }
})
