import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, hire, openDoor, password, signIn } from '../../../test/open-door.ts'

let door: Door
beforeAll(async () => {
  door = await openDoor()
  await hire(door, await door.person('bo@vendor.test'))
})
afterAll(() => door.close())

it('lets you in with address and password, and says who you are', async () => {
  const cookie = await signIn(door, 'Bo@vendor.test')
  const me = await door.app.inject({ url: '/api/v1/me', headers: { cookie } })
  expect(me.json()).toMatchObject({ side: 'staff', person: { email: 'bo@vendor.test' } })
  expect(me.headers['cache-control']).toBe('no-store')
})

it('answers an unknown address like a wrong password (session.wrong_credentials)', async () => {
  const tryWith = (email: string) =>
    door.app.inject({ method: 'POST', url: '/api/v1/auth/sign-in/email', payload: { email, password: `${password}?` } })
  const [known, unknown] = [await tryWith('bo@vendor.test'), await tryWith('nobody@vendor.test')]
  expect(known.json()).toMatchObject({ code: 'session.wrong_credentials', status: 401 })
  expect(unknown.body).toBe(known.body)
})
