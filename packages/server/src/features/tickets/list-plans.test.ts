import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, openTestDatabase } from '../../../test/desk-database.ts'
import { explain, type PlanNode } from '../../../test/explain.ts'
import type { Ctx, Principal } from '../../platform/ctx.ts'
import { type ListFilter, pageOf } from './list-queries.ts'
import { openTicketDesk, type Person, type TicketDesk } from './testing/open-ticket-desk.ts'
import type { SeededAccount } from './testing/seed-desk.ts'

/** Plans of a list over 20,000 tickets, on a server whose statistics know them. */
const engines = bothEngines().filter((engine) => engine === 'postgres')

let desk: TicketDesk
let account: SeededAccount
let staff: Person
let customer: Person
let limited: Person

describe.each(engines)('the plan of a list on %s', (engine) => {
  beforeAll(async () => {
    desk = await openTicketDesk(undefined, await openTestDatabase(engine))
    account = await desk.account('ACME')
    const others = await Promise.all(['ONE', 'TWO', 'TRE', 'FOUR'].map((code) => desk.account(code)))
    staff = await desk.staff('Bo', 'engineer')
    customer = await account.contact('Ana')
    limited = await desk.limitedStaff('Lim', [account.id])
    const ids = [account.id, ...others.map(({ id }) => id)]
    await desk.asWorker((ctx) => insertMany(ctx, ids, customer.personId))
    await desk.db.asOwner('ANALYZE tickets')
    await desk.db.asOwner('ANALYZE messages')
  }, 120_000)
  afterAll(() => desk.close())

  const base = { priorities: [], limit: 51, from: undefined } as const
  const queue: readonly (readonly [string, ListFilter])[] = [
    ['policy order', { ...base, order: 'policy', status: 'any_open' }],
    ['policy order, whatever the status', { ...base, order: 'policy' }],
    ['policy order deep down', { ...base, order: 'policy', status: 'any_open', from: ['P3', 15_000] }],
    ['one place', { ...base, order: 'policy', place: 'waiting_on_us' }],
    ['two priorities', { ...base, order: 'policy', priorities: ['P1', 'P3'], status: 'open' }],
    ['deadline order', { ...base, order: 'deadline', status: 'any_open' }],
    [
      'deadline order after the last due time',
      { ...base, order: 'deadline', status: 'any_open', from: [null, 10_000] },
    ],
    ['deadline order of a place', { ...base, order: 'deadline', place: 'waiting_on_us' }],
    ['turn order of a place', { ...base, order: 'turn', place: 'waiting_on_us' }],
    ['turn order', { ...base, order: 'turn', status: 'any_open', from: ['P2', Date.parse('2026-01-01'), 500] }],
    ['the latest change', { ...base, order: 'updated' }],
    ['the latest change, deep down', { ...base, order: 'updated', from: [Date.parse('2026-03-01'), 900] }],
    ['what is closed', { ...base, order: 'policy', status: 'closed' }],
    [
      'without what is set aside',
      { ...base, order: 'policy', status: 'any_open', aside: { which: 'without', now: 0 } },
    ],
    ['what is set aside', { ...base, order: 'policy', status: 'any_open', aside: { which: 'only', now: 0 } }],
    ['my own', { ...base, order: 'policy', status: 'any_open', assigneeId: '0190a1b2-0000-7000-8000-000000000000' }],
  ]

  it.each(queue)('for staff, %s is read off an index, as far as the page', async (_name, filter) => {
    const nodes = await planFor(staff, (ctx) => pageOf(ctx, filter))
    expect(scansOfTickets(nodes)).toEqual([])
    expect(rowsRead(nodes)).toBeLessThan(52 * 12)
  })

  it.each(queue.filter(([, { order }]) => order === 'policy' || order === 'updated'))(
    'for a customer, %s stays within her account’s index',
    async (_name, filter) => {
      const nodes = await planFor(customer, (ctx) => pageOf(ctx, filter))
      expect(scansOfTickets(nodes)).toEqual([])
    },
  )

  it('a search of staff goes by the index of words', async () => {
    const nodes = await planFor(staff, (ctx) => pageOf(ctx, { ...base, order: 'updated', q: 'needle' }))
    expect(nodes.map((node) => node['Index Name'])).toContain('tickets_search')
    expect(scansOfTickets(nodes)).toEqual([])
  })

  it('limited staff read no other account’s rows', async () => {
    const nodes = await planFor(limited, (ctx) => pageOf(ctx, { ...base, order: 'policy', status: 'any_open' }))
    expect(scansOfTickets(nodes)).toEqual([])
  })
})

/** Whole-table reads, and sorts of more than the pages that are merged. */
function scansOfTickets(nodes: readonly PlanNode[]): readonly string[] {
  const scans = nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'tickets')
  const sorts = nodes.filter((node) => node['Node Type'] === 'Sort' && (node['Actual Rows'] ?? 0) > 51 * 12)
  return [...scans, ...sorts].map((node) => node['Node Type'])
}

const rowsRead = (nodes: readonly PlanNode[]): number =>
  nodes
    .filter((node) => node['Relation Name'] === 'tickets')
    .reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), 0)

const planFor = (person: Principal, query: (ctx: Ctx) => RawBuilder<unknown>): Promise<readonly PlanNode[]> =>
  desk.openUnit(person, 'read', (ctx) => explain(ctx, query(ctx)))

async function insertMany(ctx: Ctx, accountIds: readonly string[], openedBy: string): Promise<void> {
  const productId = desk.productId
  await sql`SET LOCAL statement_timeout = '60s'`.execute(ctx.db)
  await sql`
    INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, place, priority, sight,
      opened_by, is_promised, due_at, created_at, updated_at)
    SELECT (${[...accountIds]}::uuid[])[1 + n % 5], gen_random_uuid(), 10000 + n, ${productId}, 'defect',
      CASE WHEN n % 1000 = 0 THEN 'a needle in the hay' ELSE 'nothing but hay' END,
      CASE WHEN n % 10 = 9 THEN 'closed' ELSE 'open' END, '2026-01-01'::timestamptz + n * interval '1 minute',
      CASE WHEN n % 10 = 9 THEN NULL WHEN n % 2 = 0 THEN 'answer_now' ELSE 'waiting_on_us' END, 'P' || (n * 7 % 5), 'team',
      ${openedBy}, true, CASE WHEN n % 2 = 0 THEN '2026-02-01'::timestamptz + (n * 13 % 9000) * interval '1 minute' END,
      '2026-01-01'::timestamptz, '2026-01-01'::timestamptz + (n * 17 % 20000) * interval '10 minutes'
    FROM generate_series(1, 20000) AS n`.execute(ctx.db)
}
