import { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { giveWay } from '../clock/timers.ts'
import type { Ctx, Principal } from '../ctx.ts'
import { sqlStateOf } from '../db/migrate.ts'
import type { Units } from '../unit-of-work/unit-of-work.ts'
import { type DeliverTogether, type Delivery, type Effects, NeverDelivered, NotNow } from './effects.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
/** While a worker has a row, nobody else looks at it for this long: the row of a killed one goes on within 30 s (P2). */
const LEASE_MS = 20_000
const DEAD_AFTER = 20
/** As many leave together; while they do, an embedded engine serves nobody else. */
export const AT_ONCE = 20
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

  /**
   * Tries some rows now; what is settled, or in another worker's hands, is passed over. Those of an effect that takes
   * many are claimed, delivered and settled as a set, the others one by one.
   */
  async deliver(keys: readonly RowKey[]): Promise<void> {
    const { units, effects } = this.#parts
    const claimed = await units.unitOfWork(worker, (ctx) => claim(ctx, keys, [...effects.together.keys()]))
    for (const [effect, deliveries] of Map.groupBy(claimed, (one) => one.effect))
      await this.#deliverSet(deliveries, effects.together.get(effect))
    const tried = new Set(claimed.map(({ id }) => id))
    for (const key of keys) {
      if (tried.has(key.id)) continue
      // the embedded engine answers without ever leaving the turn of the event loop: nobody else would be heard
      await giveWay()
      const [delivery] = await units.unitOfWork(worker, (ctx) => claim(ctx, [key]))
      if (delivery) await this.#deliverOne(delivery)
    }
  }

  /** Tries every row that waits and is not in a worker's hands, until none is left. Returns how many tries it made. */
  async drain(limit = 10_000): Promise<number> {
    const keys = await this.#parts.units.openUnit(worker, 'read', (ctx) => listUntouched(ctx, limit))
    for (let from = 0; from < keys.length; from += AT_ONCE) await this.deliver(keys.slice(from, from + AT_ONCE))
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

  async #deliverSet(deliveries: readonly Delivery[], deliver: DeliverTogether | undefined): Promise<void> {
    try {
      await deliver?.(deliveries)
    } catch {
      // each alone, so that one that cannot go holds up no other (F24)
      for (const delivery of deliveries) await this.#deliverOne(delivery)
      return
    }
    await this.#parts.units.unitOfWork(worker, (ctx) => settleDone(ctx, deliveries))
  }

  async #deliverOne(delivery: Delivery): Promise<void> {
    const outcome = await this.#attempt(delivery)
    await this.#parts.units.unitOfWork(worker, (ctx) => settle(ctx, delivery, outcome))
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

interface ClaimedRow {
  readonly account_id: string
  readonly id: string
  readonly event_id: string
  readonly effect: string
  readonly attempts: number
  readonly failures: number
}

/** Takes those that wait and nobody holds, in their order; of some effects only, where these are named. */
async function claim(ctx: Ctx, keys: readonly RowKey[], effects?: readonly string[]): Promise<readonly Delivery[]> {
  const now = await ctx.now()
  const isTaken = effects === undefined ? sql`` : sql`AND o.effect = ANY (${[...effects]})`
  const { rows } = await sql<ClaimedRow>`
    WITH free AS MATERIALIZED (
      SELECT o.account_id, o.id FROM outbox o
      JOIN unnest(${accountsOf(keys)}::uuid[], ${idsOf(keys)}::uuid[]) AS wanted (account_id, id)
        ON o.account_id = wanted.account_id AND o.id = wanted.id
      WHERE o.state = 'waiting' AND (o.leased_until IS NULL OR o.leased_until <= ${new Date(now)}) ${isTaken}
      ORDER BY o.id FOR NO KEY UPDATE OF o SKIP LOCKED
    )
    UPDATE outbox SET attempts = attempts + 1, next_try_at = ${new Date(now + LEASE_MS)},
      leased_until = ${new Date(now + LEASE_MS)}
    FROM free WHERE outbox.account_id = free.account_id AND outbox.id = free.id
    RETURNING outbox.account_id, outbox.id, event_id, effect, attempts, failures`.execute(ctx.db)
  return rows
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ account_id: accountId, id, event_id: eventId, effect, attempts: attempt, failures }) => ({
      ...{ accountId, id, eventId, effect, attempt, failures },
    }))
}

const accountsOf = (keys: readonly RowKey[]): string[] => keys.map(({ accountId }) => accountId)
const idsOf = (keys: readonly RowKey[]): string[] => keys.map(({ id }) => id)

/** Written only by the tries that hold their rows, like every settling. */
async function settleDone(ctx: Ctx, deliveries: readonly Delivery[]): Promise<void> {
  await sql`
    UPDATE outbox SET state = 'done', next_try_at = NULL, settled_at = ${new Date(await ctx.now())},
      last_error_code = NULL, leased_until = NULL
    FROM unnest(${accountsOf(deliveries)}::uuid[], ${idsOf(deliveries)}::uuid[],
      ${deliveries.map(({ attempt }) => attempt)}::integer[]) AS held (account_id, id, attempts)
    WHERE outbox.account_id = held.account_id AND outbox.id = held.id AND outbox.state = 'waiting'
      AND outbox.attempts = held.attempts`.execute(ctx.db)
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
