import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bothEngines } from '../../../test/desk-database.ts'
import { createSweep } from '../../platform/sweep/index.ts'
import { commitmentSources } from './sources.ts'
import { fireDueCommitments, nextCommitmentAt } from './sweep-commitments.ts'
import { type Ledger, openLedger, worker } from './testing/open-ledger.ts'
import { ticketRows } from './testing/tickets-row.ts'

let ledger: Ledger
afterEach(() => ledger.close())

/** Wednesday 10:00 in Chicago. */
const start = '2026-11-18T16:00:00Z'
const wednesday = Date.parse(start)
const minutes = (count: number) => count * 60_000

async function openMany(count: number, priority: string): Promise<void> {
  const accounts = [await ledger.account(), await ledger.account({ plan: 'premium' })]
  for (let index = 0; index < count; index++) {
    const account = accounts[index % 2]
    if (account) await ledger.open(account, priority)
  }
}

/** How often each commitment warned and breached, by the log and by the key that guards them. */
async function firings() {
  return ledger.asWorker(async (ctx) => {
    const { rows: told } = await sql<{ type: string; n: number; most: number }>`
      SELECT type, sum(n)::int AS n, max(n)::int AS most FROM (
        SELECT type, subject_id, data ->> 'share' AS share, count(*) AS n FROM events
        WHERE type IN ('commitment.warned', 'commitment.breached') GROUP BY 1, 2, 3) AS each GROUP BY 1 ORDER BY 1`.execute(
      ctx.db,
    )
    const { rows: kept } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM commitment_firings`.execute(ctx.db)
    return { told, kept: kept[0]?.n }
  })
}

async function drain(limit: number): Promise<void> {
  while ((await ledger.sweep(limit)) > 0);
}

/** Told to end, a backend keeps its locks until it has ended. */
async function isThere(pid: number): Promise<boolean> {
  const { rows } = await ledger.db.database.pool.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])
  return rows.length > 0
}

describe.each(bothEngines())('the sweep on %s', (engine) => {
  it('two sweeps side by side fire each warning and breach once', async () => {
    ledger = await openLedger(start, engine)
    await openMany(40, 'P0')
    ledger.clock.advance(minutes(61))
    await Promise.all([drain(7), drain(7), drain(7)])
    expect(await firings()).toEqual({
      told: [
        { type: 'commitment.breached', n: 40, most: 1 },
        { type: 'commitment.warned', n: 80, most: 1 },
      ],
      kept: 120,
    })
  })

  it('after an outage everything that fell due fires at once, with its true due time and an honest detectedAt', async () => {
    ledger = await openLedger(start, engine)
    await openMany(6, 'P1')
    ledger.clock.advance(minutes(60 * 24 * 3))
    const back = ledger.clock.approximateNow()
    await drain(500)
    const rows = await ledger.asWorker((ctx) =>
      ctx.db
        .selectFrom('commitment_firings')
        .select(['firing', 'due_at', 'detected_at'])
        .where('firing', '=', 'breached')
        .execute(),
    )
    expect(rows).toHaveLength(6)
    expect(new Set(rows.map(({ due_at }) => due_at.getTime()))).toEqual(
      new Set([wednesday + minutes(60), wednesday + minutes(120)]),
    )
    expect(new Set(rows.map(({ detected_at }) => detected_at.getTime()))).toEqual(new Set([back]))
    expect(await ledger.asWorker((ctx) => nextCommitmentAt(ctx.db))).toBeUndefined()
  })

  it('nothing fires before its time, not even at the very instant that it is due', async () => {
    ledger = await openLedger(start, engine)
    await openMany(1, 'P0')
    expect(await ledger.asWorker((ctx) => nextCommitmentAt(ctx.db))).toBe(wednesday + minutes(30))
    ledger.clock.set(wednesday + minutes(60))
    await drain(500)
    expect((await firings()).told.map(({ type }) => type)).toEqual(['commitment.warned'])
    ledger.clock.advance(1)
    await drain(500)
    expect((await firings()).told.map(({ type }) => type)).toEqual(['commitment.breached', 'commitment.warned'])
  })

  it('a clock set back fires nothing again and never reverses a ticket’s history', async () => {
    ledger = await openLedger(start, engine)
    const key = await ledger.open(await ledger.account(), 'P0')
    ledger.clock.advance(minutes(61))
    await drain(500)
    ledger.clock.advance(-minutes(60))
    await drain(500)
    await ledger.tell(key, [
      { type: 'ticket.replied', data: { messageId: ledger.newId(), side: 'staff', byPerson: true } },
    ])
    const rows = await ledger.asWorker((ctx) =>
      ctx.db.selectFrom('commitments').select(['state', 'breached_at', 'met_at']).execute(),
    )
    expect(rows).toEqual([
      { state: 'met_late', breached_at: new Date(wednesday + minutes(60)), met_at: new Date(wednesday + minutes(61)) },
    ])
  })
})

describe.each(bothEngines())('a row that cannot be read on %s', (engine) => {
  it('is set aside where the staff see it; the others fire on time, and it fires once it is mended', async () => {
    ledger = await openLedger(start, engine)
    await openMany(6, 'P0')
    const sweep = createSweep({
      sources: commitmentSources(ticketRows),
      openUnit: ledger.openUnit,
      log: pino({ level: 'silent' }),
      isFrozen: () => false,
    })
    const [broken] = await ledger.asWorker((ctx) =>
      ctx.db.selectFrom('commitments').select(['id', 'clock']).limit(1).execute(),
    )
    if (!broken) throw new Error('no commitment')
    const write = (clock: object) =>
      ledger.asWorker((ctx) =>
        sql`UPDATE commitments SET clock = ${JSON.stringify(clock)}::jsonb WHERE id = ${broken.id}`.execute(ctx.db),
      )
    await write({ ordinal: 1, state: 'running' })
    ledger.clock.advance(minutes(61))
    await sweep.runDue()
    await sweep.runDue()
    const breached = async () => (await firings()).told.find(({ type }) => type === 'commitment.breached')?.n
    expect(await breached()).toBe(5)
    const parked = await ledger.asWorker((ctx) =>
      ctx.db.selectFrom('parked_failures').select(['source', 'row_id']).execute(),
    )
    expect(parked).toEqual([{ source: 'commitments', row_id: broken.id }])
    await write(broken.clock as object)
    ledger.clock.advance(minutes(2))
    await sweep.runDue()
    expect(await breached()).toBe(6)
  })

  it('fires nothing while the clock is being checked', async () => {
    ledger = await openLedger(start, engine)
    await openMany(2, 'P0')
    let isFrozen = true
    const sources = commitmentSources(ticketRows)
    const sweep = createSweep({
      sources,
      openUnit: ledger.openUnit,
      log: pino({ level: 'silent' }),
      isFrozen: () => isFrozen,
    })
    ledger.clock.advance(minutes(61))
    expect([await sweep.runDue(), (await firings()).kept]).toEqual([0, 0])
    isFrozen = false
    await sweep.runDue()
    expect((await firings()).kept).toBe(6)
  })
})

describe.each(bothEngines().filter((engine) => engine === 'postgres'))('a frozen worker on %s', (engine) => {
  it('holds nobody up, and what it did not commit another does once', async () => {
    ledger = await openLedger(start, engine)
    await openMany(4, 'P0')
    ledger.clock.advance(minutes(61))
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>()
    const { promise: fired, resolve: hasFired } = Promise.withResolvers<number>()
    const zombie = ledger.openUnit(worker, 'write', async (ctx) => {
      await fireDueCommitments(ctx, 500, ledger.clock.approximateNow())
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(ctx.db)
      hasFired(rows[0]?.pid ?? 0)
      await woken
    })
    const outcome = zombie.then(
      () => 'committed',
      () => 'lost',
    )
    const pid = await fired
    expect(await ledger.sweep()).toBe(0)
    await ledger.db.database.pool.query('SELECT pg_terminate_backend($1)', [pid])
    await vi.waitFor(async () => expect(await isThere(pid)).toBe(false), { timeout: 30_000 })
    await drain(500)
    wake()
    expect(await outcome).toBe('lost')
    expect((await firings()).told).toEqual([
      { type: 'commitment.breached', n: 4, most: 1 },
      { type: 'commitment.warned', n: 8, most: 1 },
    ])
  })
})
