import { networkInterfaces } from 'node:os'
import pg from 'pg'
import { groupOf } from '../facts/collected.ts'
import type { Machine } from '../machine/machine.ts'
import { Unreadable } from '../machine/read-careful.ts'
import type { Connection } from '../plan/schema.ts'
import { asJson } from './queries.ts'

const statementMs = 10_000
const psqlWords = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c']

/** A database that only reads: each query is one statement, ten seconds at most. */
export interface Database {
  readonly rows: <T>(query: string) => Promise<readonly T[]>
  /** Milliseconds of one question and its answer; undefined where psql asks, which is started for each. */
  readonly roundTrip?: () => Promise<number>
  /** Whether it signs in as the product does. */
  readonly isApplication: boolean
  readonly close: () => Promise<void>
}

/** Words of libpq (`host=db password=x`), quoted or not, as pg takes them. */
export const readKeywords = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S+))/g)].map(([, name = '', quoted, bare = '']) => [
      name,
      quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'),
    ]),
  )

const configOf = (text: string): pg.ClientConfig => {
  if (/^postgres(?:ql)?:\/\//.test(text)) return { connectionString: text }
  const { host, port, user, password, dbname } = readKeywords(text)
  return {
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(dbname ? { database: dbname } : {}),
  }
}

/** Whether an address is this machine: a socket, the loopback, or one of its own. */
export const isHere = (address: string | null | undefined): boolean => {
  if (!address || address.startsWith('/') || /^(?:localhost|127\.|::1)/.test(address)) return true
  const own = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return own.some((one) => one.address === address.replace(/\/\d+$/, ''))
}

async function connectionString({ env, file }: Connection, machine: Machine): Promise<string | undefined> {
  const fromEnv = env === undefined ? undefined : machine.surroundings.env[env]
  if (fromEnv) return fromEnv
  if (!file) return undefined
  const text = await machine.tryRead(file.path, { quiet: true })
  return file.pattern ? groupOf(text, new RegExp(file.pattern, 'm')) : text?.trim()
}

const limits = [
  'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY',
  `SET statement_timeout = ${statementMs}`,
  'SET lock_timeout = 1000',
]

async function signIn(client: pg.Client, machine: Machine): Promise<void> {
  if (!machine.surroundings.network && !isHere(client.host))
    throw new Unreadable('The database was not asked: it is on another machine and the network is switched off')
  try {
    await client.connect()
    for (const limit of limits) await client.query(limit)
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new Unreadable(`The database did not let us in: ${why}`)
  }
}

async function openOwn(text: string, machine: Machine): Promise<Database> {
  const client = new pg.Client({
    ...configOf(text),
    connectionTimeoutMillis: 5000,
    query_timeout: statementMs + 2000,
    application_name: 'mainstay-collect',
  })
  const { signal } = machine.surroundings
  const stop = () => void client.end().catch(() => undefined)
  client.on('error', () => undefined)
  signal.addEventListener('abort', stop, { once: true })
  await signIn(client, machine)
  return {
    isApplication: true,
    rows: async <T>(query: string) => {
      // prepared, so that it can only be one statement
      const prepared = { text: asJson(query), values: [], queryMode: 'extended' } as pg.QueryConfig
      const found = await client.query<{ rows: string }>(prepared)
      return JSON.parse(found.rows[0]?.rows ?? '[]') as T[]
    },
    roundTrip: async () => {
      const startedAt = performance.now()
      await client.query('SELECT 1')
      return performance.now() - startedAt
    },
    close: async () => {
      signal.removeEventListener('abort', stop)
      await client.end()
    },
  }
}

const openPsql = (psql: readonly string[], machine: Machine): Database => ({
  isApplication: false,
  rows: async <T>(query: string) => {
    const ran = await machine.run([...psql, ...psqlWords, asJson(query)], {
      quiet: true,
      maxBytes: 16_000_000,
      timeoutMs: statementMs + 2000,
      env: ['PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGPASSFILE', 'PGSERVICE', 'PGPASSWORD'],
      set: {
        PGCONNECT_TIMEOUT: '5',
        PGOPTIONS: `-c default_transaction_read_only=on -c statement_timeout=${statementMs} -c lock_timeout=1000`,
      },
    })
    if (ran.code !== 0) throw new Unreadable(`psql: ${ran.stderr.trim().split('\n')[0] ?? 'failed'}`)
    return JSON.parse(ran.stdout.trim() || '[]') as T[]
  },
  close: async () => undefined,
})

/** Opens the database that a collector names: by its connection string, else by psql. */
export const openDatabase = async (connection: Connection, machine: Machine): Promise<Database> => {
  const text = await connectionString(connection, machine)
  if (text) return openOwn(text, machine)
  if (connection.psql) return openPsql(connection.psql, machine)
  throw new Unreadable(
    `There is no connection string: ${connection.env ? `$${connection.env} is not set` : 'none is named'}`,
  )
}

/** What opening it touches, for the list of what would be read. */
export const connectionAccess = ({ env, file, psql }: Connection) => ({
  files: file ? [file.path] : [],
  commands: psql ? [[...psql, ...psqlWords, '…']] : [],
  endpoints: env || file ? [`the database that ${env ? `$${env}` : file?.path} names`] : [],
})
