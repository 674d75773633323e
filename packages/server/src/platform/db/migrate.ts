import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { ClientBase } from 'pg'
import type { Logger } from 'pino'
import { nap } from '../clock/timers.ts'

export const migrationsFolder = new URL('../../../migrations/', import.meta.url)

/** One forward step of the schema. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}
/** The schema cannot be brought up to date; the message is a sentence for the operator. */
export class MigrationRefused extends Error {}

const LOCK_NOT_AVAILABLE = '55P03'
const TRIES = 30
const ONE_AT_A_TIME = 4_080_001

/** The steps of this release in their order. */
export async function readMigrations(folder: URL = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** One hash over all steps: which schema a prepared data directory was made for. */
export function schemaDigest(migrations: readonly Migration[]): string {
  return createHash('sha256')
    .update(migrations.map((one) => `${one.name} ${one.checksum}`).join('\n'))
    .digest('hex')
}

/**
 * Applies the steps that are missing, each in a transaction of its own, as the owner of the schema. Resumes after any
 * interruption; a step whose lock is not free within 1 s is tried again, so that nobody queues behind it (P9).
 * Refuses when an applied step was edited since, or the database is from a newer release.
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[], log: Logger): Promise<string[]> {
  await client.query(`SET statement_timeout = 0; SET lock_timeout = '1s'`)
  await untilLockIsFree(() => client.query('SELECT pg_advisory_lock($1)', [ONE_AT_A_TIME]), log)
  try {
    const applied = await readApplied(client)
    refuseWhatChanged(applied, migrations)
    const missing = migrations.filter((one) => !applied.has(one.name))
    for (const one of missing) await untilLockIsFree(() => applyOne(client, one), log)
    return missing.map((one) => one.name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ONE_AT_A_TIME])
    await client.query('RESET statement_timeout; RESET lock_timeout')
  }
}

/** Names of the applied steps with their checksums; empty for a database that Mainstay never saw. */
async function readApplied(client: ClientBase): Promise<ReadonlyMap<string, string>> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migrations',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function refuseWhatChanged(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((one) => [one.name, one.checksum]))
  for (const [name, checksum] of applied) {
    const ours = known.get(name)
    if (ours === undefined) {
      throw new MigrationRefused(`This database was made by a newer Mainstay (it has ${name}). Start that release.`)
    }
    if (ours !== checksum) {
      throw new MigrationRefused(`${name} was changed after it had been applied. Restore the file as it was released.`)
    }
  }
}

async function applyOne(client: ClientBase, one: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(one.sql)
    await client.query(
      'INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ($1, $2, clock_timestamp())',
      [one.name, one.checksum],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw whyNoExtension(error) ?? error
  }
}

const NOT_THERE = ['0A000', '58P01']
const NOT_ALLOWED = '42501'

/** What an operator does about an extension that the database does not give; undefined for any other error. */
function whyNoExtension(error: unknown): MigrationRefused | undefined {
  const says = error instanceof Error ? error.message : ''
  const [, name] = /extension "(\w+)"/.exec(says) ?? []
  const state = sqlStateOf(error)
  if (name === undefined || state === undefined) return undefined
  if (NOT_THERE.includes(state))
    return new MigrationRefused(
      `This PostgreSQL has no extension ${name}. It comes with PostgreSQL's own additions (the package postgresql-contrib): install them, then run "mainstay migrate" again.`,
    )
  if (state !== NOT_ALLOWED) return undefined
  return new MigrationRefused(
    `The owner may not create the extension ${name}. Let a superuser type in this database: CREATE EXTENSION ${name}; or give the owner CREATE on the database. Then run "mainstay migrate" again.`,
  )
}

async function untilLockIsFree<T>(work: () => Promise<T>, log: Logger): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= TRIES || sqlStateOf(error) !== LOCK_NOT_AVAILABLE) throw error
      log.info({ tries }, 'waiting for a lock before the next step of the schema')
      await nap(250 + 50 * tries).done
    }
  }
}

/** The SQLSTATE of an error from the database, if it is one. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
