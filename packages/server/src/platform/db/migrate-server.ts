import pg from 'pg'
import type { Logger } from 'pino'
import { prepareSchema } from './prepare-schema.ts'

/**
 * Brings a PostgreSQL server's database to this release's schema, signed in as the owner, and admits the desk's login.
 * Returns the names of the steps that were applied.
 */
export async function migrateServer(
  urls: { readonly url: string; readonly ownerUrl: string },
  log: Logger,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: urls.ownerUrl, application_name: 'mainstay migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await prepareSchema(client, loginOf(urls.url), log)
  } finally {
    await client.end()
  }
}

function loginOf(url: string): string {
  const login = new pg.Client({ connectionString: url }).user
  if (!login) throw new Error('DATABASE_URL names no user')
  return login
}
