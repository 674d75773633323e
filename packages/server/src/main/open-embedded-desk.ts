import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { preparedCluster, readCluster } from '../platform/data-directory/prepared-cluster.ts'
import { type DeskDatabase, openEmbedded, prepareSchema } from '../platform/db/index.ts'

/** Prepared clusters are made once for a checkout and copied ever after. */
const cacheFolder = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  '..',
  '..',
  'node_modules',
  '.cache',
  'mainstay',
)

/** Opens the embedded database of a data directory: a copy of the prepared cluster the first time, migrated ever after. */
export async function openEmbeddedDesk(dataDir: string, folder: string, log: Logger): Promise<DeskDatabase> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    return await openEmbedded({ folder, from: await readCluster(await preparedCluster(cacheFolder, log)) }, log)
  }
  const database = await openEmbedded({ folder }, log)
  const client = await database.pool.connect()
  try {
    await prepareSchema(client, 'postgres', log)
  } finally {
    client.release()
  }
  return database
}
