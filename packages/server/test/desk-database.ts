import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Logger, pino } from 'pino'
import { inject } from 'vitest'
import { readCluster } from '../src/platform/data-directory/prepared-cluster.ts'
import { type DeskDatabase, type Engine, openEmbedded, openPostgres } from '../src/platform/db/index.ts'
import { addressOn } from './postgres-cluster.ts'

export interface TestDatabase {
  readonly engine: Engine
  readonly database: DeskDatabase
  /** Runs SQL as the owner (embedded: as the superuser), outside any unit of work. */
  asOwner<R extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<R[]>
  /** A connection of the owner's for as long as the work lasts. */
  withOwner<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
  /** The same as the server's superuser, for tests that cut connections or tamper. */
  asSuperuser<R extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<R[]>
  /** PostgreSQL only: the login's address. */
  readonly url: string | undefined
  readonly ownerUrl: string | undefined
  close(): Promise<void>
}

/** The engine that a run is about: MAINSTAY_TEST_DB=pglite|postgres; PGlite unless told. */
export const chosenEngine = (): Engine => (process.env.MAINSTAY_TEST_DB === 'postgres' ? 'postgres' : 'embedded')

/** For tests about the database itself: both engines, wherever PostgreSQL is installed. */
export const bothEngines = (): readonly Engine[] =>
  inject('deskDatabases').postgres ? ['embedded', 'postgres'] : ['embedded']

/** A fresh database with the whole schema and no rows, a copy of the run's template. */
export async function openTestDatabase(
  engine: Engine = chosenEngine(),
  {
    log = pino({ level: 'silent' }),
    connections = 10,
    login = 'desk_login',
  }: { readonly log?: Logger; readonly connections?: number; readonly login?: string } = {},
): Promise<TestDatabase> {
  return engine === 'embedded' ? copyEmbedded(log) : copyPostgres(log, { connections, login })
}

/** Read once by each worker. */
let cluster: Promise<Blob> | undefined

async function copyEmbedded(log: Logger): Promise<TestDatabase> {
  cluster ??= readCluster(inject('deskDatabases').embedded)
  const from = await cluster
  // a third of the time it takes to open one goes into buffers that a test never fills
  const engineSettings = ['shared_buffers=8MB']
  const database = await openEmbedded({ folder: 'memory://', from, engineSettings }, log)
  const asOwner: TestDatabase['asOwner'] = async (sql, values = []) =>
    (await database.pool.query(sql, [...values])).rows
  return {
    engine: 'embedded',
    database,
    asOwner,
    withOwner: (work) => borrowed(database.pool, work),
    asSuperuser: asOwner,
    url: undefined,
    ownerUrl: undefined,
    close: () => database.close(),
  }
}

async function copyPostgres(
  log: Logger,
  { connections, login }: { readonly connections: number; readonly login: string },
): Promise<TestDatabase> {
  const { postgres } = inject('deskDatabases')
  if (!postgres) throw new Error('PostgreSQL is not installed here')
  const name = `desk_${randomBytes(6).toString('hex')}`
  const address = (user: string, database = name) => addressOn(postgres.folder, database, user)
  await once(
    address('postgres', 'postgres'),
    `CREATE DATABASE ${name} TEMPLATE desk_template STRATEGY file_copy OWNER desk_owner`,
  )
  const database = openPostgres({ url: address(login), connections }, log)
  const owner = new pg.Pool({ connectionString: address('desk_owner'), max: 2 })
  owner.on('error', () => undefined)
  return {
    engine: 'postgres',
    database,
    asOwner: async (sql, values = []) => (await owner.query(sql, [...values])).rows,
    withOwner: (work) => borrowed(owner, work),
    asSuperuser: (sql, values = []) => once(address('postgres'), sql, values),
    url: address(login),
    ownerUrl: address('desk_owner'),
    async close() {
      await Promise.all([database.close(), owner.end()])
      await once(address('postgres', 'postgres'), `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function borrowed<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  return work(client).finally(() => client.release())
}

async function once<R extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<R>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}
