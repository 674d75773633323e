/**
 * What the sweep of promises costs on PostgreSQL, beside an empty query of the same run:
 * 1,000,000 open commitments and none due; 10,000 due in the same second; 2,000 calendars opening in the same minute.
 * `node bench/sweep-bench.ts [--rows 1000000] [--due 10000] [--calendars 2000]`
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { clockTermsOf } from '../packages/server/src/features/agreements/index.ts'
import { hashOfTerms } from '../packages/server/src/features/commitments/known-terms.ts'
import { countAttainment, listLedgerRows } from '../packages/server/src/features/commitments/ledger-queries.ts'
import { applyFacts } from '../packages/server/src/features/commitments/move-clocks.ts'
import { writeClocks } from '../packages/server/src/features/commitments/queries.ts'
import type { ClockChange } from '../packages/server/src/features/commitments/stored-clocks.ts'
import { nextCommitmentAt } from '../packages/server/src/features/commitments/sweep-commitments.ts'
import { nextCoverageAt, turnCoverage } from '../packages/server/src/features/commitments/sweep-coverage.ts'
import {
  type Ledger,
  type LedgerAccount,
  ledgerOn,
  worker,
} from '../packages/server/src/features/commitments/testing/ledger-on.ts'
import { ticketRows } from '../packages/server/src/features/commitments/testing/tickets-row.ts'
import { DatabaseClock } from '../packages/server/src/platform/clock/clock.ts'
import { monotonicMs, nap } from '../packages/server/src/platform/clock/timers.ts'
import { openPostgres, prepareSchema } from '../packages/server/src/platform/db/index.ts'
import { findPostgres, startCluster } from '../packages/server/test/postgres-cluster.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '10000' },
    calendars: { type: 'string', default: '2000' },
  },
})
const [rowCount, dueCount, calendarCount] = [Number(values.rows), Number(values.due), Number(values.calendars)]
const log = pino({ level: 'silent' })
const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (times: readonly number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0
const BATCH = 500

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = monotonicMs()
    await work()
    times.push(monotonicMs() - from)
  }
  return median(times)
}

const programs = await findPostgres()
if (!programs) throw new Error('PostgreSQL 15 or newer is needed')
const cluster = await startCluster(programs)
try {
  const admin = new pg.Client({ connectionString: cluster.url('postgres', 'postgres') })
  await admin.connect()
  await admin.query(`ALTER SYSTEM SET fsync = on; SELECT pg_reload_conf()`).catch(() => undefined)
  await admin.query('CREATE DATABASE desk OWNER desk_owner')
  await admin.end()
  const owner = new pg.Client({ connectionString: cluster.url('desk', 'desk_owner') })
  await owner.connect()
  await prepareSchema(owner, 'desk_login', log)
  await owner.end()
  const root = new pg.Client({ connectionString: cluster.url('desk', 'postgres') })
  await root.connect()
  const database = openPostgres({ url: cluster.url('desk', 'desk_login') }, log)
  const ledger = await ledgerOn(database, new DatabaseClock())
  const accounts: LedgerAccount[] = []
  for (let count = 0; count < 500; count++) accounts.push(await ledger.account())
  await noneDue(ledger, root, accounts)
  await pages(ledger)
  await manyDue(ledger, root, accounts)
  await manyOpening(ledger, root, accounts)
  await database.close()
  await root.end()
} finally {
  await cluster.stop()
}

async function noneDue(desk: Ledger, root: pg.Client, all: readonly LedgerAccount[]): Promise<void> {
  const account = all[0]
  if (!account) return
  const key = await desk.open(account, 'P4')
  await root.query(`SET session_replication_role = replica`)
  const perTicket = 10
  await root.query(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     SELECT a.id, gen_random_uuid(), 1000000 + n, $1, 'defect', 'It stopped', 'open', clock_timestamp(), 'P4', 'team', $2, true, clock_timestamp(), clock_timestamp()
     FROM generate_series(1, $3::int) n JOIN LATERAL (SELECT id FROM accounts ORDER BY id OFFSET n % 500 LIMIT 1) a ON true`,
    [desk.productId, account.contactId, Math.ceil(rowCount / perTicket)],
  )
  await root.query(
    `INSERT INTO commitments (account_id, id, kind, ticket_id, metric, cycle, ordinal, source, state, priority, target, started_at, due_at, coverage, zone, policy_version, clauses, terms_hash, clock, next_timer_at)
     SELECT t.account_id, gen_random_uuid(), 'response', t.id, c.metric, c.cycle, o, c.source, c.state, c.priority, c.target, c.started_at,
       c.due_at + make_interval(secs => random() * 1e7), c.coverage, c.zone, c.policy_version, c.clauses, c.terms_hash, c.clock, c.due_at + make_interval(secs => random() * 1e7)
     FROM commitments c, tickets t, generate_series(2, ${perTicket} + 1) o WHERE c.ticket_id = $1 AND t.number > 1000000`,
    [key.ticketId],
  )
  await root.query(`SET session_replication_role = origin`)
  await root.query('VACUUM ANALYZE')
  const { rows } = await root.query('SELECT count(*)::int AS n FROM commitments')
  const empty = await timed(200, () => desk.openUnit(worker, 'read', (ctx) => sql`SELECT 1`.execute(ctx.db)))
  const looks = await timed(200, () => desk.openUnit(worker, 'read', (ctx) => nextCommitmentAt(ctx.db)))
  const takes = await timed(200, () => desk.openUnit(worker, 'read', (ctx) => sql`SELECT 1`.execute(ctx.db)))
  const sweeps = await timed(200, () => desk.sweep(BATCH))
  say(
    `${rows[0]?.n} open, none due: empty query ${empty.toFixed(2)} ms, look ${looks.toFixed(2)} ms (${(looks / empty).toFixed(2)}x), take ${sweeps.toFixed(2)} ms (${(sweeps / takes).toFixed(2)}x)`,
  )
}

/** A page of the ledger costs what the page costs, wherever it stands. */
async function pages(desk: Ledger): Promise<void> {
  const page = (after?: readonly [number, string]) =>
    desk.openUnit(desk.staff, 'read', (ctx) =>
      listLedgerRows(ctx, { states: [], newestFirst: false, limit: 51, after }),
    )
  const [first] = await page()
  const deep = (first?.due_at.getTime() ?? 0) + 3e9
  const [near, far] = [
    await timed(50, () => page()),
    await timed(50, () => page([deep, '00000000-0000-7000-8000-000000000000'])),
  ]
  const counts = await timed(3, () => desk.openUnit(desk.staff, 'read', (ctx) => countAttainment(ctx, 0, undefined)))
  say(
    `ledger: first page ${near.toFixed(2)} ms, a page deep inside ${far.toFixed(2)} ms (${(far / near).toFixed(2)}x); attainment of everything ${counts.toFixed(0)} ms`,
  )
}

/** Clocks that fall due in one second, each on a ticket of its own. */
async function manyDue(desk: Ledger, root: pg.Client, all: readonly LedgerAccount[]): Promise<void> {
  const ids = await insertTickets(desk, root, all, dueCount)
  const target = { written: '5s', amount: 1, unit: 'm' as const, clause: '3.2' }
  const startAt = await desk.asWorker((ctx) => ctx.now())
  const dueAt = startAt + 30_000
  for (let from = 0; from < ids.length; from += BATCH) {
    await desk.asWorker(async (ctx) => {
      const changes: ClockChange[] = []
      for (const { accountId, ticketId } of ids.slice(from, from + BATCH)) {
        const { terms } = await clockTermsOf(ctx, { accountId, at: startAt })
        if (!terms) throw new Error('nothing is promised')
        const plain = {
          ...terms,
          calendar: { always: true as const },
          targets: { first_response: { P0: target } },
          warnAt: [],
        }
        hashOfTerms(plain)
        const change = applyFacts(
          { accountId, ticketId, productId: desk.productId },
          [{ type: 'opened', at: dueAt - 60_000, by: 'bench', priority: 'P0', terms: plain }],
          () => ctx.newId(),
        )
        if (change) changes.push(change)
      }
      await writeClocks(ctx, changes)
    })
  }
  await root.query('ANALYZE')
  const now = await desk.asWorker((ctx) => ctx.now())
  await nap(Math.max(0, dueAt + 2 - now)).done
  const began = monotonicMs()
  let batches = 0
  while ((await desk.sweep(BATCH)) > 0) batches++
  const took = monotonicMs() - began
  const { rows } = await root.query(
    `SELECT count(*)::int AS n, count(DISTINCT commitment_id)::int AS clocks, max(detected_at - due_at)::text AS worst FROM commitment_firings WHERE firing = 'breached'`,
  )
  say(
    `${dueCount} due at once: ${rows[0]?.n} fired (${rows[0]?.clocks} clocks) in ${(took / 1000).toFixed(2)} s, ${batches} batches, last noticed ${rows[0]?.worst} after due`,
  )
}

async function insertTickets(desk: Ledger, root: pg.Client, all: readonly LedgerAccount[], count: number) {
  const { rows } = await root.query<{ accountId: string; ticketId: string }>(
    `INSERT INTO tickets (account_id, id, number, product_id, kind, subject, status, turn_since, priority, sight, opened_by, is_promised, created_at, updated_at)
     SELECT ($1::uuid[])[1 + n % cardinality($1::uuid[])], gen_random_uuid(), 5000000 + n, $2, 'defect', 'It stopped', 'open', clock_timestamp(), 'P0', 'team', $3, true, clock_timestamp(), clock_timestamp()
     FROM generate_series(1, $4::int) n RETURNING account_id AS "accountId", id AS "ticketId"`,
    [all.map(({ id }) => id), desk.productId, all[0]?.contactId, count],
  )
  return rows
}

/** Calendars that all open in one minute, with ten tickets each, while other requests go on. */
async function manyOpening(desk: Ledger, root: pg.Client, all: readonly LedgerAccount[]): Promise<void> {
  const now = await desk.asWorker((ctx) => ctx.now())
  const opens = new Date(Math.ceil(now / 60_000) * 60_000)
  const minute = opens.toISOString().slice(11, 16)
  const zones = Intl.supportedValuesOf('timeZone')
  for (let count = 0; count < calendarCount; count++) {
    const zone = zones[count % zones.length] ?? 'UTC'
    const local = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(opens)
    const close = `${local.slice(0, 2)}:${local.slice(3)}`
    const interval = [
      [local, `${String((Number(close.slice(0, 2)) + 3 + (count % 5)) % 24).padStart(2, '0')}:${local.slice(3)}`],
    ]
    const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, interval]))
    const spec = {
      timeZone: zone,
      weekly,
      holidays: [`2030-01-${String(1 + (Math.floor(count / zones.length) % 28)).padStart(2, '0')}`],
    }
    await root.query(`INSERT INTO coverage_calendars (key, spec, is_open, next_change_at) VALUES ($1, $2, false, $3)`, [
      `bench ${count}`,
      JSON.stringify(spec),
      opens,
    ])
  }
  await root.query(
    `UPDATE tickets SET place = 'coverage_closed', coverage_key = 'bench ' || (number % ${calendarCount})::text, due_at = clock_timestamp() + interval '1 day'
     WHERE number > 1000000 AND number <= 1000000 + ${calendarCount * 10}`,
  )
  await root.query('VACUUM ANALYZE tickets')
  const wait = opens.getTime() - (await desk.asWorker((ctx) => ctx.now()))
  say(`${calendarCount} calendars open at ${minute}Z, in ${(wait / 1000).toFixed(0)} s`)
  const account = all[1]
  if (!account) return
  const probe = () =>
    desk.openUnit(account.customer, 'read', (ctx) =>
      sql`SELECT id FROM tickets WHERE account_id = ${account.id} LIMIT 50`.execute(ctx.db),
    )
  const quiet: number[] = []
  while ((await desk.asWorker((ctx) => ctx.now())) < opens.getTime() + 1) quiet.push(await timed(1, probe))
  const began = monotonicMs()
  let isDone = false
  const busy: number[] = []
  const watching = (async () => {
    while (!isDone) busy.push(await timed(1, probe))
  })()
  while ((await desk.asWorker((ctx) => turnCoverage(ctx, ticketRows, BATCH, desk.clock.approximateNow()))) > 0);
  const took = monotonicMs() - began
  isDone = true
  await watching
  const p99 = (times: readonly number[]) =>
    times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0
  const { rows } = await root.query(
    `SELECT place, count(*)::int AS n FROM tickets WHERE coverage_key LIKE 'bench %' GROUP BY 1`,
  )
  const next = await desk.asWorker((ctx) => nextCoverageAt(ctx.db))
  say(
    `places right after ${(took / 1000).toFixed(2)} s: ${JSON.stringify(rows)}; other requests' p99 ${p99(quiet).toFixed(1)} -> ${p99(busy).toFixed(1)} ms (${quiet.length}, ${busy.length}); next look in ${(((next ?? 0) - opens.getTime()) / 1000).toFixed(1)} s`,
  )
}
