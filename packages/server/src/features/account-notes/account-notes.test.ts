import {
  changeAccountNoteEndpoint,
  listAccountNotesEndpoint,
  removeAccountNoteEndpoint,
  writeAccountNoteEndpoint,
} from '@mainstay/contracts/account-notes'
import { getAccountEndpoint } from '@mainstay/contracts/accounts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'

let desk: ScenarioDesk
let params: { accountId: string }
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  params = { accountId: desk.accountId }
})
afterAll(() => desk.close())

const write = (text: string, isPinned = false) =>
  desk.act(desk.people.marta, writeAccountNoteEndpoint, { params, body: { text, isPinned } })
const list = (query: { pinned?: 'only' } = {}, by = desk.people.bo) =>
  desk.act(by, listAccountNotesEndpoint, { params, query })

it('colleagues read notes on an account, pinned ones first, and a pinned one stands out alone', async () => {
  await write('Their audit is in March')
  const pinned = await write('canary: call before you restart anything', true)
  await write('They like short answers')
  expect((await list()).items.map(({ text, isPinned }) => [text.slice(0, 6), isPinned])).toEqual([
    ['canary', true],
    ['They l', false],
    ['Their ', false],
  ])
  expect((await list({ pinned: 'only' })).items).toMatchObject([{ id: pinned.id, by: { name: 'Marta' } }])
})

it('canary: no contact reads, counts or meets one (access.denied), and events carry no word of it', async () => {
  await expect(list({}, desk.people.ana)).rejects.toMatchObject({ code: 'access.denied' })
  const account = await desk.act(desk.people.ana, getAccountEndpoint, { params })
  expect(JSON.stringify(account)).not.toContain('canary')
  const events = await desk.sql<{ data: unknown; audience: string }>(
    `SELECT data, audience FROM events WHERE type LIKE 'account_note.%'`,
    [],
  )
  expect(JSON.stringify(events)).not.toContain('canary')
  expect(new Set(events.map(({ audience }) => audience))).toEqual(new Set(['staff']))
})

it('a note is changed, unpinned and removed for good (account_note.not_found)', async () => {
  const note = await write('To go', true)
  const of = { params: { ...params, noteId: note.id } }
  const { marta } = desk.people
  expect(await desk.act(marta, changeAccountNoteEndpoint, { ...of, body: { isPinned: false } })).toMatchObject({
    ...{ text: 'To go', isPinned: false, version: 2 },
  })
  await desk.act(marta, removeAccountNoteEndpoint, of)
  await expect(desk.act(marta, removeAccountNoteEndpoint, of)).rejects.toMatchObject({ code: 'account_note.not_found' })
  expect((await list()).items.some(({ id }) => id === note.id)).toBe(false)
})

it('an account has no more than nobody reads: account_note.full', async () => {
  await desk.sql(
    `INSERT INTO account_notes (account_id, id, text, is_pinned, written_by, written_at, changed_at)
     SELECT $1::uuid, gen_random_uuid(), 'x', false, $2::uuid, now(), now() FROM generate_series(1, 200)`,
    [decodeId('acc', desk.accountId), desk.people.marta],
  )
  await expect(write('One more')).rejects.toMatchObject({ code: 'account_note.full' })
})
