import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bothEngines, type TestDatabase } from '../../../test/desk-database.ts'
import { asWorker, openUnits } from '../../../test/open-units.ts'
import { VirtualClock } from '../clock/clock.ts'
import { ClockGuard } from '../clock/guard.ts'
import type { Ctx } from '../ctx.ts'
import type { Units } from '../unit-of-work/index.ts'
import { createSweep, type Sweep, type SweepSource } from './index.ts'

const start = Date.UTC(2026, 10, 23, 9)
const account = randomUUID()
const log = pino({ level: 'silent' })
type Due = { readonly id: string; readonly kind: string }

describe.each(bothEngines())('what falls due on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  let clock: VirtualClock
  beforeEach(async () => {
    clock = new VirtualClock(start)
    ;({ db, units } = await openUnits(engine, { clock }))
    await db.asOwner(`CREATE TABLE promises (account_id uuid, id uuid PRIMARY KEY, kind text, next_timer_at timestamptz);
      CREATE TABLE firings (id uuid PRIMARY KEY, fired_at timestamptz);
      GRANT ALL ON promises, firings TO desk_worker`)
  })
  afterEach(() => db.close())

  const promise = (kind: string, dueIn: number, count = 1) =>
    db.asOwner(`INSERT INTO promises SELECT $1, gen_random_uuid(), $2, $3 FROM generate_series(1, $4)`, [
      account,
      kind,
      new Date(start + dueIn),
      count,
    ])
  const fired = async () => {
    const rows = await db.asOwner<{ kind: string }>(
      'SELECT p.kind FROM firings f JOIN promises p USING (id) ORDER BY p.kind',
    )
    return rows.map((row) => row.kind)
  }
  const aside = () =>
    units.openUnit(asWorker, 'read', (ctx) => ctx.db.selectFrom('parked_failures').selectAll().execute())
  const source = (fire: (ctx: Ctx, due: readonly Due[]) => Promise<void>): SweepSource => ({
    name: 'promises',
    timer: { table: 'promises', timer: 'next_timer_at', key: 'id', account: 'account_id' },
    async nextAt(on) {
      const { rows } = await sql<{ at: Date | null }>`SELECT min(next_timer_at) AS at FROM promises`.execute(on)
      return rows[0]?.at?.getTime()
    },
    async take(ctx, limit, dueBy) {
      const { rows } = await sql<Due>`SELECT id, kind FROM promises WHERE next_timer_at <= ${new Date(dueBy)}
        ORDER BY next_timer_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`.execute(ctx.db)
      await fire(ctx, rows)
      return rows.length
    },
  })
  const record = async (ctx: Ctx, due: readonly Due[]) => {
    const ids = due.map((one) => one.id)
    await sql`INSERT INTO firings SELECT id, ${new Date(await ctx.now())} FROM unnest(${ids}::uuid[]) AS id`.execute(
      ctx.db,
    )
    await sql`UPDATE promises SET next_timer_at = NULL WHERE id = ANY (${ids}::uuid[])`.execute(ctx.db)
  }
  const open = (one: SweepSource, more: { readonly isFrozen?: (now?: number) => boolean } = {}): Sweep =>
    createSweep({ sources: [one], openUnit: units.openUnit, log, isFrozen: () => false, ...more })

  it('fires neither early nor late, and once with two sweeps side by side', async () => {
    await promise('soon', 1_000, 600)
    await promise('later', 60_000)
    const sweeps = [open(source(record)), open(source(record))]
    clock.set(start + 999)
    expect(await Promise.all(sweeps.map((sweep) => sweep.runDue()))).toEqual([0, 0])
    clock.set(start + 1_000)
    const taken = await Promise.all(sweeps.map((sweep) => sweep.runDue()))
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(600)
    expect(await fired()).toHaveLength(600)
    expect(await sweeps[0]?.nextAt()).toBe(start + 60_000)
  })

  it('does not wait for one row that always fails: it is set aside, seen, and tried again', async () => {
    await promise('poison', 1_000)
    await promise('good', 2_000, 40)
    clock.set(start + 5_000)
    let isPoisonous = true
    const fire = async (ctx: Ctx, due: readonly Due[]) => {
      if (isPoisonous && due.some((one) => one.kind === 'poison')) throw new TypeError('unexpected shape')
      await record(ctx, due)
    }
    const sweep = open(source(fire))
    await sweep.runDue()
    expect(await fired()).toEqual(Array.from({ length: 40 }, () => 'good'))
    expect(await aside()).toMatchObject([
      { source: 'promises', account_id: account, attempts: 1, error_code: 'TypeError' },
    ])

    isPoisonous = false
    clock.advance(3_600_000)
    await sweep.runDue()
    expect(await fired()).toContain('poison')
    expect(await aside()).toEqual([])
  })

  it('gives a row up after ten failures, where somebody can see it and take it up again', async () => {
    await promise('poison', 0)
    let isPoisonous = true
    const fire = async (ctx: Ctx, due: readonly Due[]) => {
      if (isPoisonous && due.length > 0) throw new TypeError('unexpected shape')
      await record(ctx, due)
    }
    const sweep = open(source(fire))
    for (let tries = 0; tries < 12; tries += 1) {
      await sweep.runDue()
      clock.advance(3_600_000)
    }
    const [dead] = await aside()
    expect(dead).toMatchObject({ state: 'dead', attempts: 10 })
    expect(await sweep.nextAt()).toBeUndefined()

    isPoisonous = false
    expect(await sweep.replay('promises', { accountId: account, id: dead?.row_id ?? '' })).toBe(true)
    await sweep.runDue()
    expect(await fired()).toEqual(['poison'])
    expect(await aside()).toEqual([])
  })

  it('fires nothing when the clock has jumped ahead this very moment', async () => {
    await promise('due in an hour', 3_600_000)
    let boot = 0
    const guard = new ClockGuard({ bootMs: () => boot })
    guard.observe(clock.approximateNow())
    const isFrozen = (now?: number) => !(now === undefined ? guard.state : guard.observe(now)).mayFire
    const sweep = open(source(record), { isFrozen })
    clock.advance(7_200_000)
    boot += 5_000
    expect(await sweep.runDue()).toBe(0)
    clock.set(start + 3_600_000)
    boot = 3_600_000
    // the look that is taken every 5 s
    guard.observe(clock.approximateNow())
    expect(await sweep.runDue()).toBe(1)
  })

  it('fires by itself once it runs, and stops when told', async () => {
    await promise('soon', 0, 3)
    const sweep = open(source(record))
    sweep.start()
    await expect.poll(fired, { timeout: 20_000 }).toHaveLength(3)
    await sweep.stop()
    await promise('after', 0)
    sweep.hurry()
    expect(await fired()).toHaveLength(3)
  })
})

describe.runIf(bothEngines().includes('postgres'))('a sweep that froze in the middle', () => {
  it('does nothing when it wakes: its rows were taken over, its connection is gone', async () => {
    const { db, units } = await openUnits('postgres')
    await db.asOwner(`CREATE TABLE promises (id uuid PRIMARY KEY, is_due boolean); GRANT ALL ON promises TO desk_worker;
      INSERT INTO promises VALUES (gen_random_uuid(), true)`)
    const take = (during: (pid: number) => Promise<void>): SweepSource => ({
      name: 'promises',
      nextAt: async () => 0,
      async take(ctx) {
        const { rows } = await sql<{ id: string; pid: number }>`SELECT id, pg_backend_pid() AS pid FROM promises
          WHERE is_due FOR UPDATE SKIP LOCKED`.execute(ctx.db)
        for (const { id, pid } of rows) {
          await during(pid)
          await ctx.publish({ type: 'commitment.breached', accountId: account, subject: { type: 'commitment', id } })
          await sql`UPDATE promises SET is_due = false WHERE id = ${id}`.execute(ctx.db)
        }
        return rows.length
      },
    })
    const sweepOf = (one: SweepSource) =>
      createSweep({ sources: [one], openUnit: units.openUnit, log, isFrozen: () => false })
    const [frozen, woken] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()]
    const zombie = sweepOf(
      take(async (pid) => {
        frozen.resolve(pid)
        await woken.promise
      }),
    ).runDue()
    // the server ends a transaction that idles for too long; here it does so at once
    await db.asSuperuser('SELECT pg_terminate_backend($1)', [await frozen.promise])
    const healthy = sweepOf(take(async () => undefined))
    await expect.poll(() => healthy.runDue(), { timeout: 20_000 }).toBe(1)
    woken.resolve()
    await expect(zombie).rejects.toMatchObject({ code: 'desk.unavailable' })
    const told = await units.openUnit(asWorker, 'read', (ctx) => ctx.db.selectFrom('events').select('type').execute())
    expect(told).toEqual([{ type: 'commitment.breached' }])
    expect(await db.asOwner('SELECT 1 FROM parked_failures')).toEqual([])
    await db.close()
  })
})
