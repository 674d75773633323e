import pg from 'pg'
import type { Logger } from 'pino'
import type { DeskDatabase, PostgresSettings } from './database.ts'
import { sessionLimits } from './database.ts'
import { listenOnPostgres } from './listen.ts'

/**
 * A pool on a PostgreSQL server. Connects on first use. A cut connection is dropped and replaced; it never ends the
 * process (F06).
 */
export function openPostgres(settings: PostgresSettings, log: Logger): DeskDatabase {
  const connection = {
    connectionString: settings.url,
    application_name: settings.applicationName ?? 'mainstay',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  }
  const pool = new pg.Pool({
    ...connection,
    ...sessionLimits,
    max: settings.connections ?? 10,
    pipeline: true,
    idleTimeoutMillis: 60_000,
  })
  surviveLostConnections(pool, log)
  return {
    engine: 'postgres',
    pool,
    listen: (channels, heard) => listenOnPostgres(connection, { channels, heard, log }),
    close: () => pool.end(),
  }
}

/** Without a listener the driver turns a lost connection into a process exit. */
export function surviveLostConnections(pool: pg.Pool, log: Logger): void {
  const note = (error: Error & { code?: string }) =>
    log.warn({ code: error.code ?? error.name }, 'a database connection was lost')
  pool.on('error', note)
  pool.on('connect', (client) => client.on('error', note))
}
