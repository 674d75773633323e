import { type Telling, tellingWords } from '@mainstay/policy/similar'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, openTestDatabase } from '../../../test/desk-database.ts'
import { explain, type PlanNode } from '../../../test/explain.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { byWords } from '../../platform/db/index.ts'
import { pageOfFixes, pageOfIssues } from '../releases/words-queries.ts'
import { pageOfAlike } from '../tickets/alike-queries.ts'
import { openTicketDesk, type Person, type TicketDesk } from '../tickets/testing/open-ticket-desk.ts'

/** Plans over 20,000 tickets, known issues and fixes, on a server whose statistics know them. */
const engines = bothEngines().filter((engine) => engine === 'postgres')
const told = (typed: string) => tellingWords(typed) as Telling

let desk: TicketDesk
let people: Readonly<Record<'staff' | 'limited' | 'customer', Person>>
const everybody = ['staff', 'limited', 'customer'] as const

describe.each(engines)('the plan of what is alike on %s', (engine) => {
  beforeAll(async () => {
    desk = await openTicketDesk(undefined, await openTestDatabase(engine))
    const account = await desk.account('ACME')
    const others = await Promise.all(['ONE', 'TWO', 'TRE', 'FOUR'].map((code) => desk.account(code)))
    people = {
      staff: await desk.staff('Bo', 'engineer'),
      limited: await desk.limitedStaff('Lim', [account.id, ...others.slice(0, 1).map(({ id }) => id)]),
      customer: await account.contact('Ana'),
    }
    const accountIds = [account.id, ...others.map(({ id }) => id)]
    await desk.asWorker((ctx) => insertMany(ctx, accountIds, people.customer.personId))
    await desk.db.asOwner('ANALYZE tickets, known_issues, release_fixes, releases')
  }, 120_000)
  afterAll(() => desk.close())

  // one word, few words, a whole subject; common words and rare ones, each with slips
  describe.each(['neddle', 'straw', 'needels in haystacks', 'nothing but a stitch of straw and needels'])(
    'for "%s"',
    (typed) => {
      it.each(everybody)('tickets are read off the index of words, for %s', async (who) => {
        const nodes = await planFor(who, (ctx) => pageOfAlike(ctx, { telling: told(typed), closedSince: 0 }))
        expect(indicesOf(nodes)).toEqual(['tickets_search'])
        expect(rowsRead(nodes)).toBeLessThanOrEqual(7 * 400)
      })

      it.each(everybody)('known issues and fixes are, for %s', async (who) => {
        const issues = await planFor(who, (ctx) => pageOfIssues(ctx, desk.productId, told(typed)))
        expect(indicesOf(issues)).toEqual(['known_issues_words'])
        const asked = { telling: told(typed), productId: desk.productId, accountId: undefined, today: '2026-11-23' }
        const fixes = await planFor(who, () => pageOfFixes(asked))
        expect(indicesOf(fixes)).toContain('release_fixes_words')
        expect(
          fixes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']),
        ).not.toContain('release_fixes')
      })
    },
  )
})

const indicesOf = (nodes: readonly PlanNode[]): readonly string[] => [
  ...new Set(
    nodes.flatMap((node) => node['Index Name'] ?? (node['Node Type'] === 'Seq Scan' ? ['a whole table'] : [])),
  ),
]
/** Rows of the table that were looked at, not only named by the index. */
const rowsRead = (nodes: readonly PlanNode[]): number =>
  nodes
    .filter((node) => node['Relation Name'] === 'tickets')
    .reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0), 0)

const planFor = (who: keyof typeof people, query: (ctx: Ctx) => RawBuilder<unknown>) =>
  desk.openUnit(people[who], 'read', (ctx) => byWords(ctx, () => explain(ctx, query(ctx))))

/** One in 500 tells of needles, the others of straw. */
const subject = sql`CASE WHEN n % 500 = 0 THEN 'A needle for sewing haystacks ' || n ELSE 'Nothing but straw ' || n END`

async function insertMany(ctx: Ctx, accountIds: readonly string[], personId: string): Promise<void> {
  const { productId } = desk
  await sql`SET LOCAL statement_timeout = '60s'`.execute(ctx.db)
  await sql`
    INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by,
      is_promised, created_at, updated_at)
    SELECT (${[...accountIds]}::uuid[])[1 + n % 5], gen_random_uuid(), 10000 + n, ${productId}, 'defect', ${subject}, 'open',
      '2026-01-01', 'P3', CASE WHEN n % 7 = 0 THEN 'private' ELSE 'team' END, ${personId}, true, '2026-01-01', '2026-01-01'
    FROM generate_series(1, 20000) AS n`.execute(ctx.db)
  await sql`
    INSERT INTO known_issues (id, product_id, title, says, affected_range, is_public, created_by, created_at, changed_at)
    SELECT gen_random_uuid(), ${productId}, ${subject}, 'More of it, please.', '>=9.0', n % 3 > 0, ${personId}, '2026-01-01', '2026-01-01'
    FROM generate_series(1, 20000) AS n`.execute(ctx.db)
  const releaseId = ctx.newId()
  await sql`INSERT INTO releases (id, product_id, version, kind, scheme, state, available_on, published_at, created_by, created_at, changed_at)
    VALUES (${releaseId}, ${productId}, '9.2.0', 'update', 'semver', 'published', '2026-01-01', '2026-01-01', ${personId}, '2026-01-01', '2026-01-01')`.execute(
    ctx.db,
  )
  await sql`INSERT INTO release_fixes (id, release_id, position, says)
    SELECT gen_random_uuid(), ${releaseId}, n, ${subject} FROM generate_series(1, 20000) AS n`.execute(ctx.db)
}
