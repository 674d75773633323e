import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { type Clock, VirtualClock } from '../src/platform/clock/index.ts'
import type { Principal } from '../src/platform/ctx.ts'
import type { Engine } from '../src/platform/db/index.ts'
import { systemRandomness, uuidV7 } from '../src/platform/ids/index.ts'
import { createUnits, type UnitParts, type Units } from '../src/platform/unit-of-work/index.ts'
import { openTestDatabase, type TestDatabase } from './desk-database.ts'

export const asWorker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** Somebody of an account, under the customers' role. */
export function customerOf(accountId: string, isPrimary = false): Principal {
  const personId = randomUUID()
  const role = isPrimary ? 'primary' : 'contact'
  return {
    role: 'desk_customer',
    actor: { kind: 'contact', personId, accountId, role },
    personId,
    accountId,
    isPrimary,
  }
}

/** Units of work on a fresh database, without any slice: for tests of the platform itself. */
export async function openUnits(
  engine: Engine,
  parts: Partial<UnitParts> & { readonly connections?: number; readonly login?: string } = {},
): Promise<{ readonly db: TestDatabase; readonly units: Units; readonly clock: Clock }> {
  const {
    connections = 10,
    login = 'desk_login',
    clock = new VirtualClock(Date.UTC(2026, 10, 23, 9)),
    ...others
  } = parts
  const db = await openTestDatabase(engine, { connections, login })
  const random = systemRandomness()
  const units = createUnits({
    database: db.database,
    clock,
    makeId: uuidV7(random),
    random,
    log: pino({ level: 'silent' }),
    reactionsTo: () => [],
    effectsOf: () => [],
    enqueue: async () => undefined,
    told: () => undefined,
    ...others,
  })
  return { db, units, clock }
}
