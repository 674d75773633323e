import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import { createAdvisoryEndpoint, publishAdvisoryEndpoint } from '@mainstay/contracts/advisories'
import { runImportEndpoint } from '@mainstay/contracts/imports'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

const codes = ['ACME', 'HEL', 'NOVA'] as const
const size = 300

let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  const { ida, marta } = desk.people
  for (const code of codes.slice(1)) {
    const body = { code, name: code, managerId: desk.wire('per', marta) }
    await desk.act(ida, createAccountEndpoint, { body })
  }
  const productId = (await desk.act(ida, listProductsEndpoint, {})).items[0]?.id ?? ''
  const said = { severity: 'high' as const, title: 'Tokens', text: 'They stay valid.', affected: '>=9.0 <9.2.1' }
  const { id } = await desk.act(ida, createAdvisoryEndpoint, { body: { productId, ...said } })
  await desk.act(ida, publishAdvisoryEndpoint, { params: { advisoryId: id } })
})
afterAll(() => desk.close())

interface Line {
  readonly account: string
  readonly external_id: string
  readonly name: string
  readonly product_version: string
}
const lines: readonly Line[] = Array.from({ length: size }, (_, n) => ({
  ...{ account: codes[n % 3] ?? '', external_id: `M-${n}`, name: `Mill ${n}` },
  product_version: `${8 + (n % 2)}.${n % 4}.0`,
}))
const csvOf = (rows: readonly Line[]): string =>
  ['account,external_id,name,product_version,operating_system']
    .concat(rows.map((row) => `${row.account},${row.external_id},${row.name},${row.product_version},Ubuntu 22.04`))
    .join('\n')
const run = (rows: readonly Line[]) =>
  desk.act(desk.people.ida, runImportEndpoint, { body: { table: 'environments', csv: csvOf(rows) } })

const kept = () =>
  desk.sql<{ code: string; name: string; version: string; row: number }>(`
    SELECT a.code, e.name, e.product_version AS version, e.version::int AS row FROM environments e
    JOIN accounts a ON a.id = e.account_id WHERE e.closed_at IS NULL AND e.external_id LIKE 'M-%'
    ORDER BY substr(e.external_id, 3)::int`)
const told = async (type: 'environment.added' | 'environment.changed') => (await desk.eventsOf(type)).length
const reached = () =>
  desk.sql(`SELECT a.code, r.because, r.in_range_then::int AS n FROM advisory_accounts r
    JOIN accounts a ON a.id = r.account_id ORDER BY a.code`)
const one = async <T>(query: string): Promise<T> => (await desk.sql<{ is: T }>(`SELECT (${query}) AS is`))[0]?.is as T
/** What is counted by difference, against counting anew. */
const miscounted = () =>
  one<number>(`SELECT count(*)::int FROM (SELECT account_id, line, count(*) AS n FROM environments
      WHERE closed_at IS NULL AND line IS NOT NULL GROUP BY 1, 2) c
    FULL JOIN account_lines l USING (account_id, line) WHERE c.n IS DISTINCT FROM l.installations`)
const misknown = () =>
  one<number>(`SELECT count(*)::int FROM (SELECT line, count(DISTINCT account_id) AS n FROM environments
      WHERE closed_at IS NULL AND line IS NOT NULL GROUP BY 1) c
    FULL JOIN (SELECT * FROM lines_in_use WHERE accounts <> 0) l USING (line) WHERE c.n IS DISTINCT FROM l.accounts`)

it('takes hundreds of installations with the history, the events and the audit that each would have alone', async () => {
  expect((await run(lines)).counts).toEqual({ create: size, change: 0, stay: 0, refuse: 0 })
  expect((await kept()).map(({ name }) => name)).toEqual(lines.map(({ name }) => name))
  expect(await told('environment.added')).toBe(size)
  expect(await one('SELECT count(*)::int FROM environment_history')).toBe(size)
  expect(await one(`SELECT count(*)::int FROM audit_entries WHERE action = 'environment.added'`)).toBe(size)
  expect(await one('SELECT count(*)::int FROM events WHERE account_seq IS NULL AND account_id IS NOT NULL')).toBe(0)
  expect([await miscounted(), await misknown()]).toEqual([0, 0])
})

it('tells each account that comes into the range of an advisory so, counting all that came', async () => {
  // every second one is of 9, and every second of those is 9.1
  expect(await reached()).toEqual(codes.map((code) => ({ code, because: 'in_range', n: size / 12 })))
  await desk.pass('1 seconds')
})

it('the same file again changes nothing; what differs is changed, with names that go from one to the other', async () => {
  expect((await run(lines)).counts).toMatchObject({ create: 0, change: 0, stay: size })
  const [first, , , second] = lines
  if (!first || !second) throw new Error('there are lines')
  const upgraded = lines.map((line, n) => (n % 3 === 1 ? { ...line, product_version: '9.3.0' } : line))
  // a name that the row before let go of is free for the next
  const renamed = [{ ...first, name: 'Press' }, { ...second, name: first.name }, ...upgraded.filter((_, n) => n % 3)]
  const { counts } = await run(renamed)
  // of the account's hundred every fourth runs 9.3 already
  const upgrades = size / 4
  expect(counts).toEqual({ create: 0, change: 2 + upgrades, stay: renamed.length - 2 - upgrades, refuse: 0 })
  const now = await kept()
  expect([now[0]?.name, now[3]?.name, now[1]?.version, now[1]?.row, now[2]?.row]).toEqual([
    ...['Press', 'Mill 0', '9.3.0', 2, 1],
  ])
  expect(await told('environment.changed')).toBe(2 + upgrades)
  expect(
    await one(`SELECT progress FROM advisory_accounts r JOIN accounts a ON a.id = r.account_id
    WHERE a.code = 'HEL'`),
  ).toBe('upgraded')
  expect([await miscounted(), await misknown()]).toEqual([0, 0])
})

it('one row that is refused leaves all of them out (environment.name_taken)', async () => {
  const before = await kept()
  const fresh = (n: number, more: Partial<Line> = {}): Line => ({
    ...{ account: 'NOVA', external_id: `M-9${n}`, name: `New ${n}`, product_version: '9.0' },
    ...more,
  })
  const tried = run([fresh(1), fresh(2), fresh(3, { name: 'New 1' }), fresh(4, { account: 'HEL' })])
  await expect(tried).rejects.toMatchObject({
    code: 'import.rows_refused',
    errors: [{ pointer: '/rows/4/name', code: 'environment.name_taken' }],
  })
  await expect(run([fresh(5), fresh(5)])).rejects.toMatchObject({ errors: [{ code: 'row.twice' }] })
  await expect(run([fresh(6), { ...fresh(7), external_id: '', name: 'New 6' }])).rejects.toMatchObject({
    errors: [{ code: 'environment.name_taken' }],
  })
  expect(await kept()).toEqual(before)
})
