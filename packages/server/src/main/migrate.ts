import pg from 'pg'
import type { Config } from '../platform/config/index.ts'
import { openDataDirectory } from '../platform/data-directory/index.ts'
import { prepareSchema } from '../platform/db/index.ts'
import { openLog } from '../platform/log/index.ts'

/** Brings the configured database to this release's schema; returns the steps that were applied now. */
export async function migrateDesk(config: Config): Promise<readonly string[]> {
  const log = openLog({ level: config.logLevel })
  const { database } = config
  if (database.engine === 'embedded') {
    const directory = await openDataDirectory(config.dataDir, log)
    try {
      await directory.openDatabase()
    } finally {
      await directory.close()
    }
    return []
  }
  const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'mainstay migrate' })
  await client.connect()
  try {
    return await prepareSchema(client, decodeURIComponent(new URL(database.url).username), log)
  } finally {
    await client.end()
  }
}
