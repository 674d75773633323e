import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { askCluster, type Cluster, findPostgres, startCluster } from '../../packages/server/test/postgres-cluster.ts'
import { bin, type DeskProcess, root, startDesk } from './desk-process.ts'

const run = promisify(execFile)
const database = 'desk'

/** A PostgreSQL server of the test's own with the demo on it, and as many processes as a test starts. */
export interface PostgresDesk {
  readonly cluster: Cluster
  /** The folder that every process keeps its files in. */
  readonly dataDir: string
  serve(env?: Readonly<Record<string, string>>): Promise<DeskProcess>
  work(): Promise<ChildProcess>
  /** One statement as the owner of the server. */
  sql<T extends object>(text: string, values?: readonly unknown[]): Promise<readonly T[]>
  end(): Promise<void>
}

/** Makes the server and its schema; the first `serve` plays the demo. */
export async function openPostgresDesk(): Promise<PostgresDesk> {
  const programs = await findPostgres()
  if (!programs) throw new Error('These tests need PostgreSQL 15 or newer (Debian: postgresql)')
  const cluster = await startCluster(programs)
  const dataDir = await mkdtemp(join(tmpdir(), 'mainstay-postgres-desk-'))
  const started: (() => Promise<unknown>)[] = []
  const env = {
    DATABASE_URL: cluster.url(database, 'desk_login'),
    DATABASE_OWNER_URL: cluster.url(database, 'desk_owner'),
    SECRET: 'the same thirty-two characters for all',
    RATE_PER_PERSON: '0',
    RATE_PER_SOURCE: '0',
    LOG_LEVEL: 'error',
  }
  await askCluster(cluster, 'postgres', `CREATE DATABASE ${database} OWNER desk_owner`)
  await run(process.execPath, [bin, 'migrate'], { cwd: root, env: { ...process.env, ...env } })
  return {
    cluster,
    dataDir,
    serve: async (more = {}) => {
      const desk = await startDesk({ dataDir, env: { ...env, ...more } })
      started.push(() => desk.kill())
      return desk
    },
    work: async () => {
      const child = spawn(process.execPath, [bin, 'worker'], {
        ...{ cwd: root, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env, DATA_DIR: dataDir } },
      })
      started.push(async () => child.kill('SIGKILL'))
      if (child.stdout) await once(child.stdout, 'data')
      return child
    },
    sql: (text, values) => askCluster(cluster, database, text, values),
    end: async () => {
      await Promise.all(started.map((stop) => stop()))
      await cluster.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
