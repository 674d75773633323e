import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { decideResponse } from './decide-response.ts'
import { supportNow } from './support-now.ts'
import { type Ledger, type LedgerAccount, openLedger } from './testing/open-ledger.ts'

let ledger: Ledger
let standard: LedgerAccount
let premium: LedgerAccount
beforeAll(async () => {
  ledger = await openLedger('2026-11-20T22:30:00Z')
  standard = await ledger.account()
  premium = await ledger.account({ plan: 'premium', addOns: ['tam'], city: 'Berlin', zone: 'Europe/Berlin' })
})
afterAll(() => ledger.close())

/** Friday 16:30 and 19:00 in Chicago. */
const friday = Date.parse('2026-11-20T22:30:00Z')
const fridayNight = Date.parse('2026-11-21T01:00:00Z')

const ask = (account: LedgerAccount, priority: 'P0' | 'P3', by: Principal = account.customer, at?: string) =>
  ledger.openUnit(by, 'read', (ctx) =>
    decideResponse(ctx, {
      params: undefined,
      query: undefined,
      body: { accountId: encodeId('acc', account.id), priority, ...(at !== undefined && { at }) },
    }),
  )
const home = (account: LedgerAccount, by: Principal = account.customer) =>
  ledger.openUnit(by, 'read', (ctx) =>
    supportNow(ctx, { params: { accountId: encodeId('acc', account.id) }, query: undefined, body: undefined }),
  )

it('tells when an answer would be due and why, down to each stretch of time', async () => {
  ledger.clock.set(friday + 30 * 60_000)
  const told = await ask(standard, 'P0')
  expect(told).toMatchObject({
    promised: true,
    dueAt: '2026-11-23T15:00:00.000Z',
    target: '1h',
    zone: 'America/Chicago',
    city: 'Chicago',
  })
  expect(told.stretches.map(({ counts }) => counts)).toEqual([true, false, true])
  expect(told.reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'agreement.in_force',
      'clock.target',
      'clock.coverage',
      'clock.counts',
      'clock.closed',
      'clock.due',
    ]),
  )
  expect(told.reasons.every(({ text }) => text.length > 0)).toBe(true)
  expect(told.decision.staffReasons).toBeUndefined()
  expect(told.outsideHours).toBeNull()
})

it('says outside the hours when support opens and that an urgent ticket is first in line then', async () => {
  ledger.clock.set(fridayNight)
  expect((await ask(standard, 'P0')).outsideHours).toMatch(/closed until .* may answer before then/)
  expect((await ask(standard, 'P3')).outsideHours).toBeNull()
  expect((await ask(premium, 'P0')).outsideHours).toBeNull()
})

it('answers for another instant, and says so when nothing would be promised then', async () => {
  const told = await ask(standard, 'P0', standard.customer, '2031-01-05T00:00:00Z')
  expect(told).toMatchObject({ promised: false, dueAt: null, decision: { code: 'agreement.not_in_force' } })
  expect(told.reasons[0]?.text).toContain('recorded, not promised')
})

it('a what-if writes nothing: no row of any table changes', async () => {
  const before = await contentOfAllTables()
  await ask(standard, 'P0')
  await ask(premium, 'P3', ledger.staff)
  expect(await contentOfAllTables()).toEqual(before)
})

it('account.not_found: a customer learns nothing about another account, not even that it exists', async () => {
  await expect(ask(premium, 'P0', standard.customer)).rejects.toMatchObject({ code: 'account.not_found' })
  await expect(home(premium, standard.customer)).rejects.toMatchObject({ code: 'account.not_found' })
  const unknown = { ...standard, id: ledger.newId() }
  await expect(ask(unknown, 'P0', ledger.staff)).rejects.toMatchObject({ code: 'account.not_found' })
})

it('home tells whether support is open for the company now, until when, and each priority’s answer', async () => {
  ledger.clock.set(friday)
  const now = await home(standard)
  expect(now).toMatchObject({
    inForce: true,
    alwaysOpen: false,
    isOpen: true,
    changesAt: '2026-11-20T23:30:00.000Z',
    openTimeLeftTodayMs: 3_600_000,
    city: 'Chicago',
    primary: { name: 'Ana' },
    planTitle: 'Standard',
    endsOn: '2030-01-01',
  })
  expect(now.answers.map(({ priority, target }) => `${priority} ${target}`)).toEqual([
    'P0 1h',
    'P1 2h',
    'P2 4h',
    'P3 1bd',
    'P4 2bd',
  ])
  expect(now.stretches.at(-1)?.to).toBe(now.answers.at(-1)?.dueAt)
})

it('home at night tells when support opens; day and night it never closes', async () => {
  ledger.clock.set(fridayNight)
  expect(await home(standard)).toMatchObject({
    isOpen: false,
    changesAt: '2026-11-23T14:30:00.000Z',
    openTimeLeftTodayMs: 0,
  })
  expect(await home(premium)).toMatchObject({ isOpen: true, alwaysOpen: true, changesAt: null, addOns: ['tam'] })
})

it('home of a company whose agreement ended says so and promises nothing', async () => {
  const ended = await ledger.account({ endsOn: '2026-02-01' })
  const now = await home(ended)
  expect(now).toMatchObject({ inForce: false, isOpen: false, answers: [], stretches: [], plan: null })
  expect(now.reasons[0]?.code).toBe('agreement.not_in_force')
})

/** A digest of every row of every table of ours. */
async function contentOfAllTables(): Promise<Readonly<Record<string, string>>> {
  const tables = await ledger.db.asOwner<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  return ledger.asWorker(async (ctx) => {
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows: may } = await sql<{
        reads: boolean
      }>`SELECT has_table_privilege(${name}, 'SELECT') AS reads`.execute(ctx.db)
      if (!may[0]?.reads) continue
      const { rows } = await sql<{ digest: string }>`
        SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${sql.table(name)} AS t`.execute(
        ctx.db,
      )
      found[name] = rows[0]?.digest ?? ''
    }
    return found
  })
}
