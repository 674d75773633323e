import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bothEngines, openTestDatabase, type TestDatabase } from '../../../test/desk-database.ts'
import { VirtualClock } from '../clock/clock.ts'
import type { Principal } from '../ctx.ts'
import { systemRandomness, uuidV7 } from '../ids/uuid-v7.ts'
import { createUnits, type Units } from '../unit-of-work/index.ts'
import { createEffects, type Delivery, type Effects, Jobs, keepHouse, NeverDelivered, NotNow, Outbox } from './index.ts'

const log = pino({ level: 'silent' })
const start = Date.UTC(2026, 10, 23, 9)
const accountId = randomUUID()
const personId = randomUUID()
const ana: Principal = {
  role: 'desk_customer',
  actor: { kind: 'contact', personId, accountId, role: 'contact' },
  personId,
  accountId,
  isPrimary: false,
}

describe.each(bothEngines())('what leaves the building on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  let jobs: Jobs
  let outbox: Outbox
  let effects: Effects
  let clock: VirtualClock
  let sent: Delivery[]

  beforeEach(async () => {
    db = await openTestDatabase(engine)
    clock = new VirtualClock(start)
    effects = createEffects()
    jobs = new Jobs({ database: db.database, log })
    const random = systemRandomness()
    units = createUnits({
      database: db.database,
      clock,
      makeId: uuidV7(random),
      random,
      log,
      reactionsTo: () => [],
      effectsOf: effects.effectsOf,
      enqueue: (ctx, rows) => jobs.enqueue(ctx, rows),
      told: () => undefined,
    })
    outbox = new Outbox({ units, clock, effects, log })
    sent = []
  })
  afterEach(async () => {
    await jobs.stop()
    await db.close()
  })

  const opens = () =>
    units.unitOfWork(ana, (ctx) =>
      ctx.publish({ type: 'ticket.opened', accountId, subject: { type: 'ticket', id: randomUUID() } }),
    )
  const asWorker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
  const rows = () =>
    units.openUnit(asWorker, 'read', (ctx) => ctx.db.selectFrom('outbox').selectAll().orderBy('id').execute())
  const [keepSent, failing] = [
    async (delivery: Delivery) => void sent.push(delivery),
    (fault: () => Error) => async () => {
      throw fault()
    },
  ]

  it('is delivered soon after commit, once, by a customer as by anyone', async () => {
    effects.registerEffect('mail', { on: ['ticket.opened'], deliver: keepSent })
    await jobs.start()
    await jobs.work(outbox, async () => undefined)
    await opens()
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'done', attempts: 1 }]), {
      timeout: 20_000,
    })
    expect(sent).toMatchObject([{ accountId, effect: 'mail', attempt: 1 }])
  })

  it('does not exist when the work was rolled back', async () => {
    effects.registerEffect('mail', { on: ['ticket.opened'], deliver: keepSent })
    await jobs.start()
    const gone = units.unitOfWork(ana, async (ctx) => {
      await ctx.publish({ type: 'ticket.opened', accountId, subject: { type: 'ticket', id: randomUUID() } })
      await jobs.enqueue(ctx, [{ account_id: accountId, id: randomUUID() }])
      throw new Error('no')
    })
    await expect(gone).rejects.toThrow('no')
    expect(await rows()).toEqual([])
    expect(await db.asOwner('SELECT 1 FROM pgboss.job')).toEqual([])
  })

  it('waits while the other side is away, however long, then goes out', async () => {
    let isAway = true
    const deliver = async (delivery: Delivery) => {
      if (isAway) throw new NotNow('mail.away')
      sent.push(delivery)
    }
    effects.registerEffect('mail', { on: ['ticket.opened'], deliver })
    await opens()
    for (let tries = 0; tries < 30; tries += 1) {
      await outbox.drain()
      clock.advance(60_000)
    }
    expect(await rows()).toMatchObject([{ state: 'waiting', failures: 0, last_error_code: 'mail.away' }])
    isAway = false
    await outbox.drain()
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 31 }])
  })

  it('goes to the dead letters after twenty failures, holds up no other, and can be replayed', async () => {
    effects.registerEffect('poison', { on: ['ticket.opened'], deliver: failing(() => new TypeError('bad')) })
    effects.registerEffect('mail', { on: ['ticket.opened'], deliver: keepSent })
    await opens()
    for (let tries = 0; tries < 20; tries += 1) {
      await outbox.drain()
      clock.advance(600_000)
    }
    expect(sent).toHaveLength(1)
    const dead = (await rows()).find((row) => row.state === 'dead')
    expect(dead).toMatchObject({ effect: 'poison', failures: 20, last_error_code: 'TypeError', next_try_at: null })
    expect(await outbox.replay({ accountId, id: dead?.id ?? '' })).toBe(true)
    expect((await rows()).find((row) => row.effect === 'poison')).toMatchObject({ state: 'waiting', failures: 0 })
  })

  it('is dead at once when it can never work', async () => {
    effects.registerEffect('mail', {
      on: ['ticket.opened'],
      deliver: failing(() => new NeverDelivered('mail.refused')),
    })
    await opens()
    await outbox.drain()
    expect(await rows()).toMatchObject([{ state: 'dead', last_error_code: 'mail.refused' }])
  })

  it('is settled only by the try that holds it: a worker that slept through its lease changes nothing', async () => {
    const [asleep, wakes] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let tries = 0
    const deliver = async (delivery: Delivery) => {
      tries += 1
      if (tries > 1) return void sent.push(delivery)
      asleep.resolve()
      await wakes.promise
      throw new NeverDelivered('too.late')
    }
    effects.registerEffect('mail', { on: ['ticket.opened'], deliver })
    await opens()
    const zombie = outbox.drain()
    await asleep.promise
    expect(await outbox.drain()).toBe(0)
    clock.advance(61_000)
    await outbox.drain()
    wakes.resolve()
    await zombie
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2, last_error_code: null }])
  })

  it('asks for housekeeping once each half hour, however many workers ask', async () => {
    let rounds = 0
    const keep = async () => {
      rounds += 1
    }
    const beside = new Jobs({ database: db.database, log })
    for (const one of [jobs, beside]) {
      await one.start()
      await one.work(outbox, keep)
    }
    await expect.poll(() => rounds, { timeout: 20_000 }).toBe(1)
    expect(await db.asSuperuser(`SELECT 1 FROM pgboss.job WHERE name = 'keep-house'`)).toHaveLength(1)
    await beside.stop()
  })

  it('keeps house: months ahead have their partitions and old answers are dropped', async () => {
    await units.unitOfWork(ana, async (ctx) => {
      const at = new Date(start - 31 * 86_400_000)
      const answer = {
        person_id: personId,
        route: 'POST /tickets',
        key: 'k',
        fingerprint: Buffer.alloc(32),
        status: 201,
        body: '{}',
        at,
      }
      await ctx.db.insertInto('idempotent_answers').values(answer).execute()
    })
    clock.set(Date.UTC(2031, 0, 15))
    expect(await keepHouse(units)).toMatchObject({ defaultRows: 0, answersDropped: 1 })
    const made = await db.asOwner<{ found: string | null }>(`SELECT to_regclass('events_2031_04') AS found`)
    expect(made[0]?.found).toBe('events_2031_04')
    expect((await keepHouse(units)).partitionsMade).toBe(0)
  })
})
