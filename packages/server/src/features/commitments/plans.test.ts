import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { attainmentCounts, owedCounts } from './count-queries.ts'
import { type OwedQuestion, owedPage } from './engagements/list-queries.ts'
import { promiseById } from './excuses/queries.ts'
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
          started_at, due_at, coverage, zone, policy_version, clauses, terms_hash, plan, assignee_id, clock, next_timer_at)
        SELECT account_id, gen_random_uuid(), 'response', ticket_id, metric, n, n + 1, source,
          (ARRAY['running', 'met', 'breached', 'met_late'])[1 + n % 4], (ARRAY['P1', 'P2', 'P3', 'P4'])[1 + n / 4 % 4], target,
          started_at, due_at + make_interval(mins => n), coverage, zone, policy_version, clauses, terms_hash, plan,
          CASE n % 20 WHEN 0 THEN ${ledger.staffId}::uuid END, clock, CASE n % 4 WHEN 0 THEN due_at + make_interval(mins => n) END
        FROM commitments, generate_series(1, ${count}::int) AS n WHERE ticket_id = ${key.ticketId}`.execute(ctx.db),
    )
  }
  for (const table of ['commitments', 'tickets', 'accounts', 'ticket_clocks'])
    await ledger.db.asOwner(`VACUUM ANALYZE ${table}`)
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

const staffPages: readonly (readonly [Partial<LedgerQuestion>, RegExp])[] = [
  [{}, /commitments_state_due/],
  [{ after }, /commitments_state_due/],
  [{ newestFirst: true, after }, /Scan Backward using commitments_state_due/],
  [{ states: ['running'], after }, /commitments_state_due/],
  [{ states: ['running', 'breached'], after }, /commitments_state_due/],
  [{ states: ['running'], priority: 'P1', after }, /commitments_state_(priority_)?due/],
  [{ plan: 'standard', newestFirst: true }, /commitments_state_due/],
  [{ source: 'person' }, /commitments_by_hand|commitments_state_due/],
  [{ kind: 'engagement' }, /commitments_owed/],
  [{ dueFrom: wednesday, dueTo: wednesday + 86_400_000 }, /commitments_state_due/],
]
/** Of one account, or of few. */
const accountPages: readonly Partial<LedgerQuestion>[] = [
  ...[{}, { after }, { states: ['running'], after }, { newestFirst: true }, { plan: 'standard' }, { source: 'person' }],
]
const readRows = /Seq Scan on commitments|Bitmap/

it('each page of the ledger is read from an index in its own order, for staff and for customers', async () => {
  for (const [question, index] of staffPages) {
    const plan = await explain(ledger.staff, page(question))
    expect(plan).toMatch(index)
    expect(plan).not.toMatch(readRows)
  }
  for (const question of accountPages)
    for (const [reader, asked] of [
      [ledger.staff, { accountId: account.id, ...question }],
      [ledger.staff, { tamId: ledger.staffId, ...question }],
      [account.customer, question],
      [limited([account.id]), question],
      [limited([account.id]), { accountId: account.id, ...question }],
    ] as const) {
      const plan = await explain(reader, page(asked))
      expect(plan).toMatch(/commitments_(account_state_due|by_hand)/)
      expect(plan).not.toMatch(readRows)
    }
})

it('the promises of an engineer are walked along an index of theirs, whoever asks', async () => {
  for (const reader of [ledger.staff, limited([account.id])]) {
    const plan = await explain(reader, page({ assigneeId: ledger.staffId, newestFirst: true, states: ['met'] }))
    expect(plan).toMatch(/commitments_(assignee|account_state_due)/)
    expect(plan).not.toMatch(readRows)
  }
  expect(await explain(ledger.staff, page({ assigneeId: ledger.newId() }))).toMatch(/commitments_assignee/)
})

it('the rows of a page are fetched each by its own key, never through all of an account', async () => {
  for (const reader of [ledger.staff, account.customer, limited([account.id])]) {
    const plan = await explain(reader, page())
    expect(plan).toMatch(/Index Scan using commitments_(id|pkey) on commitments c/)
    expect(plan).not.toMatch(/commitments_account_id_ticket_id_ordinal_key/)
  }
  const one = await explain(ledger.staff, (ctx) => promiseById(ctx, ledger.newId(), false))
  expect(one).toMatch(/commitments_id/)
})

it('a page of what is owed, and of a few people’s accounts, is read from an index of windows', async () => {
  const owed = (more: Partial<OwedQuestion>) => (ctx: Ctx) => owedPage(ctx, { limit: 51, ...more })
  for (const [reader, question] of [
    [ledger.staff, {}],
    [ledger.staff, { state: 'breached', newestFirst: true, inHandOf: [ledger.staffId] }],
    [ledger.staff, { kind: 'roadmap_review', after }],
    [ledger.staff, { accountId: account.id }],
    [account.customer, {}],
    [limited([account.id]), { begunBy: wednesday }],
  ] as const satisfies readonly (readonly [Principal, Partial<OwedQuestion>])[]) {
    const plan = await explain(reader, owed(question))
    expect(plan).toMatch(/commitments_(account_)?(owed|state_due)|commitments_window/)
    expect(plan).not.toMatch(readRows)
  }
})

it('what is counted over a year is read off an index alone, for staff who see all and who see few', async () => {
  const year = { since: wednesday - 365 * 86_400_000 }
  for (const reader of [ledger.staff, limited([account.id])]) {
    const plan = await explain(reader, (ctx) => attainmentCounts(ctx, year))
    expect(plan).toMatch(/Index Only Scan using commitments_(account_)?state_due/)
    expect(plan).not.toMatch(readRows)
    const windows = await explain(reader, (ctx) => owedCounts(ctx, { ...year, until: wednesday }))
    expect(windows).toMatch(/Index (Only )?Scan using commitments_/)
    expect(windows).not.toMatch(readRows)
  }
})

it('law: what is counted over all accounts is what their rows say one by one', async () => {
  const since = wednesday + 3 * 86_400_000
  for (const reader of [ledger.staff, limited([account.id]), account.customer])
    await ledger.openUnit(reader, 'read', async (ctx) => {
      const { rows: counted } = await attainmentCounts(ctx, { since }).execute(ctx.db)
      const { rows: all } = await sql<{ state: string; priority: string; source: string; month: string }>`
        SELECT state, priority, source, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
        FROM commitments WHERE due_at >= ${new Date(since)}`.execute(ctx.db)
      const own = Object.groupBy(all, ({ priority, source, month }) => `${priority} ${source} ${month}`)
      expect(counted).toHaveLength(Object.keys(own).length)
      for (const { priority, source, month, kept, of } of counted) {
        const states = own[`${priority} ${source} ${month}`]?.map(({ state }) => state) ?? []
        expect(kept).toBe(states.filter((state) => state === 'met').length)
        expect(of).toBe(states.filter((state) => ['met', 'met_late', 'breached'].includes(state)).length)
      }
    })
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
