import { randomUUID } from 'node:crypto'
import type { Refusal } from '@mainstay/contracts/problems'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, type TestDatabase } from '../../../test/desk-database.ts'
import { asWorker, customerOf, openUnits } from '../../../test/open-units.ts'
import type { Ctx, Principal } from '../ctx.ts'
import { kyselyOn } from '../db/index.ts'
import type { Units } from './index.ts'

const staff = (): Principal => {
  const personId = randomUUID()
  return { role: 'desk_staff', actor: { kind: 'staff', personId, roles: ['engineer'], sight: 'all' }, personId }
}
const limitedTo = (accountIds: readonly string[]): Principal => {
  const personId = randomUUID()
  const actor = { kind: 'staff', personId, roles: ['engineer'], sight: accountIds } as const
  return { role: 'desk_staff_limited', actor, personId, accountIds }
}
const opened = (accountId: string) =>
  ({ type: 'ticket.opened', accountId, subject: { type: 'ticket', id: randomUUID() }, data: {} }) as const
const seenAccounts = async (ctx: Ctx): Promise<string[]> => {
  const rows = await ctx.db.selectFrom('event_heads').select('account_id').orderBy('account_id').execute()
  return rows.map((row) => row.account_id)
}

describe.each(bothEngines())('one unit of work on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  beforeAll(async () => {
    ;({ db, units } = await openUnits(engine))
  })
  afterAll(() => db.close())

  it('gives an account gapless sequences while fifty people write at once', async () => {
    const accountId = randomUUID()
    const write = () => units.unitOfWork(customerOf(accountId), (ctx) => ctx.publish(opened(accountId)))
    await Promise.all(Array.from({ length: 50 }, write))

    const seqs = await units.openUnit(asWorker, 'read', (ctx) =>
      ctx.db
        .selectFrom('events')
        .select('account_seq')
        .where('account_id', '=', accountId)
        .orderBy('account_seq')
        .execute(),
    )
    expect(seqs.map((row) => row.account_seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })

  it('serves company by company: who comes while a crowd of another one waits is next', async () => {
    const [crowd, other] = [randomUUID(), randomUUID()]
    const served: string[] = []
    const rest = (accountId: string) =>
      units.openUnit(customerOf(accountId), 'read', async (ctx) => {
        await sql`SELECT pg_sleep(0.02)`.execute(ctx.db)
        served.push(accountId)
      })
    const places = db.database.pool.options.max
    const all = Array.from({ length: places * 4 }, () => rest(crowd))
    all.push(rest(other))
    await Promise.all(all)
    expect(served.indexOf(other)).toBeLessThanOrEqual(places * 2)
    expect(served.length).toBe(places * 4 + 1)
  })

  it('keeps nothing of what failed', async () => {
    const accountId = randomUUID()
    const failing = units.unitOfWork(customerOf(accountId), async (ctx) => {
      await ctx.publish(opened(accountId))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    const left = await units.openUnit(asWorker, 'read', (ctx) =>
      ctx.db.selectFrom('events').select('id').where('account_id', '=', accountId).execute(),
    )
    expect(left).toEqual([])
  })

  it('saves nothing when a failed statement was passed over', async () => {
    const careless = units.unitOfWork(asWorker, async (ctx) => {
      await sql`SELECT nonsense`.execute(ctx.db).catch(() => undefined)
    })
    await expect(careless).rejects.toThrow('nothing was saved')
  })

  it('saves nothing when a statement failed whose answer nobody waited for, and says which', async () => {
    const keep = (ctx: Ctx, key: string) =>
      ctx.db
        .insertInto('settings')
        .values({ key, value: '1', changed_at: new Date(0) })
        .execute()
    const key = randomUUID()
    const posting = (after: (ctx: Ctx) => Promise<unknown>) =>
      units.unitOfWork(asWorker, async (ctx) => {
        ctx.post(keep(ctx, key))
        ctx.post(sql`SELECT nonsense`.execute(ctx.db))
        await after(ctx)
      })
    await expect(posting(async () => undefined)).rejects.toThrow('nonsense')
    await expect(posting((ctx) => keep(ctx, randomUUID()))).rejects.toThrow('nonsense')
    await expect(posting(async () => Promise.reject(new Error('of its own')))).rejects.toThrow('of its own')
    const kept = await units.openUnit(asWorker, 'read', (ctx) =>
      ctx.db.selectFrom('settings').select('key').where('key', '=', key).execute(),
    )
    expect(kept).toEqual([])
  })

  it('sends statements in the order they were asked for, answered or not', async () => {
    const key = randomUUID()
    await units.unitOfWork(asWorker, async (ctx) => {
      const row = { key, value: '1', changed_at: new Date(0) }
      ctx.post(ctx.db.insertInto('settings').values(row).execute())
      ctx.post(sql`UPDATE settings SET value = '2' WHERE key = ${key}`.execute(ctx.db))
      ctx.post(
        ctx.db
          .updateTable('settings')
          .set({ changed_at: new Date(1) })
          .where('value', '=', '2')
          .execute(),
      )
    })
    const { rows } = await units.openUnit(asWorker, 'read', (ctx) =>
      sql`SELECT value, changed_at FROM settings WHERE key = ${key}`.execute(ctx.db),
    )
    expect(rows).toEqual([{ value: 2, changed_at: new Date(1) }])
  })

  it('shows each role its own accounts, also when one prepared statement serves them all', async () => {
    const [acme, other] = [randomUUID(), randomUUID()]
    for (const id of [acme, other]) await units.unitOfWork(staff(), (ctx) => ctx.publish(opened(id)))
    const nil = '00000000-0000-0000-0000-000000000000'
    const sees = (who: Principal) => units.openUnit(who, 'read', seenAccounts)

    for (let round = 0; round < 8; round += 1) {
      expect(await sees(customerOf(acme))).toEqual([nil, acme].toSorted())
      expect(await sees(customerOf(other))).toEqual([nil, other].toSorted())
      expect(await sees(limitedTo([other]))).toEqual([nil, other].toSorted())
      expect(await sees(limitedTo([]))).toEqual([nil])
      expect(await sees(staff())).toEqual(expect.arrayContaining([acme, other]))
    }
  })

  it('lets no customer write into another account', async () => {
    const mine = randomUUID()
    const crossing = units.unitOfWork(customerOf(mine), (ctx) => ctx.publish(opened(randomUUID())))
    await expect(crossing).rejects.toThrow(/row-level security|outside the sight/)
  })

  it('never hands its role, account or person to the next user of the connection', async () => {
    await units.unitOfWork(customerOf(randomUUID(), true), (ctx) => sql`SELECT 1`.execute(ctx.db))
    await units
      .unitOfWork(customerOf(randomUUID()), async () => Promise.reject(new Error('rolled back')))
      .catch(() => undefined)
    const client = await db.database.pool.connect()
    const { rows } = await client.query(`SELECT current_user = session_user AS is_login, desk_account() AS account,
      desk_person() AS person, desk_accounts() AS accounts, desk_is_primary() AS is_primary`)
    client.release()
    expect(rows).toEqual([{ is_login: true, account: null, person: null, accounts: null, is_primary: false }])
  })

  it('shows no row to a role that was given no account', async () => {
    const client = await db.database.pool.connect()
    await client.query('BEGIN; SET LOCAL ROLE desk_customer')
    const rows = await kyselyOn(client, 'desk_customer').selectFrom('accounts').selectAll().execute()
    await client.query('ROLLBACK')
    client.release()
    expect(rows).toEqual([])
  })

  it('refuses a unit within a unit at once, naming both', async () => {
    const nested = units.unitOfWork(asWorker, () => units.openUnit(asWorker, 'read', async () => 1))
    await expect(nested).rejects.toThrow(/a second connection was asked for/)
  })

  it('in a crowd, who would stand behind their own is sent away at once (desk.busy); those before, others and timers get their turn', async () => {
    const gate = Promise.withResolvers<void>()
    const crowd = customerOf(randomUUID())
    const { max } = db.database.pool.options
    const holders = Array.from({ length: max }, () => units.openUnit(staff(), 'read', () => gate.promise))
    const inLine = Array.from({ length: 200 }, () => units.openUnit(crowd, 'read', async () => 'served'))
    await expect(units.openUnit(crowd, 'read', async () => 'too late')).rejects.toMatchObject({ code: 'desk.busy' })
    inLine.push(units.openUnit(customerOf(randomUUID()), 'read', async () => 'served'))
    const timer = units.openUnit(asWorker, 'read', async () => 'looked')
    gate.resolve()
    expect(new Set(await Promise.all(inLine))).toEqual(new Set(['served']))
    expect(await timer).toBe('looked')
    await Promise.all(holders)
  })

  it('only reads when it said so', async () => {
    const telling = units.openUnit(asWorker, 'read', (ctx) => ctx.publish(opened(randomUUID())))
    await expect(telling).rejects.toThrow('only reads')
    const writing = units.openUnit(asWorker, 'read', (ctx) =>
      ctx.db
        .insertInto('settings')
        .values({ key: 'x', value: '1', changed_at: new Date(0) })
        .execute(),
    )
    await expect(writing).rejects.toThrow()
  })

  it('refuses a principal whose ids are not ids', async () => {
    const forged = { ...customerOf(randomUUID()), accountId: `x'; RESET ROLE; --` }
    await expect(units.openUnit(forged, 'read', async () => 1)).rejects.toThrow(TypeError)
  })
})

describe.runIf(bothEngines().includes('postgres'))('a role that cannot be put on', () => {
  it('runs nothing of the work that was sent behind it', async () => {
    // a login of its own: roles are the whole server's, and other tests are signed in as the usual one
    const { db, units } = await openUnits('postgres', { login: 'stranger' })
    await db.asSuperuser('CREATE ROLE stranger LOGIN NOINHERIT; GRANT INSERT ON settings TO stranger')
    const write = units.unitOfWork(asWorker, (ctx) =>
      sql`INSERT INTO settings (key, value, changed_at) VALUES ('bare', '1', now())`.execute(ctx.db),
    )
    await expect(write).rejects.toThrow('desk_worker')
    expect(await db.asSuperuser(`SELECT key FROM settings WHERE key = 'bare'`)).toEqual([])
    await db.close()
  })
})

describe.runIf(bothEngines().includes('postgres'))('a cut connection', () => {
  it('is an honest 503 for whoever held it, and the next request works', async () => {
    const { db, units } = await openUnits('postgres', { connections: 3 })
    const cut = units.unitOfWork(asWorker, async (ctx) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(ctx.db)
      await db.asSuperuser('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
      await sql`SELECT 1`.execute(ctx.db)
    })
    await expect(cut).rejects.toMatchObject({ code: 'desk.unavailable' } satisfies Partial<Refusal>)

    await db.asSuperuser(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'desk_login' AND datname = current_database()`,
    )
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => units.openUnit(asWorker, 'read', async () => 'here')),
    )
    expect(answers).toEqual(Array.from({ length: 6 }, () => 'here'))
    await db.close()
  })
})
