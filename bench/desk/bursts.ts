import type { Config } from '../../packages/server/src/platform/config/index.ts'
import type { BenchCluster } from './cluster.ts'
import { type Asked, drive } from './drive.ts'
import { closeCalendars, stillClosed } from './many-calendars.ts'
import { firedOf, openDueTogether } from './many-due.ts'
import type { Running } from './run-process.ts'
import { atMost, holds, ms, type Row } from './table.ts'

const CALENDARS = 2_000
const DUE = 10_000
const WITHIN_MS = 10_000
const PER_SECOND = 40
const WINDOW_S = 10

const until = (at: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, at - Date.now())))

/** Asks every 50 ms until it is so; gives the ms since `from`, or undefined when it took three times the target. */
async function msUntil(from: number, isSo: () => Promise<boolean>): Promise<number | undefined> {
  while (Date.now() < from + 3 * WITHIN_MS) {
    if (await isSo()) return Date.now() - from
    await until(Date.now() + 50)
  }
  return undefined
}

export interface BurstParts {
  readonly cluster: BenchCluster
  readonly database: string
  /** The desk at work on that database. */
  readonly at: Running
  readonly requests: readonly Asked[]
  readonly config: Config
}

/** 2,000 calendars open in one minute while other requests go on, forty a second. */
export async function openManyCalendars({ cluster, database, at, requests }: BurstParts): Promise<readonly Row[]> {
  // room to write them, and a quiet stretch before
  const opensAt = new Date(Math.ceil((Date.now() + (WINDOW_S + 12) * 1000) / 60_000) * 60_000)
  const waiting = await closeCalendars(cluster, database, { calendars: CALENDARS, opensAt })
  const load = { url: at.url, connections: 8, seconds: WINDOW_S, requests, perSecond: PER_SECOND }
  await until(opensAt.getTime() - (WINDOW_S + 2) * 1000)
  const quiet = await drive(load)
  await until(opensAt.getTime())
  const [busy, took] = await Promise.all([
    drive(load),
    msUntil(opensAt.getTime(), async () => (await stillClosed(cluster, database)) === 0),
  ])
  return [
    holds(
      `${CALENDARS} calendars open in one minute: places right`,
      took === undefined ? 'never' : `${(took / 1000).toFixed(1)} s`,
      '<= 10 s',
      took !== undefined && took <= WITHIN_MS,
      `${waiting} tickets moved`,
    ),
    atMost(
      "other requests' p99 meanwhile, to before",
      busy.p99 / quiet.p99,
      2,
      `${ms(busy.p99)} to ${ms(quiet.p99)} (p50 ${ms(busy.p50)} to ${ms(quiet.p50)}; ${busy.count} and ${quiet.count} requests)`,
    ),
  ]
}

/** 10,000 promises break in one second, and the desk at work notices. */
export async function breakManyPromises({ cluster, database, config }: BurstParts): Promise<readonly Row[]> {
  const dueAt = await openDueTogether(cluster, config, { database, count: DUE, leadMs: 30_000 })
  if (dueAt.getTime() < Date.now()) throw new Error('they fell due before all of them were written')
  await until(dueAt.getTime())
  await msUntil(dueAt.getTime(), async () => (await firedOf(cluster, database, dueAt)).firings >= DUE)
  const { firings, clocks, worstMs } = await firedOf(cluster, database, dueAt)
  const isOnce = firings === DUE && clocks === DUE
  return [
    holds(
      `${DUE} due in one second: all fired once, the last within`,
      `${(worstMs / 1000).toFixed(1)} s`,
      '<= 10 s',
      isOnce && worstMs <= WITHIN_MS,
      `${firings} firings of ${clocks} clocks`,
    ),
  ]
}
