import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bothEngines, type TestDatabase } from '../../../test/desk-database.ts'
import { asWorker, customerOf, openUnits } from '../../../test/open-units.ts'
import type { Units } from '../unit-of-work/index.ts'

describe.each(bothEngines())('row security on %s', (engine) => {
  let db: TestDatabase
  let units: Units
  beforeAll(async () => {
    ;({ db, units } = await openUnits(engine))
  })
  afterAll(() => db.close())

  it('is on and forced on every table that belongs to an account', async () => {
    const open = await db.asSuperuser(`SELECT c.relname FROM pg_class c
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id' AND NOT a.attisdropped)
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        AND c.relname NOT IN ('auth_credentials', 'staff_sight') ORDER BY 1`)
    expect(open).toEqual([])
  })

  it('grants no role anything on a partition, which would be a door beside the policy', async () => {
    const doors = await db.asSuperuser(`SELECT c.relname, r.rolname FROM pg_class c CROSS JOIN pg_roles r
      WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND r.rolname IN ('desk_customer', 'desk_staff', 'desk_staff_limited', 'desk_worker')
        AND has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE')`)
    expect(doors).toEqual([])
  })

  it('lets no role of the desk own anything, log in or pass by the policies', async () => {
    const strong = await db.asSuperuser(`SELECT rolname FROM pg_roles
      WHERE rolname LIKE 'desk\\_%' AND rolname <> 'desk_owner' AND (rolbypassrls OR rolsuper OR rolinherit
        OR (rolcanlogin AND rolname <> 'desk_login') OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = pg_roles.oid))`)
    expect(strong).toEqual([])
  })

  it('reaches a customer’s rows by the index on the account, in a plan made once for all', async () => {
    await db.asSuperuser(`INSERT INTO event_heads SELECT gen_random_uuid(), 0, 0, decode(repeat('00', 32), 'hex')
      FROM generate_series(1, 5000); ANALYZE event_heads; ANALYZE tickets`)
    const plan = await units.openUnit(customerOf(randomUUID()), 'read', async (ctx) => {
      await sql`SET LOCAL plan_cache_mode = force_generic_plan`.execute(ctx.db)
      const { rows } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT event_seq FROM event_heads`.execute(ctx.db)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: \(account_id = ANY/)
    expect(plan).not.toContain('desk_account()')
    expect(plan).not.toContain('Seq Scan')
  })

  it('counts the rows that went to a default partition as the one who owns them', async () => {
    const count = () =>
      units.openUnit(asWorker, 'read', async (ctx) => {
        const { rows } = await sql<{ rows: number }>`SELECT desk_default_rows() AS rows`.execute(ctx.db)
        return rows[0]?.rows
      })
    expect(await count()).toBe(0)
    await db.asSuperuser(`INSERT INTO events (account_id, id, account_seq, type, version, subject_type, subject_id, actor_type,
      audience, at, data, position_xid) VALUES (gen_random_uuid(), '00000000-0001-7000-8000-000000000000', 1, 'x', 1, 'x', 'x',
      'system', 'staff', now(), '{}', pg_current_xact_id())`)
    expect(await count()).toBe(1)
  })
})
