import type { ClockTerms } from '@mainstay/policy'
import { clockTermsOf } from '../../packages/server/src/features/agreements/index.ts'
import { applyFacts } from '../../packages/server/src/features/commitments/move-clocks.ts'
import { writeClocks } from '../../packages/server/src/features/commitments/queries.ts'
import type { ClockChange } from '../../packages/server/src/features/commitments/stored-clocks.ts'
import { startDesk } from '../../packages/server/src/main/start-desk.ts'
import type { Config } from '../../packages/server/src/platform/config/index.ts'
import type { Ctx } from '../../packages/server/src/platform/ctx.ts'
import type { BenchCluster } from './cluster.ts'

const BATCH = 500
const MINUTE_MS = 60_000

interface NewTicket {
  readonly account_id: string
  readonly id: string
  readonly product_id: string
}

/** Opens so many tickets whose first answers all fall due at one instant, by the desk's own reading of clocks. */
export async function openDueTogether(
  cluster: BenchCluster,
  config: Config,
  { database, count, leadMs }: { readonly database: string; readonly count: number; readonly leadMs: number },
): Promise<Date> {
  const tickets = await insertTickets(cluster, database, count)
  const { desk, close } = await startDesk({ config })
  try {
    const dueAt = (await desk.asWorker((ctx) => ctx.now())) + leadMs
    for (let from = 0; from < tickets.length; from += BATCH) {
      await desk.asWorker((ctx) => startClocks(ctx, tickets.slice(from, from + BATCH), dueAt))
    }
    return new Date(dueAt)
  } finally {
    await close()
  }
}

async function startClocks(ctx: Ctx, tickets: readonly NewTicket[], dueAt: number): Promise<void> {
  const changes: ClockChange[] = []
  for (const { account_id: accountId, id: ticketId, product_id: productId } of tickets) {
    const { terms } = await clockTermsOf(ctx, { accountId, at: dueAt - MINUTE_MS })
    if (!terms) throw new Error('nothing is promised')
    const change = applyFacts(
      { accountId, ticketId, productId },
      [{ type: 'opened', at: dueAt - MINUTE_MS, by: 'bench', priority: 'P0', terms: oneMinute(terms) }],
      () => ctx.newId(),
    )
    if (change) changes.push(change)
  }
  await writeClocks(ctx, changes)
}

/** A minute by the wall, without warnings: nothing else fires meanwhile. */
const oneMinute = (terms: ClockTerms): ClockTerms => ({
  ...terms,
  calendar: { always: true },
  targets: { first_response: { P0: { written: '1m', amount: 1, unit: 'm', clause: '3.2' } } },
  warnAt: [],
})

const insertTickets = (cluster: BenchCluster, database: string, count: number): Promise<NewTicket[]> =>
  cluster.run<NewTicket>(
    database,
    `WITH one AS (SELECT id FROM products ORDER BY created_at LIMIT 1), a AS (SELECT array_agg(id) AS ids FROM accounts),
       who AS (SELECT DISTINCT ON (account_id) account_id, person_id FROM mandates WHERE is_primary)
     INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by,
       is_promised, created_at, updated_at)
     SELECT w.account_id, gen_random_uuid(), 5000000 + n, one.id, 'defect', 'It stopped', 'open', clock_timestamp(), 'P0',
       'team', w.person_id, true, clock_timestamp(), clock_timestamp()
     FROM generate_series(1, $1::int) n CROSS JOIN one CROSS JOIN a JOIN who w ON w.account_id = a.ids[1 + n % cardinality(a.ids)]
     RETURNING account_id, id, product_id`,
    [count],
  )

export interface Fired {
  readonly firings: number
  readonly clocks: number
  /** From due to noticed, at worst. */
  readonly worstMs: number
}

/** What fired of what was due at this instant. */
export async function firedOf(cluster: BenchCluster, database: string, dueAt: Date): Promise<Fired> {
  const [row] = await cluster.run<{ firings: number; clocks: number; worstMs: number | null }>(
    database,
    `SELECT count(*)::int AS firings, count(DISTINCT commitment_id)::int AS clocks,
       extract(epoch FROM max(detected_at - due_at))::float8 * 1000 AS "worstMs"
     FROM commitment_firings WHERE firing = 'breached' AND due_at = $1`,
    [dueAt],
  )
  return { firings: row?.firings ?? 0, clocks: row?.clocks ?? 0, worstMs: row?.worstMs ?? 0 }
}
