import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import type { Logger } from 'pino'
import type { DeskDatabase } from './database.ts'
import { surviveLostConnections } from './open-postgres.ts'

export interface EmbeddedSettings {
  /** A folder, or `memory://`. Whoever opens a folder holds its lock (data-directory). */
  readonly folder: string
  /** A prepared cluster, as a tar, to begin with. */
  readonly from?: Blob
  /** Of the engine, as in its configuration: `shared_buffers=16MB`. Its own unless told. */
  readonly engineSettings?: readonly string[]
}

/** What the schema asks for beyond the engine itself; each start unpacks its files anew. */
const extensions = { pg_trgm }

/** PostgreSQL inside this process, behind the same kind of pool, of one connection. */
export async function openEmbedded(settings: EmbeddedSettings, log: Logger): Promise<DeskDatabase> {
  const lite = new PGlite({
    dataDir: settings.folder,
    extensions,
    ...(settings.from ? { loadDataDir: settings.from } : {}),
    ...(settings.engineSettings ? { postgresqlconf: [...settings.engineSettings] } : {}),
  })
  await lite.waitReady
  const pool = new pg.Pool({
    ...createPgConfig(lite),
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
  } as pg.PoolConfig)
  surviveLostConnections(pool, log)
  return {
    engine: 'embedded',
    pool,
    listen: () => ({ stop: async () => undefined }),
    async close() {
      await pool.end()
      await lite.close()
    },
  }
}
