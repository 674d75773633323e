import { Refusal } from '@mainstay/contracts/problems'
import type { InstantMs } from '@mainstay/policy'
import type { Logger } from 'pino'
import { monotonicMs, nap } from '../clock/timers.ts'
import type { Principal } from '../ctx.ts'
import type { OpenUnit } from '../unit-of-work/index.ts'
import { forgetRecovered, park, unpark } from './parking.ts'
import type { SweepRow, SweepSource } from './source.ts'
import { lockFirstDue, moveTimer } from './timer-column.ts'

export interface Sweep {
  /** Begins to look; `stop` waits for the batch at hand. */
  start(): void
  stop(): Promise<void>
  /** Looks at once instead of at the end of the nap. */
  hurry(): void
  /** Handles everything that is due now, and returns how much it was: for simulation and tests. */
  runDue(): Promise<number>
  /** Takes up a row that was set aside, dead or not, from its first try. Returns whether there was one. */
  replay(source: string, row: SweepRow): Promise<boolean>
  /** The earliest timer of all sources, epoch ms. */
  nextAt(): Promise<number | undefined>
  /** Milliseconds since the last look that went well; undefined before the first. */
  quietForMs(): number | undefined
}

const BATCH = 500
const LONGEST_NAP_MS = 250
/** Hints that come close together cause one look. */
const GATHER_MS = 20
const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

interface Seen {
  /** The earliest timer of each source that has one, earliest first. */
  readonly due: readonly { readonly source: SweepSource; readonly at: InstantMs }[]
  readonly now: InstantMs
}

interface SweepParts {
  readonly sources: readonly SweepSource[]
  readonly openUnit: OpenUnit
  readonly log: Logger
  /** While true nothing fires (product, One clock). Given the time just read, so that a clock that jumped this moment fires nothing. */
  readonly isFrozen: (now?: InstantMs) => boolean
}

/** One sweep of a process. Many may run beside each other: rows are claimed by lock, and each firing has a unique key. */
export function createSweep({ sources, openUnit, log, isFrozen }: SweepParts): Sweep {
  let running: Promise<void> | undefined
  let stopped = false
  let resting = nap(0)
  let isHurried = false
  let lookedAtMs: number | undefined

  const look = (): Promise<Seen> =>
    openUnit(worker, 'read', async (ctx) => {
      const [now, ...timers] = await Promise.all([ctx.now(), ...sources.map(({ nextAt }) => nextAt(ctx.db))])
      const due = sources.flatMap((source, index) => {
        const at = timers[index]
        return at === undefined ? [] : [{ source, at }]
      })
      return { due: due.sort((a, b) => a.at - b.at), now }
    })

  const takeBatch = async (source: SweepSource, limit: number, dueBy: number): Promise<number> => {
    try {
      return await openUnit(worker, 'write', (ctx) => source.take(ctx, limit, dueBy))
    } catch (error) {
      // the database is away or crowded: no row is to blame
      if (error instanceof Refusal && error.code.startsWith('desk.')) throw error
      if (limit > 1) return await takeSingly(source, dueBy)
      return await setAside(source, dueBy, error)
    }
  }

  /** After a batch failed: one row a transaction, so that the one that fails stands alone. */
  const takeSingly = async (source: SweepSource, dueBy: number): Promise<number> => {
    let taken = 0
    for (let tries = 0; tries < BATCH && !stopped; tries += 1) {
      const took = await takeBatch(source, 1, dueBy)
      if (took === 0) break
      taken += took
    }
    return taken
  }

  const setAside = async (source: SweepSource, dueBy: number, error: unknown): Promise<number> => {
    const { timer } = source
    if (!timer) throw error
    const code = error instanceof Error ? error.name : 'unknown'
    return await openUnit(worker, 'write', async (ctx) => {
      const row = await lockFirstDue(ctx, timer, dueBy)
      if (!row) return 0
      await moveTimer(ctx, timer, { row, until: await park(ctx, source.name, { ...row, code }) })
      log.error({ source: source.name, rowId: row.id, err: error }, 'a due row could not be handled and was set aside')
      return 1
    })
  }

  const takeAll = async (source: SweepSource, now: InstantMs): Promise<number> => {
    let taken = 0
    for (;;) {
      const took = await takeBatch(source, BATCH, now)
      taken += took
      if (took === 0 || stopped) break
    }
    if (taken > 0) await openUnit(worker, 'write', (ctx) => forgetRecovered(ctx, source.name, now))
    return taken
  }

  const replay = (name: string, row: SweepRow): Promise<boolean> =>
    openUnit(worker, 'write', async (ctx) => {
      const timer = sources.find((source) => source.name === name)?.timer
      if (!timer || !(await unpark(ctx, name, row))) return false
      await moveTimer(ctx, timer, { row, until: new Date(await ctx.now()) })
      return true
    })

  const takeDue = async ({ due, now }: Seen): Promise<number> => {
    if (isFrozen(now)) return 0
    let taken = 0
    for (const { source, at } of due) {
      if (at > now) break
      // one source that fails as a whole holds up no other
      taken += await takeAll(source, now).catch((error: unknown) => {
        if (error instanceof Refusal && error.code.startsWith('desk.')) throw error
        log.error({ source: source.name, err: error }, 'a source of the sweep failed; it is looked at again')
        return 0
      })
    }
    lookedAtMs = monotonicMs()
    return taken
  }

  const runDue = async (): Promise<number> => (isFrozen() ? 0 : takeDue(await look()))

  /** One look with what follows from it. Returns how long to rest: rows that somebody holds stay due, so never quite nothing. */
  const lookOnce = async (): Promise<number> => {
    if (isFrozen()) {
      lookedAtMs = monotonicMs()
      return LONGEST_NAP_MS
    }
    const seen = await look()
    if ((await takeDue(seen)) > 0) return 0
    const first = seen.due[0]?.at ?? Number.POSITIVE_INFINITY
    return Math.max(GATHER_MS, Math.min(first - seen.now, LONGEST_NAP_MS))
  }

  const rest = async (ms: number): Promise<void> => {
    resting = nap(ms)
    if (!isHurried && !stopped) await resting.done
    if (isHurried) await nap(GATHER_MS).done
    isHurried = false
  }

  const loop = async (): Promise<void> => {
    while (!stopped) {
      const restMs = await lookOnce().catch((error: unknown) => {
        log.warn({ err: error }, 'the sweep could not look; it looks again')
        return LONGEST_NAP_MS
      })
      await rest(restMs)
    }
  }

  return {
    start() {
      running ??= loop()
    },
    async stop() {
      stopped = true
      resting.wake()
      await running
    },
    hurry() {
      isHurried = true
      resting.wake()
    },
    runDue,
    replay,
    nextAt: async () => (await look()).due[0]?.at,
    quietForMs: () => (lookedAtMs === undefined ? undefined : monotonicMs() - lookedAtMs),
  }
}
