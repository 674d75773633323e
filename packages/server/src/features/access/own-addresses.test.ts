import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Browser, type DoorDesk, openDoorDesk, password } from './testing/door-desk.ts'

let at: DoorDesk
let dana: Browser
beforeEach(async () => {
  at = await openDoorDesk()
  dana = await at.signedIn('dana@acme.test')
})
afterEach(() => at.close())

const ask = async (email = 'dana.new@acme.test', more: object = {}) => {
  const answer = await dana.post('/me/addresses', { email, password, ...more })
  await at.desk.mailGoes()
  return answer
}
const confirm = (name: string, end: 'new' | 'old', more: object = {}) =>
  at.browser().post('/auth/links/address', { token: at.tokenIn(name), at: end, ...more })
const addresses = async () => (await dana.get('/me/addresses')).json()
const emails = async () => (await addresses()).items.map(({ email }: { email: string }) => email)

it('an address counts once both ends have confirmed it, and signs in from then on', async () => {
  expect((await ask()).statusCode).toBe(202)
  expect(await emails()).toEqual(['dana@acme.test'])
  expect((await confirm('dana.new', 'new')).json()).toEqual({ isDone: false })
  const early = await at.browser().post('/auth/sign-in/email', { email: 'dana.new@acme.test', password })
  expect(early.statusCode).toBe(401)
  expect((await confirm('dana', 'old')).json()).toEqual({ isDone: true })
  expect((await dana.get('/me')).statusCode).toBe(401)
  dana = await at.signedIn('dana.new@acme.test')
  expect(await emails()).toEqual(['dana@acme.test', 'dana.new@acme.test'])
})

it('mail moves to the new address, and the one before is told', async () => {
  await ask('dana.new@acme.test', { becomesMain: true })
  await confirm('dana', 'old')
  await confirm('dana.new', 'new')
  await at.desk.mailGoes()
  expect(at.to('dana').at(-1)?.header('Subject')[0]).toMatch(/another address of yours/)
  dana = await at.signedIn('dana@acme.test')
  expect((await addresses()).items[0]).toMatchObject({ email: 'dana.new@acme.test', isMain: true })
})

it('neither end alone takes an address, and the old one can say no', async () => {
  await ask()
  const refused = await confirm('dana', 'old', { refuse: true })
  expect(refused.json()).toEqual({ isDone: false })
  expect((await confirm('dana.new', 'new')).json()).toMatchObject({ status: 410, code: 'link.spent' })
  expect((await addresses()).changes).toEqual([])
})

it('a stolen session re-addresses nobody: the password is asked for (session.wrong_credentials)', async () => {
  const answer = await dana.post('/me/addresses', { email: 'thief@evil.test', password: 'guess' })
  expect(answer.json()).toMatchObject({ status: 401, code: 'session.wrong_credentials' })
  const none = await dana.post('/me/addresses', { email: 'thief@evil.test' })
  expect(none.json()).toMatchObject({ code: 'session.wrong_credentials' })
})

it('an address of somebody else is answered as a free one, gets no letter, and is never taken (person.email_taken)', async () => {
  const [free, taken] = [await ask('free@acme.test'), await ask('ana@acme.test')]
  expect(taken.statusCode).toBe(free.statusCode)
  expect(Object.keys(taken.json())).toEqual(Object.keys(free.json()))
  expect(at.to('ana')).toEqual([])
  await ask('late@acme.test')
  const token = at.tokenIn('late')
  await at.desk.sql(
    `UPDATE addresses SET email = 'late@acme.test' WHERE person_id = '${at.desk.people.bo}' AND is_main`,
  )
  await confirm('dana', 'old')
  const answer = await at.browser().post('/auth/links/address', { token, at: 'new' })
  expect(answer.json()).toMatchObject({ status: 409, code: 'person.email_taken' })
})

it('one’s own address, and more than five, are refused (address.yours, address.too_many)', async () => {
  expect((await ask('DANA@acme.test')).json()).toMatchObject({ status: 409, code: 'address.yours' })
  for (let n = 0; n < 4; n += 1) await ask(`dana${n}@acme.test`)
  expect((await ask('dana9@acme.test')).json()).toMatchObject({ status: 409, code: 'address.too_many' })
  const [change] = (await addresses()).changes
  expect((await dana.post(`/me/address-changes/${change.id}/cancel`)).statusCode).toBe(200)
  expect((await dana.post(`/me/address-changes/${change.id}/cancel`)).json()).toMatchObject({
    ...{ status: 404, code: 'address.not_found' },
  })
  expect((await ask('dana9@acme.test')).statusCode).toBe(202)
})

it('the main address stays until another took its place; others go, and open nothing then (address.is_main, address.not_proved)', async () => {
  await ask()
  await confirm('dana.new', 'new')
  await confirm('dana', 'old')
  dana = await at.signedIn('dana@acme.test')
  const [main, second] = (await addresses()).items
  const change = (id: string, what: string) => dana.post(`/me/addresses/${id}/${what}`, { password })
  expect((await change(main.id, 'remove')).json()).toMatchObject({ status: 409, code: 'address.is_main' })
  await at.desk.sql(`UPDATE addresses SET proved_at = NULL WHERE email = 'dana.new@acme.test'`)
  expect((await change(second.id, 'main')).json()).toMatchObject({ status: 409, code: 'address.not_proved' })
  await at.desk.sql(`UPDATE addresses SET proved_at = '2026-11-01' WHERE email = 'dana.new@acme.test'`)
  const other = await at.signedIn('dana@acme.test')
  expect((await change(second.id, 'main')).statusCode).toBe(200)
  expect((await other.get('/me')).statusCode).toBe(401)
  expect((await dana.get('/me')).statusCode).toBe(200)
  expect((await change(main.id, 'remove')).statusCode).toBe(200)
  const gone = await at.browser().post('/auth/sign-in/email', { email: 'dana@acme.test', password })
  expect(gone.statusCode).toBe(401)
})

it('another person’s address is nothing to be seen (address.not_found)', async () => {
  const bo = await at.signedIn('bo@vendor.test')
  const [theirs] = (await bo.get('/me/addresses')).json().items
  const answer = await dana.post(`/me/addresses/${theirs.id}/remove`, { password })
  expect(answer.json()).toMatchObject({ status: 404, code: 'address.not_found' })
})
