import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bothEngines, openTestDatabase, type TestDatabase } from '../../../test/desk-database.ts'
import { type Migration, MigrationRefused, migrate, readMigrations } from './index.ts'

const log = pino({ level: 'silent' })
const step = (name: string, sql: string): Migration => ({ name, sql, checksum: sql })

describe.each(bothEngines())('an upgrade on %s', (engine) => {
  let db: TestDatabase
  let released: readonly Migration[]
  beforeEach(async () => {
    db = await openTestDatabase(engine)
    released = await readMigrations()
  })
  afterEach(() => db.close())
  const upgrade = (steps: readonly Migration[]) => db.withOwner((client) => migrate(client, steps, log))

  it('does nothing twice', async () => {
    expect(await upgrade(released)).toEqual([])
  })

  it('goes on where it was interrupted: a step is done or was never begun', async () => {
    const first = step('9001_first.sql', 'CREATE TABLE one (id int)')
    const broken = step('9002_second.sql', 'CREATE TABLE two (id int); SELECT nonsense')
    await expect(upgrade([...released, first, broken])).rejects.toThrow('nonsense')
    expect(await db.asOwner(`SELECT to_regclass('one') AS one, to_regclass('two') AS two`)).toEqual([
      { one: 'one', two: null },
    ])
    const repaired = step('9002_second.sql', 'CREATE TABLE two (id int)')
    expect(await upgrade([...released, first, repaired])).toEqual(['9002_second.sql'])
  })

  it('refuses a step that was changed after it had been applied', async () => {
    const [first, ...rest] = released
    if (!first) throw new Error('no steps')
    const changed = upgrade([{ ...first, checksum: 'other' }, ...rest])
    await expect(changed).rejects.toBeInstanceOf(MigrationRefused)
    await expect(changed).rejects.toThrow(`${first.name} was changed`)
  })

  it('refuses a database that a newer release has touched', async () => {
    await upgrade([...released, step('9999_future.sql', 'SELECT 1')])
    await expect(upgrade(released)).rejects.toThrow('made by a newer Mainstay (it has 9999_future.sql)')
  })
})

describe.runIf(bothEngines().includes('postgres'))('an extension that the database does not give', () => {
  let db: TestDatabase
  beforeEach(async () => {
    db = await openTestDatabase('postgres')
  })
  afterEach(() => db.close())
  const upgrade = async (sql: string) => {
    const released = await readMigrations()
    return db.withOwner((client) => migrate(client, [...released, step('9001_more.sql', sql)], log))
  }

  it('is named with the package that brings it, where the server has none', async () => {
    await expect(upgrade('CREATE EXTENSION nowhere')).rejects.toThrow(/no extension nowhere.*postgresql-contrib/)
  })

  it('is named with what to type, where the owner may not create it', async () => {
    await expect(upgrade('CREATE EXTENSION file_fdw')).rejects.toThrow(
      /type in this database: CREATE EXTENSION file_fdw;/,
    )
  })
})

describe.runIf(bothEngines().includes('postgres'))('two upgrades at once', () => {
  it('apply each step once, and wait for a lock without making others wait', async () => {
    const db = await openTestDatabase('postgres')
    const released = await readMigrations()
    const slow = step('9001_slow.sql', 'SELECT pg_sleep(0.3); CREATE TABLE slow (id int)')
    const runs = await Promise.all(
      [1, 2].map(() => db.withOwner((client) => migrate(client, [...released, slow], log))),
    )
    expect(runs.flat()).toEqual(['9001_slow.sql'])
    await db.close()
  })
})
