import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FilesDoor, openFilesDoor } from '../../../test/open-files-door.ts'

let desk: FilesDoor
beforeAll(async () => {
  desk = await openFilesDoor()
})
afterAll(() => desk.door.close())

const handsIn = async () => {
  const { id } = (await desk.upload(desk.cookies.ana, 'certificate 4711', {}, 'certificate.pdf')).json()
  return { fileId: id as string, trainingId: await desk.handIn(id) }
}

it('a certificate is fetched by its person and by staff', async () => {
  const { trainingId } = await handsIn()
  for (const cookie of [desk.cookies.ana, desk.cookies.bo]) {
    const { url } = (await desk.certificateOf(cookie, trainingId)).json()
    expect((await desk.door.app.inject({ url, headers: { cookie } })).body).toBe('certificate 4711')
  }
})

it('a colleague, and whoever asks for one that is not, get what nobody gets (file.not_found); another account sees none', async () => {
  const { fileId, trainingId } = await handsIn()
  const nobody = await desk.certificateOf(desk.cookies.cy, desk.door.newId())
  expect(nobody.json()).toMatchObject({ status: 404, code: 'file.not_found' })
  expect((await desk.certificateOf(desk.cookies.cy, trainingId)).body).toBe(nobody.body)
  expect((await desk.linkOf(desk.cookies.ana, fileId)).body).toBe(nobody.body)
  const stranger = await desk.certificateOf(desk.cookies.eve, trainingId)
  expect(stranger.body).toBe((await desk.certificateOf(desk.cookies.eve, desk.door.newId())).body)
  expect(stranger.statusCode).toBe(404)
})

it('her word alone makes no training count: the database takes from a customer what waits, and no other word', async () => {
  const { trainingId } = await handsIn()
  const asAna = (text: string) =>
    desk.door.openUnit(desk.ana, 'write', async (ctx) => (await sql.raw(text).execute(ctx.db)).numAffectedRows)
  const insert = (state: string, id: string) =>
    `INSERT INTO training_records (account_id, id, person_id, course, completed_on, state, recorded_by, recorded_at)
     SELECT account_id, '${id}', person_id, course, '2026-02-02', '${state}', person_id, recorded_at
     FROM training_records WHERE id = '${trainingId}'`
  await expect(asAna(insert('accepted', desk.door.newId()))).rejects.toThrow(/row-level security/)
  await expect(asAna(`UPDATE training_records SET state = 'accepted' WHERE id = '${trainingId}'`)).rejects.toThrow(
    /permission denied/,
  )
  expect(await asAna(insert('waiting', desk.door.newId()))).toBe(1n)
})
