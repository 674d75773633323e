import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, openTestDatabase, type TestDatabase } from '../../../test/desk-database.ts'
import { VirtualClock } from '../clock/clock.ts'
import type { Principal } from '../ctx.ts'
import { systemRandomness, uuidV7 } from '../ids/uuid-v7.ts'
import { createUnits, type Units } from './index.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const at = Date.UTC(2026, 10, 23, 9)
const customerOf = (accountId: string): Principal => {
  const personId = randomUUID()
  return {
    role: 'desk_customer',
    actor: { kind: 'contact', personId, accountId, role: 'contact' },
    personId,
    accountId,
    isPrimary: false,
  }
}
const opened = (accountId: string) =>
  ({ type: 'ticket.opened', accountId, subject: { type: 'ticket', id: randomUUID() }, data: {} }) as const

describe.each(bothEngines())('one unit of work on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  beforeAll(async () => {
    db = await openTestDatabase(engine)
    const random = systemRandomness()
    units = createUnits({
      database: db.database,
      clock: new VirtualClock(at),
      makeId: uuidV7(random),
      random,
      log: pino({ level: 'silent' }),
      reactionsTo: () => [],
      effectsOf: () => [],
      enqueue: async () => undefined,
      told: () => undefined,
    })
  })
  afterAll(() => db.close())

  it('gives an account gapless sequences while fifty people write at once', async () => {
    const accountId = randomUUID()
    const write = () => units.unitOfWork(customerOf(accountId), (ctx) => ctx.publish(opened(accountId)))
    await Promise.all(Array.from({ length: 50 }, write))

    const seqs = await units.openUnit(worker, 'read', (ctx) =>
      ctx.db
        .selectFrom('events')
        .select('account_seq')
        .where('account_id', '=', accountId)
        .orderBy('account_seq')
        .execute(),
    )
    expect(seqs.map((row) => row.account_seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })

  it('keeps nothing of what failed', async () => {
    const accountId = randomUUID()
    const failing = units.unitOfWork(customerOf(accountId), async (ctx) => {
      await ctx.publish(opened(accountId))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.asOwner('SELECT 1 FROM outbox')).toEqual([])
    const left = await units.openUnit(worker, 'read', (ctx) =>
      ctx.db.selectFrom('events').select('id').where('account_id', '=', accountId).execute(),
    )
    expect(left).toEqual([])
  })
})
