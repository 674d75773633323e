import { cutOf } from '@mainstay/policy/reports'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plansOf } from '../../../test/explain.ts'
import type { Principal } from '../../platform/ctx.ts'
import { promiseFacts } from '../commitments/index.ts'
import { type Ledger, type LedgerAccount, openLedger } from '../commitments/testing/open-ledger.ts'
import { openedFacts } from '../tickets/index.ts'
import { rowsOf } from './fact-columns.ts'
import { listCells, listFactRows, whereCut } from './queries.ts'
import { listReports } from './report-queries.ts'

let ledger: Ledger
let account: LedgerAccount
const week = { from: Date.parse('2026-11-16T00:00:00Z'), until: Date.parse('2026-11-23T00:00:00Z'), zone: 'UTC' }
const states = ['running', 'met', 'breached', 'met_late', 'superseded', 'cancelled']

beforeAll(async () => {
  ledger = await openLedger('2026-11-18T16:00:00Z')
  account = await ledger.account()
  const others = await ledger.account()
  const [mine, theirs] = [await ledger.open(account, 'P4'), await ledger.open(others, 'P4')]
  for (const [key, count] of [
    [mine, 240],
    [theirs, 9_000],
  ] as const) {
    await ledger.asWorker((ctx) =>
      sql`
        INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target,
          started_at, due_at, met_at, coverage, zone, policy_version, clauses, terms_hash, clock, span_ms, used_ms)
        SELECT account_id, gen_random_uuid(), 'response', ticket_id, metric, n, n + 1, source,
          (${states}::text[])[1 + n % 6], (ARRAY['P1', 'P2', 'P3', 'P4'])[1 + n / 6 % 4], target,
          started_at, due_at + make_interval(hours => n % 2000 - 1000),
          CASE WHEN n % 6 IN (1, 3) THEN started_at + make_interval(mins => n % 300) END,
          coverage, zone, policy_version, clauses, terms_hash, clock, span_ms, n * 1000
        FROM commitments, generate_series(1, ${count}::int) AS n WHERE ticket_id = ${key.ticketId}`.execute(ctx.db),
    )
  }
  for (const table of ['commitments', 'tickets', 'accounts', 'commitment_terms'])
    await ledger.db.asOwner(`ANALYZE ${table}`)
})
afterAll(() => ledger.close())

const explain = async (by: Principal, query: RawBuilder<unknown>) => {
  const found = await ledger.openUnit(by, 'read', (ctx) =>
    sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT count(*) FROM (${query}) AS f`.execute(ctx.db),
  )
  return found.rows.map((row) => row['QUERY PLAN']).join('\n')
}

it('the figures of one account read its own promises of the time, from an index, under either role', async () => {
  for (const by of [ledger.staff, account.customer]) {
    const plan = await explain(by, promiseFacts({ accountId: account.id, ...week }))
    expect(plan).toMatch(/commitments_account_state_due/)
    expect(plan).not.toMatch(/Seq Scan on commitments/)
  }
})

it('figures over all accounts are bounded by the time, not by the ledger', async () => {
  const plan = await explain(ledger.staff, promiseFacts(week))
  expect(plan).toMatch(/commitments_(account_)?state_(priority_)?due/)
  expect(plan).not.toMatch(/Seq Scan on commitments/)
  expect(await explain(ledger.staff, openedFacts(week))).not.toMatch(/Seq Scan on tickets t\b.*rows=[1-9]\d{3}/)
})

it('law: what is counted together is what the rows say one by one, for every figure and priority', async () => {
  const rows = rowsOf(
    'promise',
    promiseFacts({ accountId: account.id, ...week, from: 0, until: Date.parse('2030-01-01') }),
  )
  await ledger.openUnit(ledger.staff, 'read', async (ctx) => {
    const cells = await listCells(ctx, rows)
    for (const key of ['responses.made', 'responses.late', 'responses.withdrawn', 'responses.answered'] as const)
      for (const priority of ['P1', 'P4'] as const) {
        const where = whereCut(cutOf(key, 'team'), { priority })
        const opened = await listFactRows(ctx, rows, { where, limit: 10_000 })
        const own = cells.filter((cell) => cell.priority === priority)
        const counted = await listCells(ctx, sql`SELECT * FROM (${rows}) AS f WHERE ${where}`)
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(opened.length)
        expect(own.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(opened.length)
      }
  })
})

it('pages of issued reports and drafts are read from an index, for each side', async () => {
  await ledger.asWorker(async (ctx) => {
    const { rows } = await sql<{ id: string }>`SELECT id FROM accounts`.execute(ctx.db)
    for (const { id } of rows)
      await sql`INSERT INTO service_reports (account_id, id, from_on, until_on, zone, kind, report_version, drafted_by,
          drafted_at, number, issued_at, issued_by, figures)
        SELECT ${id}::uuid, gen_random_uuid(), date '2000-01-01' + n, date '2000-01-01' + n + 30, 'UTC', 'free', 1,
          ${ledger.staffId}::uuid, now(), 'n' || n, timestamptz '2026-11-01' - make_interval(hours => n), ${ledger.staffId}::uuid, '{}'
        FROM generate_series(1, 2500) n`.execute(ctx.db)
  })
  await ledger.db.asOwner('ANALYZE service_reports')
  const after = [Date.parse('2026-10-01T00:00:00Z'), '00000000-0000-7000-8000-000000000000'] as const
  const limited: Principal = {
    role: 'desk_staff_limited',
    actor: { kind: 'staff', personId: ledger.staffId, roles: ['lead'], sight: [account.id] },
    personId: ledger.staffId,
    accountIds: [account.id],
  }
  const readers: readonly (readonly [Principal, Partial<Parameters<typeof listReports>[1]>, RegExp])[] = [
    [ledger.staff, {}, /service_reports_issued/],
    [ledger.staff, { after }, /service_reports_issued/],
    [ledger.staff, { accountId: account.id, after }, /service_reports_account/],
    [account.customer, { after }, /service_reports_account/],
    [limited, { after }, /service_reports_(account|version|issued)/],
    [ledger.staff, { state: 'draft', after }, /service_reports_drafts/],
    [limited, { state: 'draft', after }, /service_reports_(drafts|version)/],
  ]
  for (const [reader, question, index] of readers) {
    const plan = await ledger.openUnit(reader, 'read', (ctx) =>
      plansOf(ctx, (asked) => listReports(asked, { state: 'issued', limit: 51, ...question })),
    )
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(/Seq Scan on service_reports/)
  }
})
