import pg from 'pg'
import { pino } from 'pino'
import { prepareSchema } from '../../packages/server/src/platform/db/index.ts'
import { findPostgres, startCluster } from '../../packages/server/test/postgres-cluster.ts'

/** A server that keeps what it acknowledged, as one in production does: fsync and synchronous_commit are on. */
export interface BenchCluster {
  /** Folder of the server's own programs (`pgbench`). */
  readonly programs: string
  url(database: string, user?: 'postgres' | 'desk_owner' | 'desk_login'): string
  /** Runs one statement as the superuser; nothing is kept open. */
  run<Row extends pg.QueryResultRow>(database: string, text: string, values?: unknown[]): Promise<Row[]>
  /** Makes a database with this release's schema. */
  makeDesk(database: string): Promise<void>
  /** Copies a database; nobody may be connected to it. */
  copyDesk(from: string, to: string): Promise<void>
  stop(): Promise<void>
}

export async function openBenchCluster(): Promise<BenchCluster> {
  const programs = await findPostgres()
  if (!programs) throw new Error('PostgreSQL 15 or newer is needed')
  const cluster = await startCluster(programs)
  // a bench that is stopped leaves no server behind
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void cluster.stop().finally(() => process.kill(process.pid, signal)))
  const url: BenchCluster['url'] = (database, user = 'postgres') => cluster.url(database, user)
  const run: BenchCluster['run'] = async <Row extends pg.QueryResultRow>(
    database: string,
    text: string,
    values: unknown[] = [],
  ) => {
    const client = new pg.Client({ connectionString: url(database), statement_timeout: 0 })
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }
  await run('postgres', 'ALTER SYSTEM SET fsync = on')
  await run('postgres', 'ALTER SYSTEM SET synchronous_commit = on')
  await cluster.control('restart', '-m', 'fast')
  return {
    programs,
    url,
    run,
    async makeDesk(database) {
      await run('postgres', `CREATE DATABASE ${database} OWNER desk_owner`)
      const owner = new pg.Client({ connectionString: url(database, 'desk_owner') })
      await owner.connect()
      await prepareSchema(owner, 'desk_login', pino({ level: 'silent' }))
      await owner.end()
    },
    async copyDesk(from, to) {
      await run('postgres', `CREATE DATABASE ${to} TEMPLATE ${from} OWNER desk_owner`)
    },
    stop: () => cluster.stop(),
  }
}

/** Says which of the settings that cost a commit its time are on. */
export async function durabilityOf(cluster: BenchCluster): Promise<string> {
  const rows = await cluster.run<{ name: string; setting: string }>(
    'postgres',
    `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'server_version') ORDER BY name`,
  )
  return rows.map(({ name, setting }) => `${name} ${setting}`).join(', ')
}
