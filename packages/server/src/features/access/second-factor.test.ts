import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Browser, type DoorDesk, openDoorDesk, password } from './testing/door-desk.ts'

let at: DoorDesk
let dana: Browser
beforeEach(async () => {
  at = await openDoorDesk()
  dana = await at.signedIn('dana@acme.test')
})
afterEach(() => at.close())

const later = (steps = 2) => at.desk.clock.advance(steps * 30_000)
const enrol = async (browser: Browser = dana, body: object = { password }) => {
  const { secret } = (await browser.post('/auth/second-factor', body)).json()
  const answer = await browser.post('/auth/second-factor/confirm', { code: at.codeOf(secret) })
  later()
  return { secret: secret as string, recoveryCodes: answer.json().recoveryCodes as string[], answer }
}
const firstStep = async (browser = at.browser('10.0.0.9'), email = 'dana@acme.test') => {
  const answer = await browser.post('/auth/sign-in/email', { email, password })
  return { browser, answer }
}
const step = (browser: Browser, code: string) => browser.post('/auth/second-step', { code })

it('a second factor is asked for once its first code was confirmed, and not before', async () => {
  await dana.post('/auth/second-factor', { password })
  expect((await firstStep()).answer.json()).toHaveProperty('personId')
  const { secret } = await enrol()
  const { browser, answer } = await firstStep()
  expect(answer.json()).toMatchObject({ secondStep: 'code' })
  expect((await browser.get('/me')).statusCode).toBe(401)
  expect((await step(browser, '000000')).json()).toMatchObject({ status: 401, code: 'session.wrong_code' })
  expect((await step(browser, at.codeOf(secret))).statusCode).toBe(200)
  expect((await browser.get('/me')).json()).toMatchObject({ person: { name: 'Dana' } })
  expect((await browser.get('/auth/second-factor')).json()).toMatchObject({ isOn: true, recoveryCodesLeft: 10 })
})

it('a link by mail alone is not enough for whoever has a second factor', async () => {
  const { secret } = await enrol()
  await at.browser().post('/auth/sign-in/link', { email: 'dana@acme.test' })
  await at.desk.mailGoes()
  const browser = at.browser()
  const answer = await browser.post('/auth/links/sign-in', { token: at.tokenIn('dana') })
  expect(answer.json()).toMatchObject({ secondStep: 'code' })
  expect((await step(browser, at.codeOf(secret))).statusCode).toBe(200)
})

it('a code counts once, however many bring it at the same moment', async () => {
  const { secret } = await enrol()
  const code = at.codeOf(secret)
  const browsers = await Promise.all(Array.from({ length: 8 }, (_, n) => firstStep(at.browser(`10.0.4.${n}`))))
  const answers = await Promise.all(browsers.map(({ browser }) => step(browser, code)))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
})

it('a recovery code lets in once; its owner is told, and new ones make the others void', async () => {
  const { recoveryCodes, secret } = await enrol()
  const [first = '', second = ''] = recoveryCodes
  const browsers = await Promise.all([firstStep(), firstStep(at.browser('10.0.0.8'))])
  const answers = await Promise.all(browsers.map(({ browser }) => step(browser, ` ${first.toUpperCase()} `)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
  await at.desk.mailGoes()
  // two letters are on their way, and neither waits for the other
  expect(at.to('dana').some((letter) => /recovery code/.test(letter.header('Subject')[0] ?? ''))).toBe(true)
  const inside = browsers[answers.findIndex(({ statusCode }) => statusCode === 200)]?.browser ?? dana
  const renewed = await inside.post('/auth/second-factor/recovery-codes', { password, code: at.codeOf(secret) })
  expect(renewed.json().recoveryCodes).toHaveLength(10)
  const { browser } = await firstStep()
  expect((await step(browser, second)).json()).toMatchObject({ code: 'session.wrong_code' })
})

it('five wrong codes end the step, also when they come together (session.step_over)', async () => {
  const { secret } = await enrol()
  const { browser } = await firstStep()
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => step(browser, String(100_000 + n))))
  const codes = answers.map((answer) => answer.json().code)
  expect(codes.filter((code) => code === 'session.wrong_code')).toHaveLength(5)
  expect(codes.filter((code) => code === 'session.step_over')).toHaveLength(7)
  expect((await step(browser, at.codeOf(secret))).json()).toMatchObject({ status: 401, code: 'session.step_over' })
  expect((await step(at.browser(), at.codeOf(secret))).json()).toMatchObject({ code: 'session.step_over' })
})

it('whoever guesses codes with a stolen password is stopped soon, and the owner still comes in (session.locked)', async () => {
  const { secret } = await enrol()
  const known = await firstStep()
  await step(known.browser, at.codeOf(secret))
  later()
  let locked = 0
  for (let n = 0; n < 8; n += 1) {
    const { browser } = await firstStep(at.browser(`10.0.5.${n}`))
    for (let m = 0; m < 5; m += 1) if ((await step(browser, `11111${m}`)).json().code === 'session.locked') locked += 1
  }
  expect(locked).toBeGreaterThan(0)
  known.browser.forgetSession()
  await firstStep(known.browser)
  expect((await step(known.browser, at.codeOf(secret))).statusCode).toBe(200)
})

it('setting it up ends every other session and makes links void; this one goes on under a new id', async () => {
  const other = await at.signedIn('dana@acme.test')
  const before = dana.cookie()
  const { answer } = await enrol()
  expect(answer.json().session).toHaveProperty('personId')
  expect(dana.cookie()).not.toBe(before)
  expect((await dana.get('/me')).statusCode).toBe(200)
  expect((await other.get('/me')).statusCode).toBe(401)
})

it('whoever changes it shows the password again, and to give it up a code too (session.wrong_credentials, session.second_factor_on, session.second_factor_off)', async () => {
  expect((await dana.post('/auth/second-factor', { password: 'wrong' })).json()).toMatchObject({
    code: 'session.wrong_credentials',
  })
  const off = await dana.post('/auth/second-factor/end', { password, code: '123456' })
  expect(off.json()).toMatchObject({ status: 409, code: 'session.second_factor_off' })
  const { secret } = await enrol()
  expect((await dana.post('/auth/second-factor', { password })).json()).toMatchObject({
    ...{ status: 409, code: 'session.second_factor_on' },
  })
  const noCode = await dana.post('/auth/second-factor/end', { password, code: '000000' })
  expect(noCode.json()).toMatchObject({ code: 'session.wrong_code' })
  const ended = await dana.post('/auth/second-factor/end', { password, code: at.codeOf(secret) })
  expect(ended.statusCode).toBe(200)
  expect((await firstStep()).answer.json()).toHaveProperty('personId')
})

it('whoever has no password changes it in a session that has just begun, and in no older one (session.too_old)', async () => {
  await at.browser().post('/auth/sign-in/link', { email: 'ana@acme.test' })
  await at.desk.mailGoes()
  const ana = at.browser()
  await ana.post('/auth/links/sign-in', { token: at.tokenIn('ana') })
  expect((await ana.post('/auth/second-factor')).json()).toHaveProperty('secret')
  await at.desk.sql(`UPDATE auth_sessions SET created_at = created_at - interval '11 minutes'`)
  expect((await ana.post('/auth/second-factor')).json()).toMatchObject({ status: 403, code: 'session.too_old' })
})

it('nothing that lies in the database makes a code', async () => {
  const { secret, recoveryCodes } = await enrol()
  const stored = JSON.stringify([
    await at.desk.sql('SELECT row_to_json(f)::text AS text FROM second_factors f'),
    await at.desk.sql('SELECT row_to_json(c)::text AS text FROM recovery_codes c'),
    await at.desk.sql('SELECT row_to_json(e)::text AS text FROM events e'),
  ])
  for (const kept of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
    expect(stored).not.toContain(kept)
})

it('a desk that requires one of its staff lets nobody of them in without, and no contact is held up (session.second_factor_required)', async () => {
  const ida = await at.signedIn('ida@vendor.test')
  const bo = await at.signedIn('bo@vendor.test')
  const rule = (staffSecondFactor: string, by = ida) => by.post('/settings/sign-in', { staffSecondFactor })
  expect((await rule('required')).json()).toMatchObject({ status: 409, code: 'session.second_factor_off' })
  expect((await rule('required', bo)).json()).toMatchObject({ code: 'access.denied' })
  const { secret } = await enrol(ida)
  expect((await rule('required')).statusCode).toBe(200)
  expect((await bo.get('/me')).statusCode).toBe(401)
  const { browser, answer } = await firstStep(at.browser(), 'bo@vendor.test')
  expect(answer.json()).toMatchObject({ secondStep: 'enrol' })
  expect((await browser.get('/me')).statusCode).toBe(401)
  expect((await step(browser, '123456')).json()).toMatchObject({ code: 'session.step_over' })
  expect((await enrol(browser, {})).recoveryCodes).toHaveLength(10)
  expect((await browser.get('/me')).statusCode).toBe(200)
  expect((await firstStep()).answer.json()).toHaveProperty('personId')
  const giveUp = await ida.post('/auth/second-factor/end', { password, code: at.codeOf(secret) })
  expect(giveUp.json()).toMatchObject({ status: 409, code: 'session.second_factor_required' })
  expect((await ida.get('/settings/sign-in')).json()).toMatchObject({ staffSecondFactor: 'required', staffWithout: 1 })
})
