import { type Job, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { giveWay, repeat, type Timer } from '../clock/timers.ts'
import type { Ctx } from '../ctx.ts'
import type { DeskDatabase } from '../db/database.ts'
import { statementName } from '../db/statements.ts'
import { connectionOf } from '../unit-of-work/unit-ctx.ts'
import { jobSchema } from './install.ts'
import { AT_ONCE, type Outbox } from './outbox.ts'

export interface JobsParts {
  readonly database: DeskDatabase
  readonly log: Logger
}
interface OutboxJob {
  readonly accountId: string
  readonly id: string
}
const POLL_S = 1
/** Bytes that a crash left behind are gone within the hour (F16). */
const HOUSE_EVERY_S = 1_800

/**
 * The job queue. It carries "deliver outbox row n" and housekeeping; nothing whose time a user can see. `start` lets
 * this process put jobs on it, `work` takes them off. A row whose job never came is found by the sweep.
 */
export class Jobs {
  readonly #boss: PgBoss
  readonly #log: Logger
  #housekeeping: Timer | undefined
  #isStarted = false
  #deliverer: string | undefined

  constructor(parts: JobsParts) {
    this.#log = parts.log
    this.#boss = new PgBoss({
      db: bossDatabase(parts.database),
      backend: parts.database.engine === 'embedded' ? 'pglite' : 'postgres',
      schema: jobSchema,
      migrate: false,
      createSchema: false,
      schedule: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      reindex: false,
      monitorVacuum: false,
      registerInstance: false,
    })
    this.#boss.on('error', (error: Error) => parts.log.warn({ code: error.name }, 'the job queue had a fault'))
  }

  async start(): Promise<void> {
    await this.#boss.start()
    this.#isStarted = true
  }

  /** Puts outbox rows on the queue, in the caller's transaction. */
  async enqueue(ctx: Ctx, rows: readonly { readonly account_id: string; readonly id: string }[]): Promise<void> {
    if (!this.#isStarted || rows.length === 0) return
    const jobs = rows.map((row) => ({ data: { accountId: row.account_id, id: row.id } satisfies OutboxJob }))
    const client = connectionOf(ctx)
    const executeSql = (text: string, values: unknown[] = []) => {
      const name = statementName(text, ctx.principal.role)
      return client.query({ text, values, ...(name === undefined ? {} : { name }) })
    }
    await this.#boss.insert('deliver-outbox', jobs, { db: { executeSql } })
    ctx.afterCommit(() => this.wake())
  }

  /** Begins to take jobs off the queue. */
  async work(outbox: Outbox, keepHouse: () => Promise<void>): Promise<void> {
    const deliver = async (jobs: Job<OutboxJob>[]) => {
      await outbox.deliver(jobs.map(({ data }) => data))
      await giveWay()
    }
    this.#deliverer = await this.#boss.work<OutboxJob>(
      'deliver-outbox',
      // a full batch is followed by the next at once: a burst never waits for the clock
      { batchSize: AT_ONCE, pollingIntervalSeconds: POLL_S, burstWhenBatchFull: true },
      deliver,
    )
    await this.#boss.work('keep-house', { pollingIntervalSeconds: 60 }, keepHouse)
    await this.#askForHousekeeping()
    this.#housekeeping = repeat(() => void this.#askForHousekeeping(), { everyMs: HOUSE_EVERY_S * 1_000 })
  }
  /** Asked for by every worker; the queue keeps one each half hour. */
  async #askForHousekeeping(): Promise<void> {
    await this.#boss
      .send('keep-house', null, { singletonSeconds: HOUSE_EVERY_S })
      .catch((error: Error) => this.#log.warn({ err: error }, 'housekeeping could not be asked for'))
  }
  /** Looks now for what is to be delivered. */
  wake(): void {
    if (this.#deliverer !== undefined) this.#boss.notifyWorker(this.#deliverer)
  }
  /** Finishes the jobs in hand, at most 10 s; others are returned to the queue. */
  async stop(): Promise<void> {
    if (!this.#isStarted) return
    this.#isStarted = false
    this.#housekeeping?.stop()
    await this.#boss.stop({ graceful: true, timeout: 10_000 })
  }
}

/** The queue's own statements on the desk's pool. A failed script leaves no transaction open behind it. */
function bossDatabase({ pool }: DeskDatabase) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        // what carries values is one statement, asked again and again; scripts carry none
        const name = values?.length ? statementName(text, 'queue') : undefined
        return await client.query({ text, ...(values && { values }), ...(name !== undefined && { name }) })
      } catch (error) {
        broken = await client.query('ROLLBACK').then(
          () => undefined,
          (failed: Error) => failed,
        )
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}
