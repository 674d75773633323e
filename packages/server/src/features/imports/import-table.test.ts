import { listAccountsEndpoint, listContactsEndpoint } from '@mainstay/contracts/accounts'
import {
  exportTableEndpoint,
  type ImportTable,
  importFields,
  previewImportEndpoint,
  runImportEndpoint,
} from '@mainstay/contracts/imports'
import papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import type { Caller } from '../../platform/http/route.ts'
import { principalOf } from '../access/index.ts'
import { previewImport } from './import-table.ts'

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
})
afterAll(() => desk.close())

const run = (table: ImportTable, csv: string, more: object = {}) =>
  desk.act(desk.people.ida, runImportEndpoint, { body: { table, csv, ...more } })
const preview = async (table: ImportTable, csv: string, more: object = {}) => {
  const personId = desk.people.ida
  const principal = await desk.desk.asWorker((ctx) => principalOf(ctx, { personId }))
  if (!principal) throw new Error('nobody')
  const caller: Caller = { principal, personId, means: 'session', meansId: 's' }
  const body = previewImportEndpoint.body?.parse({ table, csv, ...more }) as never
  const input = { params: undefined, query: undefined, body }
  return previewImport(desk.desk.units.openUnit)({
    ...{ caller, input, request: undefined as never, reply: undefined as never },
  })
}
const counts = async () =>
  (
    await desk.sql(`SELECT (SELECT count(*)::int FROM accounts) AS accounts, (SELECT count(*)::int FROM people) AS people,
      (SELECT count(*)::int FROM mandates) AS mandates, (SELECT count(*)::int FROM agreements) AS agreements`)
  )[0]
const faultsOf = ({ rows }: { rows: readonly { line: number; errors: readonly { code: string }[] }[] }) =>
  rows.flatMap(({ line, errors }) => errors.map(({ code }) => `${line} ${code}`))

const accounts = `Code;Company;Account manager;TAM;CRM id
HEL;Helio Works;marta@vendor.test;;H-1
nova;Nova "North" Ltd;BO@vendor.test;marta@vendor.test;N-7`

describe('importing a table', () => {
  it('shows what it would do before it does it, guessing the columns, and leaves nothing behind', async () => {
    const before = await counts()
    const seen = await preview('accounts', accounts)
    expect(seen.columns).toMatchObject({ name: 'Company', manager: 'Account manager', external_id: 'CRM id' })
    expect(seen.counts).toEqual({ create: 2, change: 0, stay: 0, refuse: 0 })
    expect(seen.rows.map(({ line, key, does }) => [line, key, does])).toEqual([
      [2, 'HEL', 'create'],
      [3, 'NOVA', 'create'],
    ])
    expect(await counts()).toEqual(before)
  })

  it('creates what is new, changes nothing the second time, and then only what differs', async () => {
    expect((await run('accounts', accounts)).counts).toMatchObject({ create: 2 })
    expect((await run('accounts', accounts)).counts).toMatchObject({ create: 0, change: 0, stay: 2 })
    const later = accounts.replace('Helio Works', 'Helio Works AG')
    expect((await run('accounts', later)).rows[0]).toMatchObject({ does: 'change', changes: ['name'] })
    const events = await desk.eventsOf('import.done')
    expect(events.map(({ data }) => [data.table, data.created, data.changed, data.stayed])).toEqual([
      ['accounts', 2, 0, 0],
      ['accounts', 0, 0, 2],
      ['accounts', 0, 1, 1],
    ])
  })

  it('takes agreements and contacts by code or number, with the place of each city', async () => {
    const agreements = `account,order_form,plan,add_ons,starts_on,ends_on
H-1,OF-77,Premium,TAM,2026-01-01,2027-01-01
NOVA,OF-78,standard,,2026-06-01,2027-06-01`
    expect((await run('agreements', agreements)).counts).toMatchObject({ create: 2, refuse: 0 })
    expect((await run('agreements', agreements)).counts).toMatchObject({ stay: 2 })
    const contacts = `account,email,name,city,country,primary,trained_on
HEL,katja@helio.test,Katja Braun,Berlin,DE,yes,2026-02-03
HEL,jo@helio.test,=HYPERLINK("http://evil.test"),Warsaw,PL,no,
nova,sam@nova.test,Sam Doe,Chicago,US,,`
    expect((await run('contacts', contacts)).counts).toMatchObject({ create: 3 })
    expect((await run('contacts', contacts)).counts).toMatchObject({ stay: 3 })
    const { items } = await desk.act(desk.people.ida, listAccountsEndpoint, { query: { q: 'HEL' } })
    const team = await desk.act(desk.people.ida, listContactsEndpoint, { params: { accountId: items[0]?.id ?? '' } })
    expect(team.items.map(({ person, isPrimary, zone }) => [person.name, isPrimary, zone])).toEqual([
      ['Katja Braun', true, 'Europe/Berlin'],
      ['=HYPERLINK("http://evil.test")', false, 'Europe/Warsaw'],
    ])
  })

  it('takes installations by number or name, platforms in a cell each, and changes what differs (environment.name_taken)', async () => {
    const csv = `account,Installation,CMDB id,version,prod,OS,DB,cloud
HEL,mill,M-1,9.2.1,yes,Ubuntu 22.04,PostgreSQL 16,Amazon RDS; Amazon S3
HEL,lab,,8.4.6,no,Windows Server 2022,,`
    expect((await run('environments', csv)).counts).toMatchObject({ create: 2, refuse: 0 })
    expect((await run('environments', csv)).counts).toMatchObject({ stay: 2 })
    const upgraded = csv.replace('mill,M-1,9.2.1', 'mill-two,M-1,9.3.0').replace('S3', 'SQS')
    expect((await run('environments', upgraded)).rows[0]).toMatchObject({
      does: 'change',
      changes: ['name', 'product_version', 'cloud_service'],
    })
    const read = await desk.act(desk.people.ida, exportTableEndpoint, { params: { table: 'environments' } })
    expect(read.rows.map((cells) => cells.slice(1, 9))).toEqual([
      ['mill-two', 'M-1', read.rows[0]?.[3], '9.3.0', 'yes', 'Ubuntu 22.04', 'PostgreSQL 16', 'Amazon RDS; Amazon SQS'],
      ['lab', '', read.rows[1]?.[3], '8.4.6', 'no', 'Windows Server 2022', '', ''],
    ])
    expect((await run('environments', papa.unparse([read.head, ...read.rows]))).counts).toMatchObject({ stay: 2 })
    const faulty = `account,name,external_id,product_version,product
HEL,lab,M-9,8.4.6,teapot
HEL,mill-two,M-2,9.3.0,
HEL,lab,M-1,9.3.0,
NOBODY,x,,9.0,
HEL,,,9.0,`
    expect(faultsOf(await preview('environments', faulty))).toEqual([
      '2 product.unknown',
      '4 environment.name_taken',
      '5 account.not_found',
      '6 cell.invalid',
    ])
  })

  it('tells a fault per row, and writes none of them (import.rows_refused)', async () => {
    const before = await counts()
    const csv = `account,email,name,city,country,role,trained_on
NOBODY,a@x.test,A,Berlin,DE,,
HEL,b@x.test,B,Nowhere,DE,,
HEL,not an address,C,Berlin,DE,,
HEL,d@x.test,D,Berlin,Germany,,
HEL,e@x.test,E,Berlin,DE,boss,
HEL,f@x.test,F,Berlin,DE,,3.2.2026
HEL,g@x.test,,Berlin,DE,,
HEL,fine@x.test,Fine,Berlin,DE,,
HEL,FINE@x.test,Fine,Berlin,DE,,`
    const seen = await preview('contacts', csv)
    expect(faultsOf(seen)).toEqual([
      '2 account.not_found',
      '3 place.unknown',
      '4 cell.invalid',
      '5 place.unknown',
      '6 cell.invalid',
      '7 cell.invalid',
      '8 cell.invalid',
      '10 row.twice',
    ])
    await expect(run('contacts', csv)).rejects.toMatchObject({ code: 'import.rows_refused' })
    expect(await counts()).toEqual(before)
  })

  it('holds to the rules of a form: seats, dates, plans, the primary, a record that is never edited', async () => {
    const five = Array.from({ length: 5 }, (_, n) => `NOVA,s${n}@nova.test,S ${n},Chicago,US`).join('\n')
    const seats = await preview('contacts', `account,email,name,city,country\n${five}`)
    expect(faultsOf(seats)).toEqual(['5 contact.no_seat', '6 contact.no_seat'])
    expect(seats.rows[4]?.errors[0]?.detail).toContain('4 of 4')
    const agreements = `account,order_form,plan,add_ons,starts_on,ends_on
HEL,OF-77,premium,,2026-01-01,2028-01-01
HEL,OF-90,gold,,2026-01-01,2027-01-01
HEL,OF-91,standard,tam,2026-01-01,2027-01-01
HEL,OF-92,premium,,2027-01-01,2026-01-01`
    expect(faultsOf(await preview('agreements', agreements))).toEqual([
      '2 agreement.recorded',
      '3 agreement.plan_unknown',
      '4 agreement.add_on_refused',
      '5 agreement.reversed',
    ])
    const primaries = `account,email,name,city,country,primary
HEL,katja@helio.test,K,Berlin,DE,x
HEL,jo@helio.test,J,Warsaw,PL,x`
    expect(faultsOf(await preview('contacts', primaries))).toEqual(['3 row.second_primary'])
    const codes = `code,name,manager,external_id\nHELX,Helio,marta@vendor.test,H-1\nQ,Quick,nobody@vendor.test,`
    expect(faultsOf(await preview('accounts', codes))).toEqual(['2 account.code_fixed', '3 account.manager_unknown'])
  })

  it('refuses what is no table, and more than 5,000 rows (import.unreadable, import.too_many_rows)', async () => {
    for (const csv of ['', ' \n', 'code,name,manager', 'code,name\n"half,x', 'a'.repeat(10)]) {
      const tried = csv === '' ? Promise.reject(new Error('empty')) : run('accounts', csv)
      await expect(tried).rejects.toThrow()
    }
    await expect(run('accounts', 'code,name\n"half,x')).rejects.toMatchObject({ code: 'import.unreadable' })
    const rows = Array.from({ length: 5_001 }, (_, n) => `C${n},N`).join('\n')
    await expect(run('accounts', `code,name\n${rows}`)).rejects.toMatchObject({ code: 'import.too_many_rows' })
    await expect(run('accounts', 'code\nA1', { columns: { nonsense: 'code' } })).rejects.toMatchObject({
      code: 'import.unreadable',
    })
  })

  it('asks which column is which where the names do not say', async () => {
    const csv = 'A,B,C\nZEN,Zen Ltd,marta@vendor.test'
    expect(faultsOf(await preview('accounts', csv))).toEqual([
      '2 column.missing',
      '2 column.missing',
      '2 column.missing',
    ])
    const columns = { code: 'A', name: 'B', manager: 'C' }
    expect((await preview('accounts', csv, { columns })).counts.create).toBe(1)
  })

  it('is not for everybody (access.denied)', async () => {
    const body = { table: 'accounts' as const, csv: accounts }
    await expect(desk.act(desk.people.bo, runImportEndpoint, { body })).rejects.toMatchObject({ code: 'access.denied' })
    await expect(
      desk.act(desk.people.marta, exportTableEndpoint, { params: { table: 'contacts' }, query: {} }),
    ).rejects.toMatchObject({ code: 'access.denied' })
  })

  it('what was exported and made safe for spreadsheets changes nothing when it is imported again', async () => {
    for (const table of ['accounts', 'agreements', 'contacts', 'environments'] as const) {
      const saved = await desk.act(desk.people.ida, exportTableEndpoint, { params: { table }, query: {} })
      expect(saved.head).toEqual(importFields[table])
      const csv = papa.unparse({ fields: saved.head, data: saved.rows }, { escapeFormulae: true })
      if (table === 'contacts') expect(csv).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
      const again = await run(table, csv)
      expect(again.counts, table).toEqual({ create: 0, change: 0, stay: saved.rows.length, refuse: 0 })
    }
    const audited = await desk.sql("SELECT 1 FROM audit_entries WHERE action = 'table.exported'")
    expect(audited).toHaveLength(5)
  })
})
