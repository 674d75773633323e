import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FilesDoor, openFilesDoor } from '../../../test/open-files-door.ts'
import { decodeTypeId, encodeTypeId } from '../../platform/ids/index.ts'
import { engagementRoutes } from './routes.ts'

let desk: FilesDoor
let session: string
beforeAll(async () => {
  desk = await openFilesDoor(engagementRoutes)
  const id = desk.door.newId()
  await desk.door.sql(
    `INSERT INTO engagements (account_id, id, kind, state, host_id, contact_id, length_minutes, room, created_at, changed_at)
     VALUES ($1, $2, 'training', 'planned', $3, $4, 60, repeat('a', 32), '2026-03-01', '2026-03-01')`,
    [desk.acme, id, desk.people.bo, desk.people.ana],
  )
  session = encodeTypeId('eng', id)
})
afterAll(() => desk.door.close())

type Who = keyof FilesDoor['cookies']
const at = (path: string) => `/api/v1/engagements/${session}/files${path}`
const get = (who: Who, path = '') => desk.door.app.inject({ url: at(path), headers: { cookie: desk.cookies[who] } })
const post = (who: Who, path: string, payload: object) =>
  desk.door.app.inject({ method: 'POST', url: at(path), headers: { cookie: desk.cookies[who] }, payload })
const upload = async (who: Who, words: string): Promise<string> =>
  (await desk.upload(desk.cookies[who], words, {}, `${words}.pdf`)).json().id
const add = async (who: Who, words: string, audience: 'customer' | 'staff' = 'customer') => {
  const id = await upload(who, words)
  return { id, answer: await post(who, '', { fileIds: [id], audience }) }
}
const names = async (who: Who) => (await get(who)).json().items.map(({ name }: { name: string }) => name)
const download = async (who: Who, fileId: string) => {
  const { url } = (await get(who, `/${fileId}/link`)).json()
  return (await desk.door.app.inject({ url, headers: { cookie: desk.cookies[who] } })).body
}

it('a file for both sides is fetched by both; one among the staff is in no customer’s list and behind no address of hers (file.not_found)', async () => {
  const slides = await add('bo', 'slides')
  const notes = await add('bo', 'canary of the staff', 'staff')
  expect(slides.answer.json().items).toMatchObject([
    { name: 'slides.pdf', audience: 'customer', by: expect.any(Object) },
  ])
  expect(await names('ana')).toEqual(['slides.pdf'])
  expect(await names('bo')).toEqual(['slides.pdf', 'canary of the staff.pdf'])
  expect(await download('ana', slides.id)).toBe('slides')
  expect(await download('bo', notes.id)).toBe('canary of the staff')
  expect((await get('ana', `/${notes.id}/link`)).json()).toMatchObject({ status: 404, code: 'file.not_found' })
  expect((await desk.linkOf(desk.cookies.bo, slides.id)).json()).toMatchObject({ code: 'file.not_found' })
})

it('a contact adds hers for both sides and none among the staff; another account sees no session (engagement.not_found, access.denied)', async () => {
  const { answer } = await add('ana', 'our topics')
  expect(answer.statusCode).toBe(200)
  expect(await names('bo')).toContain('our topics.pdf')
  expect((await add('ana', 'a trick', 'staff')).answer.json()).toMatchObject({ code: 'access.denied' })
  expect((await get('eve')).json()).toMatchObject({ code: 'engagement.not_found' })
  expect((await add('eve', 'theirs')).answer.json()).toMatchObject({ code: 'engagement.not_found' })
})

it('what is bound already is bound once (file.attached), and somebody else’s upload never (file.not_found)', async () => {
  const { id } = await add('bo', 'twice')
  expect((await post('bo', '', { fileIds: [id] })).json()).toMatchObject({ code: 'file.attached' })
  const hers = await upload('ana', 'hers')
  expect((await post('bo', '', { fileIds: [hers] })).json()).toMatchObject({ code: 'file.not_found' })
})

it('a file is removed for good by whoever added it or the staff (message.withdrawn when it is gone)', async () => {
  const { id } = await add('bo', 'too much')
  const remove = (who: Who) => post(who, `/${id}/withdrawal`, { because: 'It named a password' })
  expect((await remove('ana')).json()).toMatchObject({ code: 'access.denied' })
  const before = await desk.stored()
  expect((await remove('bo')).statusCode).toBe(200)
  await expect.poll(() => desk.stored()).toBe(before - 1)
  expect((await get('ana', `/${id}/link`)).json()).toMatchObject({ code: 'message.withdrawn' })
  expect((await remove('bo')).json()).toMatchObject({ code: 'message.withdrawn' })
})

it('a session has no more files than anybody looks through: engagement.files_enough', async () => {
  const engagementId = decodeTypeId('eng', session)
  await desk.door.sql(
    `INSERT INTO files (account_id, id, engagement_id, audience, uploaded_by, name, type, size, sha256, storage_key, state, created_at, attached_at)
     SELECT $1, gen_random_uuid(), $2, 'customer', $3, 'x', 'text/plain', 1, decode(repeat('00', 32), 'hex'),
       lpad(n::text, 32, '0'), 'received', '2026-03-01', '2026-03-01' FROM generate_series(1, 100) AS n`,
    [desk.acme, engagementId, desk.people.bo],
  )
  expect((await add('bo', 'one more')).answer.json()).toMatchObject({ code: 'engagement.files_enough' })
})
