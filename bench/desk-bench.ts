import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../packages/server/src/platform/config/index.ts'
import type { BarePlan } from './desk/bare-desk.ts'
import { breakManyPromises, openManyCalendars } from './desk/bursts.ts'
import { durabilityOf, openBenchCluster } from './desk/cluster.ts'
import { type Asked, drive, type Measured, middle } from './desk/drive.ts'
import { foundBenchDesk } from './desk/found-desk.ts'
import { growTo } from './desk/grow.ts'
import { prepareForPgbench, runPgbench } from './desk/pgbench.ts'
import { readTransaction } from './desk/recorded.ts'
import { openings, queueReads } from './desk/requests.ts'
import { productProgram, type Running, start } from './desk/run-process.ts'
import { atLeast, atMost, finish, megabytes, ms, perSecond, type Row, told } from './desk/table.ts'
import { type AccountIds, asRecorded, toTemplates } from './desk/templates.ts'

/*
 * What the desk costs over a bare handler that sends the same statements: opening a ticket and reading the queue, on
 * PostgreSQL with fsync and synchronous_commit on. `node bench/desk-bench.ts`; ratios decide (exit 1).
 */

const ACCOUNTS = 500
const FEW = 1_000
const MANY = 100_000
const RUNS = 3
const SECONDS = 4
const CONNECTIONS = 8
const DEEP_PAGE = 1_000

const say = (line: string) => process.stdout.write(`${line}\n`)
const folder = await mkdtemp(join(tmpdir(), 'mainstay-bench-'))
const cluster = await openBenchCluster()
const running: Running[] = []
const rows: Row[] = []
const bareAsk = (method: 'GET' | 'POST', path: string, status: number): readonly Asked[] => [
  { method, path, headers: {}, status },
]

const pgbenchParts = { database: 'bare', folder, accounts: ACCOUNTS, seconds: SECONDS, connections: CONNECTIONS }
const absolute = (ours: Measured, theirs: Measured, bench: number): string =>
  `desk ${perSecond(ours.perSecond)} (p50 ${ms(ours.p50)}, p99 ${ms(ours.p99)}); bare ${perSecond(theirs.perSecond)} (p50 ${ms(theirs.p50)}); pgbench ${perSecond(bench)}`

try {
  say(
    `PostgreSQL: ${await durabilityOf(cluster)}; ${CONNECTIONS} connections, ${RUNS} interleaved runs of ${SECONDS} s, median`,
  )
  await cluster.makeDesk('desk')
  const keys = await foundBenchDesk(readConfig(settings('desk'), 'all'), ACCOUNTS)
  const asked = { open: openings(keys.contactKeys), read: queueReads(keys.staffKeys) }
  await openSome(asked.open)
  const plan = await record(asked.open, asked.read)
  await cluster.copyDesk('desk', 'bare')
  await cluster.copyDesk('desk', 'many')
  await prepareForPgbench(cluster, 'bare', plan.accounts)
  const open = await growTo(cluster, 'many', MANY)
  await cluster.run('desk', 'VACUUM ANALYZE')
  await cluster.run('bare', 'VACUUM ANALYZE')

  const desk = await begin(productProgram(settings('desk')))
  const bare = await begin(await bareProgram(plan))
  const atRest = { desk: await desk.memory(), bare: await bare.memory() }
  await compareReading(desk, bare, plan, asked.read)
  await compareOpening(desk, bare, plan, asked.open)
  const loaded = { desk: await desk.memory(), bare: await bare.memory() }
  rows.push(
    told(
      'memory at rest / most under load',
      `desk ${megabytes(atRest.desk.now)} / ${megabytes(loaded.desk.most)}; bare ${megabytes(atRest.bare.now)} / ${megabytes(loaded.bare.most)}`,
    ),
  )
  await bare.stop()
  const many = await compareSizes(desk, keys.staffKeys.slice(0, 1), open)
  await desk.stop()
  const burst = {
    cluster,
    database: 'many',
    at: many,
    requests: asked.read,
    config: readConfig(settings('many'), 'all'),
  }
  rows.push(...(await openManyCalendars(burst)), ...(await breakManyPromises(burst)))
  finish(rows)
} finally {
  for (const one of running) await one.stop()
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

function settings(database: string): Record<string, string> {
  return {
    DATABASE_URL: cluster.url(database, 'desk_login'),
    DATABASE_OWNER_URL: cluster.url(database, 'desk_owner'),
    SECRET: 'a secret of the bench, of no other use',
    DATA_DIR: join(folder, database),
    LOG_LEVEL: 'error',
  }
}

async function begin(program: Parameters<typeof start>[0]): Promise<Running> {
  const one = await start(program)
  running.push(one)
  return one
}

/** The tickets that the queue begins with, opened over the API. */
async function openSome(asked: readonly Asked[]): Promise<void> {
  const desk = await start(productProgram(settings('desk')))
  const count = async () =>
    (await cluster.run<{ n: number }>('desk', 'SELECT count(*)::int AS n FROM tickets'))[0]?.n ?? 0
  while ((await count()) < FEW) {
    await drive({ url: desk.url, connections: CONNECTIONS, seconds: 1, requests: asked })
  }
  await delivered()
  await desk.stop()
}

/** Waits until everything that the tickets owe has been delivered; gives the ms that it took. */
async function delivered(): Promise<number> {
  const from = performance.now()
  for (;;) {
    const [left] = await cluster.run<{ n: number }>(
      'desk',
      `SELECT count(*)::int AS n FROM outbox WHERE state = 'waiting'`,
    )
    if (left?.n === 0) return performance.now() - from
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** Sends each request once through a desk whose driver writes down what it sends. */
async function record(open: readonly Asked[], read: readonly Asked[]): Promise<BarePlan & { accounts: AccountIds[] }> {
  const log = join(folder, 'statements.jsonl')
  const hook = join(import.meta.dirname, 'desk', 'statement-log.mjs')
  const desk = await start(productProgram({ ...settings('desk'), STATEMENT_LOG: log }, ['--import', hook]))
  const ask = async (one: Asked | undefined): Promise<unknown> => {
    if (!one) throw new Error('nothing to ask')
    const { method, path, headers, body } = one
    const answer = await fetch(desk.url + path, {
      method,
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      ...(body && { body }),
    })
    return answer.json()
  }
  await ask(read[0])
  await ask(open[0])
  const answers = { opened: await ask(open[0]), read: await ask(read[0]) }
  await delivered()
  await desk.stop()
  const accounts = await cluster.run<{ account: string; person: string; agreement: string }>(
    'desk',
    `SELECT a.id AS account, m.person_id AS person, g.id AS agreement FROM accounts a JOIN mandates m ON m.account_id = a.id AND m.is_primary
     JOIN agreements g ON g.account_id = a.id ORDER BY a.code`,
  )
  const kept = await cluster.run<{ id: string }>('desk', 'SELECT id FROM products UNION SELECT person_id FROM staff')
  const opening = readTransaction(log, 'desk_customer')
  const [ids] = accounts.filter(({ account }) => JSON.stringify(opening).includes(account))
  if (!ids) throw new Error('the account of the recorded opening is not known')
  return {
    databaseUrl: cluster.url('bare'),
    accounts,
    opening: toTemplates(
      opening,
      ids,
      kept.map(({ id }) => id),
    ),
    reading: asRecorded(readTransaction(log, 'desk_staff')),
    ...answers,
  }
}

async function bareProgram(plan: BarePlan) {
  const file = join(folder, 'plan.json')
  await writeFile(file, JSON.stringify(plan))
  return { args: [join(import.meta.dirname, 'desk', 'bare-desk.ts'), file], env: { NODE_ENV: 'production' } }
}

interface Side {
  readonly name: string
  readonly at: Running
  readonly requests: readonly Asked[]
  readonly after?: () => Promise<unknown>
}

/** Runs the sides in turns, after a short warm-up of each, and takes each one's middle run. */
async function inTurns(sides: readonly Side[]): Promise<Measured[]> {
  const runs = sides.map((): Measured[] => [])
  for (let round = 0; round <= RUNS; round++) {
    for (const [index, { name, at, requests, after }] of sides.entries()) {
      const seconds = round === 0 ? SECONDS / 2 : SECONDS
      const run = await drive({ url: at.url, connections: CONNECTIONS, seconds, requests })
      await after?.()
      if (round > 0) runs[index]?.push(run)
      if (round > 0) say(`  ${name}: ${perSecond(run.perSecond)}, p50 ${ms(run.p50)}, p99 ${ms(run.p99)}`)
    }
  }
  return runs.map(middle)
}

async function compareReading(desk: Running, bare: Running, plan: BarePlan, read: readonly Asked[]): Promise<void> {
  say(`first 50 of the queue, ${plan.reading.statements.length} statements`)
  const [ours, theirs] = await inTurns([
    { name: 'desk', at: desk, requests: read },
    { name: 'bare', at: bare, requests: bareAsk('GET', '/queue', 200) },
  ])
  if (!ours || !theirs) return
  const bench = await runPgbench(cluster, { ...pgbenchParts, played: plan.reading })
  rows.push(
    atLeast(
      'first 50 of the queue, of a bare handler',
      ours.perSecond / theirs.perSecond,
      0.45,
      absolute(ours, theirs, bench),
    ),
  )
}

async function compareOpening(desk: Running, bare: Running, plan: BarePlan, open: readonly Asked[]): Promise<void> {
  say(`opening a ticket, ${plan.opening.statements.length} statements`)
  const waits: number[] = []
  const [ours, theirs] = await inTurns([
    { name: 'desk', at: desk, requests: open, after: async () => waits.push(await delivered()) },
    { name: 'bare', at: bare, requests: bareAsk('POST', '/open', 201) },
  ])
  if (!ours || !theirs) return
  const bench = await runPgbench(cluster, { ...pgbenchParts, played: plan.opening })
  rows.push(
    atLeast(
      'opening a ticket, of a bare handler',
      ours.perSecond / theirs.perSecond,
      0.35,
      absolute(ours, theirs, bench),
    ),
    told('everything told of them is delivered after', `${(Math.max(...waits) / 1000).toFixed(1)} s at most`),
  )
}

/** The same reads with a thousand open tickets, with a hundred thousand, and a thousand pages on. */
async function compareSizes(desk: Running, reader: readonly string[], open: number): Promise<Running> {
  const many = await begin(productProgram(settings('many')))
  const cursor = await cursorOf(many, queueReads(reader)[0], DEEP_PAGE)
  say(`the queue with ${FEW} and with ${open} open tickets, and page ${DEEP_PAGE} of the latter`)
  const [few, first, deep] = await inTurns([
    { name: `${FEW} open`, at: desk, requests: queueReads(reader) },
    { name: `${open} open`, at: many, requests: queueReads(reader) },
    { name: `page ${DEEP_PAGE}`, at: many, requests: queueReads(reader, cursor) },
  ])
  if (!few || !first || !deep) throw new Error('nothing was run')
  rows.push(
    atMost(
      `queue with ${open} open tickets, to ${FEW}`,
      first.p50 / few.p50,
      1.5,
      `${ms(first.p50)} to ${ms(few.p50)}`,
    ),
    atMost(`page ${DEEP_PAGE} by cursor, to page 1`, deep.p50 / first.p50, 1.2, `${ms(deep.p50)} to ${ms(first.p50)}`),
  )
  return many
}

/** Walks to a page as a reader would. A cursor is good for its reader alone. */
async function cursorOf(at: Running, asked: Asked | undefined, page: number): Promise<string> {
  let cursor: string | undefined
  for (let count = 1; count < page; count++) {
    const path = `${asked?.path}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const answer = await fetch(at.url + path, { headers: { ...asked?.headers } })
    cursor = ((await answer.json()) as { nextCursor: string | null }).nextCursor ?? undefined
    if (cursor === undefined) throw new Error(`there is no page ${count + 1}`)
  }
  return cursor ?? ''
}
