import pg from 'pg'
import type { Logger } from 'pino'
import { type DeskDatabase, surviveLostConnections } from '../../platform/db/index.ts'

/**
 * The sign-in library's own connections, as `desk_auth`: it reaches its tables and nothing else. The embedded database
 * has one connection for everyone. `close` ends what was opened here.
 */
export function openSignInPool(database: DeskDatabase, url: string | undefined, log: Logger) {
  if (database.engine === 'embedded' || url === undefined) return { pool: database.pool, close: async () => undefined }
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'mainstay sign-in',
    options: '-c role=desk_auth',
    max: 4,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idleTimeoutMillis: 60_000,
  })
  surviveLostConnections(pool, log)
  return { pool, close: () => pool.end() }
}
