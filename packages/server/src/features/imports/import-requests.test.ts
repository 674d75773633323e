import { listAuditEndpoint } from '@mainstay/contracts/audit'
import { exportTableEndpoint, runImportEndpoint } from '@mainstay/contracts/imports'
import { createReleaseEndpoint } from '@mainstay/contracts/releases'
import { getRequestEndpoint, listAsksEndpoint, listRequestsEndpoint } from '@mainstay/contracts/requests'
import papa from 'papaparse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  const body = { version: '9.4.0', kind: 'update' as const }
  await desk.act(desk.people.ida, createReleaseEndpoint, { body })
})
afterAll(() => desk.close())

const run = (csv: string, by = desk.people.ida) => desk.act(by, runImportEndpoint, { body: { table: 'requests', csv } })
const list = async () => (await desk.act(desk.people.ida, listRequestsEndpoint, { query: { limit: 100 } })).items
const asksOf = async (requestId: string) =>
  (await desk.act(desk.people.ida, listAsksEndpoint, { params: { requestId }, query: {} })).items

const file = `external_id,title,wording,status,status_words,release,account,email,use_case
OLD-1,Waves,Waves of sites.,planned,In spring.,9.4.0,ACME,ana@acme.test,"We have
two shifts, ""A"" and B"
OLD-1,,,,,,ACME,dana@acme.test,=Night trains
OLD-2,Dark charts,Charts at night.,shipped,,7.0,,,
OLD-3,A fax door,Paper in and out.,Declined,Nobody has one.,,,,`

it('brings in requests with their asks word for word, each standing as it stood elsewhere, and tells nobody', async () => {
  const { counts, rows } = await run(file)
  expect(counts).toEqual({ create: 4, change: 0, stay: 0, refuse: 0 })
  expect(rows.map(({ key }) => key)).toEqual([
    'OLD-1 ACME ana@acme.test',
    'OLD-1 ACME dana@acme.test',
    'OLD-2',
    'OLD-3',
  ])
  const all = new Map((await list()).map((row) => [row.externalRef, row]))
  expect(all.get('OLD-1')).toMatchObject({ status: 'planned', release: '9.4.0', asks: 2, accounts: 1, weight: 4 })
  expect(all.get('OLD-2')).toMatchObject({ status: 'shipped', release: '7.0', releaseId: null })
  const declined = { params: { requestId: all.get('OLD-3')?.id ?? '' } }
  expect((await desk.act(desk.people.ana, getRequestEndpoint, declined)).statusWords).toBe('Nobody has one.')
  const asks = await asksOf(all.get('OLD-1')?.id ?? '')
  expect(asks.map(({ useCase }) => useCase)).toEqual(['We have\ntwo shifts, "A" and B', '=Night trains'])
  await desk.mailGoes()
  expect((await desk.toldTo('ana')).filter((kind) => kind.startsWith('request_'))).toEqual([])
})

it('the same file changes nothing the second time, later words change, and how one stands is said here from then on', async () => {
  expect((await run(file)).counts).toMatchObject({ create: 0, change: 0, stay: 4 })
  const later = file.replace('Charts at night.', 'Charts in the dark.').replace(',shipped,', ',planned,')
  expect((await run(later)).rows[2]).toMatchObject({ does: 'change', changes: ['wording'] })
  expect((await list()).find(({ externalRef }) => externalRef === 'OLD-2')).toMatchObject({
    ...{ status: 'shipped', wording: 'Charts in the dark.' },
  })
})

it('a later row of the same file may say more of a request that an earlier one brings in', async () => {
  const { counts } = await run(`external_id,title,wording,account,email,use_case
NEW-1,Quiet hours,No mail at night.,ACME,ana@acme.test,We sleep
NEW-1,Quiet nights,,ACME,dana@acme.test,So do we
NEW-1,,,ACME,ana@acme.test,We sleep`).catch(({ errors }) => ({ counts: errors }))
  expect(counts).toEqual([{ code: 'row.twice', detail: 'Line 2 is about the same.', pointer: '/rows/4/' }])
  await run(`external_id,title,wording,account,email,use_case
NEW-1,Quiet hours,No mail at night.,ACME,ana@acme.test,We sleep
NEW-1,Quiet nights,,ACME,dana@acme.test,So do we`)
  const row = (await list()).find(({ externalRef }) => externalRef === 'NEW-1')
  expect(row).toMatchObject({ title: 'Quiet nights', asks: 2, accounts: 1, weight: 4 })
})

it('a fault stops all of it and says row and column: import.rows_refused', async () => {
  const before = (await list()).length
  const faulty = `external_id,title,wording,status,release,account,email,use_case
NEW-1,Fine,Words.,,,,,
NEW-2,No words,,,,,,
NEW-3,A plan,Words.,planned,99.1,,,
NEW-4,Who,Words.,soon,,,,
NEW-5,Who,Words.,,,ACME,nobody@acme.test,Yes
NEW-6,Who,Words.,,,GONE,ana@acme.test,Yes
OLD-1,,,,,ACME,ana@acme.test,Something else
NEW-1,Fine,Words.,,,,,`
  const refused = await run(faulty).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'import.rows_refused' })
  const { errors } = refused as { errors: readonly { pointer: string; code: string }[] }
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/rows/3/wording cell.invalid',
    '/rows/4/release feature_request.release_unfit',
    '/rows/5/status cell.invalid',
    '/rows/6/email contact.not_found',
    '/rows/7/account account.not_found',
    '/rows/8/use_case feature_request.ask_fixed',
    '/rows/9/ row.twice',
  ])
  expect(await list()).toHaveLength(before)
})

it('what is exported reads in again and changes nothing; a formula stays text', async () => {
  const { head, rows } = await desk.act(desk.people.ida, exportTableEndpoint, { params: { table: 'requests' } })
  const saved = papa.unparse({ fields: head, data: rows as string[][] }, { escapeFormulae: true })
  expect(saved).toContain("'=Night trains")
  expect((await run(saved)).counts).toMatchObject({ create: 0, change: 0, refuse: 0, stay: rows.length })
  const { items } = await desk.act(desk.people.ida, listAuditEndpoint, { query: { action: 'table.exported' } })
  expect(items.length).toBeGreaterThan(0)
})

it('is for leads, product managers and administrators', async () => {
  await expect(run(file, desk.people.bo)).rejects.toMatchObject({ code: 'access.denied' })
})
