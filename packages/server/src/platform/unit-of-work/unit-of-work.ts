import type { PoolClient } from 'pg'
import { nap } from '../clock/timers.ts'
import type { Ctx, Principal } from '../ctx.ts'
import { isConnectionLost, isContested, refuseForDatabase } from '../db/failures.ts'
import { flush } from '../events/flush.ts'
import { beginStatement, type UnitKind } from './begin-statement.ts'
import { holdOneConnection } from './hold-one-connection.ts'
import type { UnitParts } from './parts.ts'
import { lineOf, Turns } from './turns.ts'
import { UnitCtx } from './unit-ctx.ts'

export type OpenUnit = <T>(principal: Principal, kind: UnitKind, work: (ctx: Ctx) => Promise<T>) => Promise<T>
export interface Units {
  /** One transaction: everything in `work` happens, or nothing. Refuses `desk.unavailable` and `desk.busy`. */
  readonly openUnit: OpenUnit
  /** A unit that writes. */
  readonly unitOfWork: <T>(principal: Principal, work: (ctx: Ctx) => Promise<T>) => Promise<T>
}
const TRIES = 4
const JITTER_MS = 30

/**
 * Makes the desk's one way to the database. Two transactions that cross (serialization failure, deadlock) are tried
 * again up to three times, so `work` may run more than once and keeps its effects inside the transaction.
 */
export function createUnits(parts: UnitParts): Units {
  const { max, connectionTimeoutMillis } = parts.database.pool.options
  const turns = new Turns({ places: max, patienceMs: connectionTimeoutMillis ?? 5_000 })
  const openUnit: OpenUnit = async (principal, kind, work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await runOnce({ ...parts, turns }, { principal, kind, work })
      } catch (error) {
        const mayTryAgain = isContested(error) || (error instanceof NotBegun && isConnectionLost(error.cause))
        if (!mayTryAgain || tries >= TRIES) throw refuseForDatabase(error instanceof NotBegun ? error.cause : error)
        await nap(tries * (JITTER_MS + ((parts.random(1)[0] ?? 0) / 255) * JITTER_MS)).done
      }
    }
  }
  return { openUnit, unitOfWork: (principal, work) => openUnit(principal, 'write', work) }
}

/** The connection was bad before anything was asked of it: trying another one is safe. */
class NotBegun extends Error {}

interface Unit<T> {
  readonly principal: Principal
  readonly kind: UnitKind
  readonly work: (ctx: Ctx) => Promise<T>
}

async function runOnce<T>(parts: UnitParts & { readonly turns: Turns }, unit: Unit<T>): Promise<T> {
  const lender = { pool: parts.database.pool, turns: parts.turns, whose: lineOf(unit.principal) }
  const done = await holdOneConnection(lender, async (client) => {
    let broken: Error | undefined
    try {
      await begin(client, unit)
      return await inTransaction(client, parts, unit)
    } catch (error) {
      broken = await rollBack(client, error)
      throw error
    } finally {
      client.release(broken)
    }
  })
  for (const hint of done.hints) hint()
  return done.result
}

async function begin<T>(client: PoolClient, unit: Unit<T>): Promise<void> {
  const message = beginStatement(unit.principal, unit.kind)
  try {
    await client.query(message)
  } catch (cause) {
    throw new NotBegun('the transaction did not begin', { cause })
  }
}

async function inTransaction<T>(client: PoolClient, parts: UnitParts, unit: Unit<T>) {
  const ctx = new UnitCtx(client, unit.principal, unit.kind, parts)
  const result = await unit.work(ctx)
  const entries = await ctx.entries()
  if (entries.length > 0) {
    const outbox = await flush(
      { events: ctx.events, entries },
      { client, role: unit.principal.role, newId: () => ctx.newId(), at: await ctx.now(), effectsOf: parts.effectsOf },
    )
    if (outbox.length > 0) await parts.enqueue(ctx, outbox)
  }
  const { command } = await client.query('COMMIT')
  if (command !== 'COMMIT') throw new Error('a statement failed and was passed over; nothing was saved')
  if (ctx.events.length > 0) ctx.hints.push(parts.told)
  return { result, hints: ctx.hints }
}

/** Returns the error when the connection can no longer be used. */
async function rollBack(client: PoolClient, error: unknown): Promise<Error | undefined> {
  const cause = error instanceof NotBegun ? error.cause : error
  if (isConnectionLost(cause)) return cause instanceof Error ? cause : new Error('connection lost')
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (failed) {
    return failed instanceof Error ? failed : new Error('rollback failed')
  }
}
