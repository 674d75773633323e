import { Refusal } from '@mainstay/contracts/problems'
import type { PoolClient } from 'pg'
import { nap } from '../clock/timers.ts'
import type { Ctx, Principal } from '../ctx.ts'
import { isConnectionLost, isContested, refuseForDatabase } from '../db/failures.ts'
import { gatherWrites } from '../db/gather-writes.ts'
import { flush } from '../events/flush.ts'
import { beginStatement, type UnitKind } from './begin-statement.ts'
import { holdOneConnection } from './hold-one-connection.ts'
import type { UnitParts } from './parts.ts'
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
/** Fewer than ten connections answer in a second: who comes then waits less than to come again. */
const WAITING_AT_MOST = 200

/**
 * Makes the desk's one way to the database. Two transactions that cross (serialization failure, deadlock) are tried
 * again up to three times, so `work` may run more than once and keeps its effects inside the transaction.
 */
export function createUnits(parts: UnitParts): Units {
  const openUnit: OpenUnit = async (principal, kind, work) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await runOnce(parts, { principal, kind, work })
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

async function runOnce<T>(parts: UnitParts, unit: Unit<T>): Promise<T> {
  const message = beginStatement(unit.principal, unit.kind)
  refuseWhenCrowded(parts, unit.principal)
  const done = await holdOneConnection(parts.database.pool, async (client) => {
    let broken: Error | undefined
    const ctx = new UnitCtx(client, unit.principal, unit.kind, parts)
    const begun = begin(client, message)
    try {
      const result = await unit.work(ctx)
      await begun
      await (unit.kind === 'read' ? endReading(client, ctx) : commit(client, ctx, parts))
      return { result, hints: ctx.hints }
    } catch (error) {
      const first = await ctx.firstFault(begun, error)
      broken = await rollBack(client, first)
      throw first
    } finally {
      client.release(broken)
    }
  })
  for (const hint of done.hints) hint()
  return done.result
}

/** Whoever stands behind so many is sent away at once: those before keep their place, and timers are never held up. */
function refuseWhenCrowded({ database }: UnitParts, { role }: Principal): void {
  if (role !== 'desk_worker' && database.pool.waitingCount >= WAITING_AT_MOST) {
    throw new Refusal('desk.busy', { retryAfterS: 2 })
  }
}

/**
 * Is sent and not waited for: the first statement follows in the same write. Whatever stood behind a BEGIN that failed
 * runs in no transaction of ours, because the server refuses it (25P02) or is gone.
 */
function begin(client: PoolClient, message: string): Promise<unknown> {
  gatherWrites(client)
  const begun = client.query(message).catch((cause: unknown) => {
    throw new NotBegun('the transaction did not begin', { cause })
  })
  begun.catch(() => undefined)
  return begun
}

/** Who only read has nothing to lose by COMMIT: the next user of the connection stands behind it. */
async function endReading(client: PoolClient, ctx: UnitCtx): Promise<void> {
  await ctx.answered()
  gatherWrites(client)
  client.query('COMMIT').catch(() => undefined)
}

async function commit(client: PoolClient, ctx: UnitCtx, parts: UnitParts): Promise<void> {
  const entries = await ctx.entries()
  if (entries.length > 0) {
    const { role } = ctx.principal
    const { effectsOf } = parts
    const at = await ctx.now()
    const flushed = await flush(
      { events: ctx.events, entries },
      { client, role, newId: () => ctx.newId(), at, effectsOf },
    )
    ctx.post(flushed.written)
    if (flushed.outbox.length > 0) ctx.post(parts.enqueue(ctx, flushed.outbox))
  }
  await ctx.answered()
  const { command } = await client.query('COMMIT')
  if (command !== 'COMMIT') throw new Error('a statement failed and was passed over; nothing was saved')
  if (ctx.events.length > 0) ctx.hints.push(parts.told)
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
