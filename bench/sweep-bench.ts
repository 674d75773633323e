import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { countAttainment } from '../packages/server/src/features/commitments/count-queries.ts'
import { listLedgerRows } from '../packages/server/src/features/commitments/ledger-queries.ts'
import {
  type Ledger,
  type LedgerAccount,
  ledgerOn,
  worker,
} from '../packages/server/src/features/commitments/testing/ledger-on.ts'
import { startDesk } from '../packages/server/src/main/start-desk.ts'
import { DatabaseClock } from '../packages/server/src/platform/clock/clock.ts'
import { monotonicMs } from '../packages/server/src/platform/clock/timers.ts'
import { readConfig } from '../packages/server/src/platform/config/index.ts'
import { openPostgres } from '../packages/server/src/platform/db/index.ts'
import { openBenchCluster } from './desk/cluster.ts'
import { median } from './desk/drive.ts'
import { atMost, finish, holds, ms, type Row } from './desk/table.ts'

/*
 * What a look of the sweep costs with 1,000,000 open commitments of which none is due, beside an empty query of the
 * same run. `node bench/sweep-bench.ts`; ratios decide (exit 1). What happens when many fall due or open at once is
 * seen on the running desk (desk-bench).
 */

const OPEN = 1_000_000
const PER_TICKET = 10
const ACCOUNTS = 500
const LOOKS = 300
const cluster = await openBenchCluster()
try {
  await cluster.makeDesk('desk')
  const root = new pg.Client({ connectionString: cluster.url('desk') })
  await root.connect()
  const database = openPostgres({ url: cluster.url('desk', 'desk_login') }, pino({ level: 'silent' }))
  const ledger = await ledgerOn(database, new DatabaseClock())
  const accounts: LedgerAccount[] = []
  for (let count = 0; count < ACCOUNTS; count++) accounts.push(await ledger.account())
  const open = await openMany(ledger, root, accounts)
  finish([...(await noneDue(open)), ...(await pages(ledger))])
  await database.close()
  await root.end()
} finally {
  await cluster.stop()
}

/** Copies one running commitment, each copy due at some time within the coming months. Returns how many are open. */
async function openMany(desk: Ledger, root: pg.Client, [account]: readonly LedgerAccount[]): Promise<number> {
  if (!account) throw new Error('no account')
  const key = await desk.open(account, 'P4')
  await root.query(`SET session_replication_role = replica`)
  await root.query(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     SELECT a.id, gen_random_uuid(), 1000000 + n, $1, 'defect', 'It stopped', 'open', clock_timestamp(), 'P4', 'team', $2, true, clock_timestamp(), clock_timestamp()
     FROM generate_series(1, $3::int) n JOIN LATERAL (SELECT id FROM accounts ORDER BY id OFFSET n % ${ACCOUNTS} LIMIT 1) a ON true`,
    [desk.productId, account.contactId, OPEN / PER_TICKET],
  )
  await root.query(
    `INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target, started_at, due_at, coverage, zone, policy_version, clauses, terms_hash, clock, next_timer_at)
     SELECT t.account_id, gen_random_uuid(), 'response', t.id, c.metric, c.cycle, o, c.source, c.state, c.priority, c.target, c.started_at,
       c.due_at + make_interval(secs => random() * 1e7), c.coverage, c.zone, c.policy_version, c.clauses, c.terms_hash, c.clock, c.due_at + make_interval(secs => random() * 1e7)
     FROM commitments c, tickets t, generate_series(2, ${PER_TICKET} + 1) o WHERE c.ticket_id = $1 AND t.number > 1000000`,
    [key.ticketId],
  )
  await root.query(`SET session_replication_role = origin`)
  await root.query('VACUUM ANALYZE')
  const { rows } = await root.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM commitments WHERE next_timer_at > clock_timestamp()`,
  )
  return rows[0]?.n ?? 0
}

/** The whole look of a desk, all its sources, in turns with a unit of work that asks for nothing. */
async function noneDue(open: number): Promise<readonly Row[]> {
  const config = readConfig(
    {
      DATABASE_URL: cluster.url('desk', 'desk_login'),
      DATABASE_OWNER_URL: cluster.url('desk', 'desk_owner'),
      SECRET: 'a secret of the bench, of no other use',
      LOG_LEVEL: 'error',
    },
    'all',
  )
  const { desk, close } = await startDesk({ config })
  const [empty = 0, look = 0] = await inTurns([
    () => desk.units.openUnit(worker, 'read', (ctx) => sql`SELECT 1`.execute(ctx.db)),
    () => desk.sweep.runDue(),
  ])
  await close()
  const stands = `${open} open`
  return [
    holds('commitments open, none due', stands, `>= ${OPEN}`, open >= OPEN, ''),
    atMost('a sweep of them, to an empty query', look / empty, 3, `${ms(look)} to ${ms(empty)}`),
  ]
}

/** A page of the ledger costs what the page costs, wherever it stands. */
async function pages(desk: Ledger): Promise<readonly Row[]> {
  const page = (after?: readonly [number, string]) =>
    desk.openUnit(desk.staff, 'read', (ctx) =>
      listLedgerRows(ctx, { states: [], newestFirst: false, limit: 51, after }),
    )
  const [first] = await page()
  const inside = (first?.due_at.getTime() ?? 0) + 3e9
  const [near = 0, far = 0] = await inTurns([
    () => page(),
    () => page([inside, '00000000-0000-7000-8000-000000000000']),
  ])
  const from = monotonicMs()
  await desk.openUnit(desk.staff, 'read', (ctx) => countAttainment(ctx, { since: 0 }))
  const counted = monotonicMs() - from
  return [
    atMost('a page deep in the ledger, to its first', far / near, 1.2, `${ms(far)} to ${ms(near)}`),
    holds('attainment of all of them', ms(counted), '<= 10 s', counted <= 10_000, 'one statement'),
  ]
}

/** Median ms of each, one after the other, again and again. */
async function inTurns(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => [])
  for (let round = -20; round < LOOKS; round++) {
    for (const [index, work] of works.entries()) {
      const from = monotonicMs()
      await work()
      if (round >= 0) times[index]?.push(monotonicMs() - from)
    }
  }
  return times.map(median)
}
