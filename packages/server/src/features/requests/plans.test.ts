import { type Telling, tellingWords } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, openTestDatabase } from '../../../test/desk-database.ts'
import { explain, type PlanNode } from '../../../test/explain.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { byWords } from '../../platform/db/index.ts'
import { openTicketDesk, type Person, type TicketDesk } from '../tickets/testing/open-ticket-desk.ts'
import { pageByWeight, pageOfSimilar } from './list-queries.ts'

/** Plans over 20,000 requests, on a server whose statistics know them. */
const engines = bothEngines().filter((engine) => engine === 'postgres')
const sight = { accountId: '', plan: 'standard' }
const telling = tellingWords('needels for haystacks, and sowing') as Telling

let desk: TicketDesk
let people: Readonly<Record<'staff' | 'limited' | 'customer', Person>>

describe.each(engines)('the plan of a question about requests on %s', (engine) => {
  beforeAll(async () => {
    desk = await openTicketDesk(undefined, await openTestDatabase(engine))
    const account = await desk.account('ACME')
    sight.accountId = account.id
    people = {
      staff: await desk.staff('Bo', 'engineer'),
      limited: await desk.limitedStaff('Lim', [account.id]),
      customer: await account.contact('Ana'),
    }
    await desk.asWorker(insertMany)
    await desk.db.asOwner('ANALYZE requests')
  }, 120_000)
  afterAll(() => desk.close())

  it.each(['staff', 'limited', 'customer'] as const)(
    'similar ones are found by the index of words, however they are spelt, for %s',
    async (who) => {
      const ofWhom = who === 'customer' ? sight : undefined
      const nodes = await planFor(people[who], pageOfSimilar({ telling, sight: ofWhom }), true)
      expect(nodes.map((node) => node['Index Name'])).toContain('requests_search')
      expect(scansOfRequests(nodes)).toEqual([])
    },
  )

  it.each(['staff', 'limited'] as const)(
    'the list by weight is read off its index as far as the page, for %s',
    async (who) => {
      for (const page of [
        { status: undefined, after: undefined, limit: 51 },
        { status: 'planned', after: undefined, limit: 51 },
        { status: undefined, stage: 'none' as const, after: undefined, limit: 51 },
        { status: undefined, isUnreleased: true, after: undefined, limit: 51 },
        { status: undefined, after: [40, '0190a1b2-0000-7000-8000-000000000000'] as const, limit: 51 },
      ]) {
        const nodes = await planFor(people[who], pageByWeight(page))
        expect(scansOfRequests(nodes)).toEqual([])
        expect(nodes.filter((node) => node['Node Type'] === 'Sort')).toEqual([])
      }
    },
  )
})

const scansOfRequests = (nodes: readonly PlanNode[]) =>
  nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'requests')

/** As it is asked: under the person's role, and for similar ones by words within it. */
const planFor = (person: Person, query: RawBuilder<unknown>, isByWords = false): Promise<readonly PlanNode[]> =>
  desk.openUnit(person, 'read', (ctx) => (isByWords ? byWords(ctx, () => explain(ctx, query)) : explain(ctx, query)))

async function insertMany(ctx: Ctx): Promise<void> {
  const counts = '{"plans": {}, "addOns": {}, "furtherAsks": 0, "advocacy": 0}'
  await sql`SET LOCAL statement_timeout = '60s'`.execute(ctx.db)
  await sql`
    INSERT INTO requests (id, product_id, title, wording, status, status_at, visibility, plans, stage_rank, weight, counts,
      created_at, changed_at)
    SELECT gen_random_uuid(), ${desk.productId},
      CASE WHEN n % 500 = 0 THEN 'A needle for sewing ' || n ELSE 'Nothing but straw ' || n END, repeat('More of it, please. ', 40),
      CASE WHEN n % 50 = 0 THEN 'planned' ELSE 'noted' END, '2026-01-01',
      CASE WHEN n % 7 = 0 THEN 'hidden' ELSE 'public' END, '{}', 0, n * 13 % 97, ${counts}::jsonb, '2026-01-01', '2026-01-01'
    FROM generate_series(1, 20000) AS n`.execute(ctx.db)
}
