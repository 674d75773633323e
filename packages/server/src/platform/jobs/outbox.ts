import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Ctx, Principal } from '../ctx.ts'
import { sqlStateOf } from '../db/migrate.ts'
import type { Units } from '../unit-of-work/unit-of-work.ts'
import { type Delivery, type Effects, NeverDelivered, NotNow } from './effects.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
/** While a worker has a row, nobody else looks at it for this long: the row of a killed one goes on within 30 s (P2). */
const LEASE_MS = 20_000
const DEAD_AFTER = 20
const LONGEST_WAIT_MS = 600_000

export interface RowKey {
  readonly accountId: string
  readonly id: string
}
export interface OutboxParts {
  readonly units: Units
  readonly clock: Clock
  readonly effects: Effects
  readonly log: Logger
}

/** What leaves the building. Rows are claimed by their number of tries, which fences a worker that slept (F04). */
export class Outbox {
  readonly #parts: OutboxParts
  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  /** Tries one row now. Does nothing when it is settled, or another worker has it. */
  async deliver(key: RowKey): Promise<void> {
    const delivery = await this.#parts.units.unitOfWork(worker, (ctx) => claim(ctx, key))
    if (!delivery) return
    const outcome = await this.#attempt(delivery)
    await this.#parts.units.unitOfWork(worker, (ctx) => settle(ctx, delivery, outcome))
  }

  /** Tries every row that waits and is not in a worker's hands, until none is left. Returns how many tries it made. */
  async drain(limit = 10_000): Promise<number> {
    const keys = await this.#parts.units.openUnit(worker, 'read', (ctx) => listUntouched(ctx, limit))
    for (const key of keys) await this.deliver(key)
    return keys.length
  }

  /** Takes a dead row up again, from the first try. */
  async replay(key: RowKey): Promise<boolean> {
    return this.#parts.units.unitOfWork(worker, async (ctx) => {
      const done = await ctx.db
        .updateTable('outbox')
        .set({ state: 'waiting', failures: 0, next_try_at: new Date(await ctx.now()), settled_at: null })
        .where('account_id', '=', key.accountId)
        .where('id', '=', key.id)
        .where('state', '=', 'dead')
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    })
  }

  async #attempt(delivery: Delivery): Promise<Outcome> {
    const deliver = this.#parts.effects.delivererOf(delivery.effect)
    try {
      if (!deliver) throw new NotNow('effect.unknown', LONGEST_WAIT_MS)
      await deliver(delivery)
      return { state: 'done' }
    } catch (error) {
      const code = codeOf(error)
      this.#parts.log.warn(
        { outboxId: delivery.id, effect: delivery.effect, attempt: delivery.attempt, code },
        'not delivered',
      )
      const failures = delivery.failures + 1
      if (error instanceof NotNow) return { state: 'waiting', code, inMs: error.retryInMs, failures: delivery.failures }
      const isDead = error instanceof NeverDelivered || failures >= DEAD_AFTER
      return isDead
        ? { state: 'dead', code, failures }
        : { state: 'waiting', code, inMs: waitAfter(failures), failures }
    }
  }
}

type Outcome =
  | { readonly state: 'done' }
  | { readonly state: 'dead'; readonly code: string; readonly failures: number }
  | { readonly state: 'waiting'; readonly code: string; readonly inMs: number; readonly failures: number }

/** 2 s, 4 s, 8 s and so on, never more than ten minutes. */
const waitAfter = (failures: number): number => Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures)

/** A code, never a message: messages of others may carry text and addresses. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  return sqlStateOf(error) ?? (error instanceof Error ? error.name : 'unknown')
}

async function claim(ctx: Ctx, key: RowKey): Promise<Delivery | undefined> {
  const now = await ctx.now()
  const found = await sql<{ event_id: string; effect: string; attempts: number; failures: number }>`
    WITH free AS MATERIALIZED (
      SELECT account_id, id FROM outbox
      WHERE account_id = ${key.accountId} AND id = ${key.id} AND state = 'waiting'
        AND (leased_until IS NULL OR leased_until <= ${new Date(now)})
      FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE outbox SET attempts = attempts + 1, next_try_at = ${new Date(now + LEASE_MS)},
      leased_until = ${new Date(now + LEASE_MS)}
    FROM free WHERE outbox.account_id = free.account_id AND outbox.id = free.id
    RETURNING event_id, effect, attempts, failures`.execute(ctx.db)
  const [row] = found.rows
  return row && { ...key, eventId: row.event_id, effect: row.effect, attempt: row.attempts, failures: row.failures }
}

/** Written only by the try that holds the row: a worker that woke up after its lease changes nothing. */
async function settle(ctx: Ctx, delivery: Delivery, outcome: Outcome): Promise<void> {
  const now = await ctx.now()
  const waits = outcome.state === 'waiting'
  await ctx.db
    .updateTable('outbox')
    .set({
      state: outcome.state,
      next_try_at: waits ? new Date(now + outcome.inMs) : null,
      settled_at: waits ? null : new Date(now),
      last_error_code: outcome.state === 'done' ? null : outcome.code,
      failures: outcome.state === 'done' ? delivery.failures : outcome.failures,
      leased_until: null,
    })
    .where('account_id', '=', delivery.accountId)
    .where('id', '=', delivery.id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', delivery.attempt)
    .execute()
}

async function listUntouched(ctx: Ctx, limit: number): Promise<readonly RowKey[]> {
  const now = new Date(await ctx.now())
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['account_id', 'id'])
    .where('state', '=', 'waiting')
    .where((where) => where.or([where('attempts', '=', 0), where('next_try_at', '<=', now)]))
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ accountId: row.account_id, id: row.id }))
}
