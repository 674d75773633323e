import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type LedgerQuestion, ledgerPage } from './ledger-queries.ts'
import { type Ledger, type LedgerAccount, openLedger, worker } from './testing/open-ledger.ts'

let ledger: Ledger
let account: LedgerAccount
const rows = 40_000
const wednesday = Date.parse('2026-11-18T16:00:00Z')

beforeAll(async () => {
  ledger = await openLedger('2026-11-18T16:00:00Z')
  account = await ledger.account()
  const others = await ledger.account()
  const [mine, theirs] = [await ledger.open(account, 'P4'), await ledger.open(others, 'P4')]
  for (const [key, count] of [
    [mine, 400],
    [theirs, rows],
  ] as const) {
    await ledger.asWorker((ctx) =>
      sql`
        INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target,
          started_at, due_at, coverage, zone, policy_version, clauses, terms_hash, clock, next_timer_at)
        SELECT account_id, gen_random_uuid(), 'response', ticket_id, metric, n, n + 1, source,
          (ARRAY['running', 'met', 'breached', 'met_late'])[1 + n % 4], (ARRAY['P1', 'P2', 'P3', 'P4'])[1 + n / 4 % 4], target,
          started_at, due_at + make_interval(mins => n), coverage, zone, policy_version, clauses, terms_hash, clock,
          CASE n % 4 WHEN 0 THEN due_at + make_interval(mins => n) END
        FROM commitments, generate_series(1, ${count}::int) AS n WHERE ticket_id = ${key.ticketId}`.execute(ctx.db),
    )
  }
  for (const table of ['commitments', 'tickets', 'accounts', 'ticket_clocks'])
    await ledger.db.asOwner(`ANALYZE ${table}`)
})
afterAll(() => ledger.close())

const explain = async (by: Principal, query: (ctx: Ctx) => RawBuilder<unknown>) => {
  const found = await ledger.openUnit(by, 'read', (ctx) =>
    sql<{ 'QUERY PLAN': string }>`EXPLAIN ${query(ctx)}`.execute(ctx.db),
  )
  return found.rows.map((row) => row['QUERY PLAN']).join('\n')
}
const limited = (accountIds: readonly string[]): Principal => ({
  role: 'desk_staff_limited',
  actor: { kind: 'staff', personId: ledger.staffId, roles: ['engineer'], sight: accountIds },
  personId: ledger.staffId,
  accountIds,
})
const page =
  (more: Partial<LedgerQuestion> = {}) =>
  (ctx: Ctx) =>
    ledgerPage(ctx, { states: [], newestFirst: false, limit: 51, ...more })
const after = [wednesday + 86_400_000, '00000000-0000-7000-8000-000000000000'] as const

it('the sweep looks at the end of an index, however many promises are open', async () => {
  const plan = await explain(
    worker,
    () => sql`SELECT next_timer_at FROM commitments WHERE next_timer_at IS NOT NULL ORDER BY next_timer_at LIMIT 1`,
  )
  expect(plan).toMatch(/Index (Only )?Scan using commitments_timer/)
  expect(plan).not.toMatch(/Seq Scan|Sort/)
})

it('each page of the ledger is read from an index in its own order, for staff and for customers', async () => {
  const readers: readonly (readonly [Principal, Partial<LedgerQuestion>, RegExp])[] = [
    [ledger.staff, {}, /commitments_state_due/],
    [ledger.staff, { after }, /commitments_state_due/],
    [ledger.staff, { newestFirst: true, after }, /Scan Backward using commitments_state_due/],
    [ledger.staff, { states: ['running'], after }, /commitments_state_due/],
    [ledger.staff, { states: ['running', 'breached'], after }, /commitments_state_due/],
    [ledger.staff, { states: ['running'], priority: 'P1', after }, /commitments_state_priority_due/],
    [ledger.staff, { accountId: account.id, after }, /commitments_account_state_due/],
    [account.customer, { after }, /commitments_account_state_due/],
    [account.customer, { states: ['running'], after }, /commitments_account_state_due/],
    [limited([account.id]), { accountId: account.id, after }, /commitments_account_state_due/],
    [limited([account.id]), { after }, /commitments_account_state_due/],
    [ledger.staff, { tamId: ledger.staffId, after }, /commitments_account_state_due/],
  ]
  for (const [reader, question, index] of readers) {
    const plan = await explain(reader, page(question))
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(/Seq Scan on commitments|Bitmap/)
  }
})

it('a ticket’s clocks are read by their keys', async () => {
  const plan = await explain(
    account.customer,
    () =>
      sql`
      SELECT h.reading, c.clock FROM unnest(${[account.id]}::uuid[], ${[ledger.newId()]}::uuid[]) AS w (account_id, ticket_id)
      JOIN ticket_clocks h ON h.account_id = w.account_id AND h.ticket_id = w.ticket_id
      LEFT JOIN commitments c ON c.account_id = h.account_id AND c.ticket_id = h.ticket_id`,
  )
  expect(plan).not.toMatch(/Seq Scan on commitments/)
})
