import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { monotonicMs } from '../packages/server/src/platform/clock/timers.ts'
import { type BenchCluster, openBenchCluster } from './desk/cluster.ts'
import { atMost, finish, ms, type Row, told } from './desk/table.ts'
import { agreementsOf, historyOf } from './owed/agreements.ts'
import { openVirtualDesk, type VirtualDesk } from './owed/virtual-desk.ts'
import { knownIn, mark, type WrittenRows, writeBare, writtenSince } from './owed/written-rows.ts'

/*
 * What a day of 5,000 agreements with three years of windows costs: those that begin, their reminders, what is late, and
 * telling people. Beside the bare statements that it ends in: the same rows in a copy of the database, known beforehand.
 * `node bench/owed-bench.ts`; ratios decide (exit 1).
 */

const AGREEMENTS = 5_000
const DAYS = 6
const WARM = 2
const MOST = 3
const DAY_MS = 86_400_000
/** A Monday in the third year of each agreement. */
const BEGINS = Date.parse('2026-11-16T00:00:00Z')

/** What telling people ends in; the rest is of the sweep, with the rows of the outbox, which the one writes and the other settles. */
const tellings: readonly string[] = ['notifications', 'outbox']

const folder = await mkdtemp(join(tmpdir(), 'mainstay-owed-'))
const cluster = await openBenchCluster()
const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  await cluster.makeDesk('desk')
  await openWindows(cluster)
  await cluster.copyDesk('desk', 'bare')
  finish(await compareDays(cluster))
} finally {
  await cluster.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Agreements, the windows that run, by the desk itself, and those before them, by copying. */
async function openWindows({ url, run }: BenchCluster): Promise<void> {
  const open = await openVirtualDesk(url('desk', 'desk_login'), folder, BEGINS - DAY_MS)
  const from = monotonicMs()
  await run('desk', agreementsOf(AGREEMENTS))
  await open.desk.sweep.runDue()
  await open.desk.outbox.drain()
  await open.close()
  await run('desk', historyOf)
  await run('desk', 'VACUUM ANALYZE')
  say(`windows opened in ${((monotonicMs() - from) / 1000).toFixed(0)} s`)
}

interface Sides {
  readonly clients: { readonly desk: pg.Client; readonly bare: pg.Client }
  readonly open: VirtualDesk
}
/** What the desk took, what its rows took alone, and which they were. */
interface Cost {
  readonly ours: number
  readonly bare: number
  readonly written: readonly WrittenRows[]
}

async function compareDays({ url, run }: BenchCluster): Promise<readonly Row[]> {
  const open = await openVirtualDesk(url('desk', 'desk_login'), folder, BEGINS - DAY_MS)
  const clients = { desk: await connect(url('desk')), bare: await connect(url('bare')) }
  const sides = { clients, open }
  const [swept, toldOf]: [Cost[], Cost[]] = [[], []]
  // the first days are for warming up: statements that both sides prepare, code that is compiled
  for (let day = -WARM; day < DAYS; day += 1) {
    const [sweep, tell] = await compare(sides, BEGINS + (day + WARM) * DAY_MS)
    say(`day ${day + 1}: swept ${said(sweep)}; told ${said(tell)}`)
    if (day < 0) continue
    swept.push(sweep)
    toldOf.push(tell)
  }
  const [{ n = 0 } = {}] = await run<{ n: number }>('desk', `SELECT count(*)::int AS n FROM commitments`)
  for (const client of Object.values(clients)) await client.end()
  await open.close()
  const [day, telling] = [swept, toldOf].map(sumOf) as [Cost, Cost]
  return [
    told('windows', `${n} of ${AGREEMENTS} agreements on the ledger`),
    atMost('a day of windows and reminders, to its bare statements', day.ours / day.bare, MOST, said(day)),
    atMost('telling people of them, to its bare statements', telling.ours / telling.bare, MOST, said(telling)),
  ]
}

/** Everything that falls due up to an instant, each when it is due, as a running desk does; how long each part was at it. */
async function passTo({ desk, clock }: VirtualDesk, at: number): Promise<{ swept: number; told: number }> {
  const took = { swept: 0, told: 0 }
  for (;;) {
    const next = await desk.sweep.nextAt()
    if (next === undefined || next > at) break
    clock.set(Math.max(next, clock.approximateNow()))
    took.swept += await timed(() => desk.sweep.runDue())
    took.told += await timed(() => desk.outbox.drain())
  }
  clock.set(at)
  return took
}

/** A day of the desk, and then the rows that it ended in, written to a copy of the database as it was before. */
async function compare({ clients, open }: Sides, at: number): Promise<readonly [Cost, Cost]> {
  const xid = await mark(clients.desk)
  const { swept, told: toldIn } = await passTo(open, at)
  const written = await writtenSince(clients.desk, xid)
  const parts = {
    swept: written.filter(({ table }) => table !== 'notifications'),
    told: written.filter(({ table }) => tellings.includes(table)),
  }
  const bare = async (rows: readonly WrittenRows[]) => {
    const known = await knownIn(clients.bare, rows)
    return timed(() => writeBare(clients.bare, rows, known))
  }
  return [
    { ours: swept, bare: await bare(parts.swept), written: parts.swept },
    { ours: toldIn, bare: await bare(parts.told), written: parts.told },
  ]
}

function sumOf(costs: readonly Cost[]): Cost {
  const mean = (of: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length
  return { ours: mean(({ ours }) => ours), bare: mean(({ bare }) => bare), written: costs[0]?.written ?? [] }
}

function said({ ours, bare, written }: Cost): string {
  const rows = written.map((part) => `${part.rows.length} ${part.table}`).join(', ')
  return `${ms(ours)} to ${ms(bare)}: ${rows}`
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, statement_timeout: 0 })
  client.on('error', (error) => say(`the connection broke: ${error.message}`))
  await client.connect()
  return client
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = monotonicMs()
  await work()
  return monotonicMs() - from
}
