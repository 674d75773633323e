import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import bossPackage from 'pg-boss/package.json' with { type: 'json' }
import type { Logger } from 'pino'
import { migrationsFolder, readMigrations, schemaDigest } from '../db/migrate.ts'
import { openEmbedded } from '../db/open-embedded.ts'
import { prepareSchema } from '../db/prepare-schema.ts'

/** The embedded engine's own version, as its package tells it. */
export function engineVersion(): string {
  const require = createRequire(import.meta.url)
  const folder = dirname(dirname(require.resolve('@electric-sql/pglite')))
  const { version } = require(join(folder, 'package.json')) as { version: string }
  return version
}

/** Small WAL segments: a new desk takes 30 MB of disk instead of 40. */
const initDbStartParams = ['--wal-segsize=1']

/** Names this engine, these steps and this job queue: what a cluster was made for. */
export async function releaseDigest(): Promise<string> {
  const parts = [
    engineVersion(),
    schemaDigest(await readMigrations(migrationsFolder)),
    String(bossPackage.pgboss.schema),
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/**
 * An embedded cluster with this release's schema, as a tar: made once, then copied instead of running initdb.
 * Returns its path. Two processes may make it at once; the last one's rename wins, and both are the same.
 */
export async function preparedCluster(folder: string, log: Logger): Promise<string> {
  const path = join(folder, `cluster-${await releaseDigest()}.tar`)
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true })
  const work = await mkdtemp(join(tmpdir(), 'mainstay-prepare-'))
  try {
    const fresh = new PGlite({ dataDir: join(work, 'cluster'), initDbStartParams })
    await fresh.waitReady
    await fresh.close()
    await migrateFolder(join(work, 'cluster'), log)
    const settled = new PGlite({ dataDir: join(work, 'cluster') })
    await settled.query('CHECKPOINT')
    const tar = await settled.dumpDataDir('none')
    await settled.close()
    const unfinished = `${path}.${process.pid}`
    await writeFile(unfinished, Buffer.from(await tar.arrayBuffer()))
    await rename(unfinished, path)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return path
}

async function migrateFolder(folder: string, log: Logger): Promise<void> {
  const database = await openEmbedded({ folder }, log)
  const client = await database.pool.connect()
  await prepareSchema(client, 'postgres', log)
  client.release()
  await database.close()
}

/** The prepared cluster's bytes, ready to be loaded. */
export const readCluster = async (path: string): Promise<Blob> => new Blob([await readFile(path)])
