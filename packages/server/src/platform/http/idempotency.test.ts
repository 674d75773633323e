import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, hire, openDoor, signIn } from '../../../test/open-door.ts'
import { signRoutes } from '../../../test/sample-routes.ts'

let door: Door
let bo: string
let cy: string
beforeAll(async () => {
  door = await openDoor({ routes: signRoutes })
  for (const name of ['bo', 'cy']) await hire(door, await door.person(`${name}@vendor.test`))
  bo = await signIn(door, 'bo@vendor.test')
  cy = await signIn(door, 'cy@vendor.test')
})
afterAll(() => door.close())

const hang = (key: string, subject: string, cookie = bo) =>
  door.app.inject({
    method: 'POST',
    url: '/api/v1/signs',
    headers: { cookie, 'idempotency-key': key },
    payload: { subject },
  })
const count = async (subject: string) =>
  (await door.sql(`SELECT 1 FROM settings WHERE value ->> 'subject' = $1`, [subject])).length

it('fifty posts at once with one key do one thing and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => hang('k-50', 'once')))
  expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(201)
  expect(await count('once')).toBe(1)
  expect((await door.sql(`SELECT 1 FROM events WHERE subject_id = $1`, [answers[0]?.json().key])).length).toBe(1)
})

it('a repeat gets the first answer, byte for byte, its version included', async () => {
  const first = await hang('k-again', 'again')
  const second = await hang('k-again', 'again')
  expect(second.body).toBe(first.body)
  expect(second.headers.etag).toBe(first.headers.etag)
})

it('the same key for something else is refused and does nothing (idempotency.key_reused)', async () => {
  await hang('k-reused', 'first')
  expect((await hang('k-reused', 'second')).json()).toMatchObject({ status: 422, code: 'idempotency.key_reused' })
  expect(await count('second')).toBe(0)
})

it('a key belongs to its person: the same one from another is another request', async () => {
  await hang('k-shared', 'mine')
  expect((await hang('k-shared', 'mine', cy)).statusCode).toBe(201)
  expect(await count('mine')).toBe(2)
})

it('a repeat of what can be done once is answered, not refused', async () => {
  const { key } = (await hang('k-take', 'to take')).json()
  const take = () =>
    door.app.inject({
      method: 'POST',
      url: `/api/v1/signs/${key}/taking`,
      headers: { cookie: bo, 'idempotency-key': 'k-t', 'if-match': '"1"' },
    })
  const first = await take()
  expect(first.statusCode).toBe(200)
  expect((await take()).body).toBe(first.body)
  const anew = await door.app.inject({
    method: 'POST',
    url: `/api/v1/signs/${key}/taking`,
    headers: { cookie: bo, 'idempotency-key': 'k-t2' },
  })
  expect(anew.json()).toMatchObject({ status: 409, code: 'message.withdrawn' })
})

it('a refusal is not kept: once it is mended, the same key does its work', async () => {
  const key = '00000000-0000-7000-8000-0000000000aa'
  const take = () =>
    door.app.inject({
      method: 'POST',
      url: `/api/v1/signs/${key}/taking`,
      headers: { cookie: bo, 'idempotency-key': 'k-mend' },
    })
  expect((await take()).statusCode).toBe(404)
  await door.sql(
    `INSERT INTO settings (key, value, changed_at) VALUES ($1, '{"subject":"late","version":1}', '2026-01-01')`,
    [key],
  )
  expect((await take()).statusCode).toBe(200)
})

it('who may no longer come in gets no replay', async () => {
  const personId = await door.person('di@vendor.test')
  await hire(door, personId)
  const cookie = await signIn(door, 'di@vendor.test')
  await hang('k-gone', 'gone', cookie)
  await door.sql(`UPDATE staff_roles SET to_at = '2026-02-01' WHERE person_id = $1`, [personId])
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  expect((await hang('k-gone', 'gone', cookie)).json()).toMatchObject({ status: 401, code: 'session.missing' })
})

it('a key that is no key is refused (request.invalid)', async () => {
  expect((await hang('a b', 'x')).json()).toMatchObject({ status: 422, code: 'request.invalid' })
  expect((await hang('k'.repeat(256), 'x')).statusCode).toBe(422)
})
