import { afterEach, beforeEach, expect, it } from 'vitest'
import { asksAllowed } from './asked-links.ts'
import { type DoorDesk, openDoorDesk, password } from './testing/door-desk.ts'

let at: DoorDesk
beforeEach(async () => {
  at = await openDoorDesk()
})
afterEach(() => at.close())

const fresh = 'seven quiet hills beyond'
const ask = (email: string, path = '/auth/sign-in/link', source?: string) => at.browser(source).post(path, { email })
const sent = async (email: string, name: string, path?: string) => {
  await ask(email, path)
  await at.desk.mailGoes()
  return at.tokenIn(name)
}

it('a link by mail signs in, once, and only when its page asks to', async () => {
  const token = await sent('ANA@acme.test', 'ana')
  const ana = at.browser()
  expect((await ana.post('/auth/links/look', { purpose: 'sign_in', token })).json()).toMatchObject({
    ...{ name: 'Ana', email: 'ana@acme.test', side: 'customer' },
  })
  expect((await ana.post('/auth/links/sign-in', { token })).statusCode).toBe(200)
  expect((await ana.get('/me')).json()).toMatchObject({ person: { name: 'Ana' } })
  expect((await at.browser().post('/auth/links/sign-in', { token })).json()).toMatchObject({
    ...{ status: 410, code: 'link.spent' },
  })
})

it('a letter with a link says nothing that somebody typed, and that a machine wrote it', async () => {
  await sent('ana@acme.test', 'ana')
  const [letter] = at.to('ana')
  expect(letter?.header('Auto-Submitted')).toEqual(['auto-generated'])
  expect(letter?.words).toMatch(/http:\/\/localhost:4080\/enter#lnk_/)
  expect(letter?.words).not.toMatch(/\?[^ ]*lnk_/)
})

it('whether an address is known shows neither in the answer nor in what is written at once', async () => {
  const [known, unknown] = [await ask('ana@acme.test'), await ask('stranger@nowhere.test')]
  expect([known.statusCode, unknown.statusCode]).toEqual([202, 202])
  expect(unknown.body).toBe(known.body)
  expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort())
  const rows = await at.desk.sql('SELECT purpose FROM asked_links')
  expect(rows).toEqual([{ purpose: 'sign_in' }, { purpose: 'sign_in' }])
  expect(await at.desk.sql('SELECT 1 FROM one_time_links')).toEqual([])
  await at.desk.mailGoes()
  expect(at.relay.taken.map(({ to }) => to)).toEqual([['ana@acme.test']])
  expect(await at.desk.sql('SELECT 1 FROM asked_links')).toEqual([])
})

it('an address gets a few letters an hour, and the answer stays the same beyond (session.locked for the source)', async () => {
  for (let n = 0; n < 12; n += 1) expect((await ask('ana@acme.test', undefined, `10.0.1.${n}`)).statusCode).toBe(202)
  await at.desk.mailGoes()
  expect(at.to('ana')).toHaveLength(asksAllowed.perAddress)
  const answers = []
  for (let n = 0; n <= asksAllowed.perSource; n += 1)
    answers.push(await ask(`x${n}@nowhere.test`, undefined, '10.0.2.1'))
  expect(answers.at(-1)?.json()).toMatchObject({ status: 429, code: 'session.locked' })
})

it('a stranger who asks for somebody else’s links shuts nobody out: the links lie in the owner’s mailbox', async () => {
  for (let n = 0; n < 20; n += 1) await ask('ana@acme.test', undefined, `10.0.3.${n}`)
  await at.desk.mailGoes()
  expect((await at.browser().post('/auth/links/sign-in', { token: at.tokenIn('ana') })).statusCode).toBe(200)
})

it('who has no place here any more gets no link, and one that was sent before opens nothing', async () => {
  const token = await sent('ana@acme.test', 'ana')
  await at.desk.sql(`UPDATE mandates SET to_at = '2026-11-24' WHERE person_id = '${at.desk.people.ana}'`)
  expect((await at.browser().post('/auth/links/sign-in', { token })).json()).toMatchObject({ code: 'link.spent' })
  await sent('ana@acme.test', 'ana')
  expect(at.to('ana')).toHaveLength(1)
})

it('a forgotten password is set anew: every session ends, every other link is void, and the person is told', async () => {
  const before = await at.signedIn('dana@acme.test')
  const other = await sent('dana@acme.test', 'dana')
  const token = await sent('dana@acme.test', 'dana', '/auth/forgotten-password')
  const dana = at.browser('10.0.0.7')
  const guessable = await dana.post('/auth/links/reset-password', { token, newPassword: 'password1234' })
  expect(guessable.json()).toMatchObject({ code: 'session.password_too_common' })
  expect((await dana.post('/auth/links/reset-password', { token, newPassword: fresh })).statusCode).toBe(200)
  expect((await dana.get('/me')).statusCode).toBe(200)
  expect((await before.get('/me')).statusCode).toBe(401)
  expect((await at.browser().post('/auth/links/sign-in', { token: other })).json()).toMatchObject({
    code: 'link.spent',
  })
  const old = await at.browser().post('/auth/sign-in/email', { email: 'dana@acme.test', password })
  expect(old.json()).toMatchObject({ code: 'session.wrong_credentials' })
  await at.desk.mailGoes()
  expect(at.to('dana').at(-1)?.header('Subject')[0]).toMatch(/password was set anew/)
})

it('a change of the password makes links void that were sent before it', async () => {
  const token = await sent('dana@acme.test', 'dana', '/auth/forgotten-password')
  const dana = await at.signedIn('dana@acme.test')
  await dana.post('/auth/change-password', { currentPassword: password, newPassword: fresh })
  const late = await at
    .browser()
    .post('/auth/links/reset-password', { token, newPassword: 'another calm sentence here' })
  expect(late.json()).toMatchObject({ code: 'link.spent' })
})

it('staff are led to the console', async () => {
  await ask('bo@vendor.test')
  await at.desk.mailGoes()
  expect(at.to('bo', 'vendor').at(-1)?.words).toMatch(/\/console\/enter#lnk_/)
})
