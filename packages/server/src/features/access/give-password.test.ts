import { afterAll, beforeAll, expect, it } from 'vitest'
import { addAccount, type Door, hire, mandate, openDoor, signIn } from '../../../test/open-door.ts'
import { encodeId } from '../../platform/ids/index.ts'

let door: Door
let acme: string
beforeAll(async () => {
  door = await openDoor()
  const ida = await door.person('ida@vendor.test')
  await hire(door, ida, ['lead', 'admin'])
  const bo = await door.person('bo@vendor.test')
  await hire(door, bo, ['engineer'])
  acme = await addAccount(door, 'ACME', ida)
})
afterAll(() => door.close())

/** A contact without a way to sign in. */
async function contact(email: string): Promise<string> {
  const id = door.newId()
  await door.sql(
    `INSERT INTO people (id, name, locale, zone, created_at) VALUES ($1, 'Cleo', 'en', 'UTC', '2026-01-01')`,
    [id],
  )
  await door.sql(`INSERT INTO addresses (id, person_id, email, is_main) VALUES ($1, $2, $3, true)`, [
    door.newId(),
    id,
    email,
  ])
  await mandate(door, { accountId: acme, personId: id })
  return encodeId('per', id)
}
const give = (cookie: string, personId: string, password = 'nine grey herons at dusk') =>
  door.app.inject({
    method: 'POST',
    url: `/api/v1/people/${personId}/password`,
    headers: { cookie },
    payload: { password },
  })

it('a contact who was given a first password signs in with it', async () => {
  const cleo = await contact('cleo@acme.test')
  const answer = await give(await signIn(door, 'ida@vendor.test'), cleo)
  expect(answer.statusCode).toBe(200)
  expect(await signIn(door, 'cleo@acme.test', 'nine grey herons at dusk')).toContain('mainstay=')
})

it("nobody's password is replaced behind their back (person.has_sign_in)", async () => {
  const dora = await contact('dora@acme.test')
  const cookie = await signIn(door, 'ida@vendor.test')
  await give(cookie, dora)
  const again = await give(cookie, dora, 'another sentence for dora')
  expect(again.json()).toMatchObject({ status: 409, code: 'person.has_sign_in' })
  expect(await signIn(door, 'dora@acme.test', 'nine grey herons at dusk')).toContain('mainstay=')
})

it('an engineer who may not invite gives no passwords (access.denied), and nobody to a stranger (person.not_found)', async () => {
  const emma = await contact('emma@acme.test')
  expect((await give(await signIn(door, 'bo@vendor.test'), emma)).json()).toMatchObject({ code: 'access.denied' })
  const stranger = encodeId('per', door.newId())
  expect((await give(await signIn(door, 'ida@vendor.test'), stranger)).json()).toMatchObject({
    code: 'person.not_found',
  })
})

it('a password that is easy to guess is refused (session.password_too_common)', async () => {
  const fay = await contact('fay@acme.test')
  const answer = await give(await signIn(door, 'ida@vendor.test'), fay, 'password123456')
  expect(answer.json()).toMatchObject({ status: 422, code: 'session.password_too_common' })
})
