import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../../../test/open-door.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor({ setupToken: 'the-token' })
})
afterAll(() => door.close())

const setUp = (change: object = {}) =>
  door.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: {
      token: 'the-token',
      name: 'Ida',
      email: 'ida@vendor.test',
      password,
      city: 'Berlin',
      country: 'DE',
      zone: 'Europe/Berlin',
      ...change,
    },
  })

it('asks for the token that was printed at start-up (setup.token_wrong)', async () => {
  expect((await setUp({ token: 'guess' })).json()).toMatchObject({ status: 403, code: 'setup.token_wrong' })
})

it('takes no password that is easy to guess (session.password_too_common)', async () => {
  expect((await setUp({ password: 'password1234' })).json()).toMatchObject({ code: 'session.password_too_common' })
})

it('of many who come together one becomes the administrator, and the door shuts behind them', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => setUp({ email: `ida${n}@vendor.test` })))
  expect(answers.filter((answer) => answer.statusCode === 201).length).toBe(1)
  expect(answers.filter((answer) => answer.json().code === 'setup.done').length).toBe(7)
  expect((await door.sql('SELECT 1 FROM people')).length).toBe(1)
  const first = answers.find((answer) => answer.statusCode === 201)
  const cookie = first?.cookies.map((one) => `${one.name}=${one.value}`).join('; ') ?? ''
  const me = await door.app.inject({ url: '/api/v1/me', headers: { cookie } })
  expect(me.json()).toMatchObject({
    side: 'staff',
    staff: { roles: expect.arrayContaining(['admin']), headOfSupport: true },
  })
})
