import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { DeskDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/open-embedded.ts'
import { prepareSchema } from '../db/prepare-schema.ts'
import { type ControlCommands, serveControl } from './control-socket.ts'
import { holdDirectory } from './lock.ts'
import { engineVersion, preparedCluster, releaseDigest } from './prepared-cluster.ts'
import { ENGINE_MAJOR, readRecord, refuseOtherEngine, writeRecord } from './record.ts'
import { unpackTar } from './unpack-tar.ts'

/** Where prepared clusters are kept between starts. */
export const cacheFolder = fileURLToPath(new URL('../../../../../node_modules/.cache/mainstay/', import.meta.url))

/** A data directory that this process holds alone. */
export interface DataDirectory {
  readonly folder: string
  /** What sessions and addresses are signed with; made once and kept in the directory. */
  readonly secret: string
  /** The embedded database with this release's schema. */
  openDatabase(): Promise<DeskDatabase>
  /** Lets other commands of the same user work through this process. */
  serve(commands: ControlCommands): Promise<void>
  close(): Promise<void>
}

/** Takes a data directory for this process, making it when it is missing. Throws `DirectoryHeld`, `DirectoryRefused`. */
export async function openDataDirectory(folder: string, log: Logger): Promise<DataDirectory> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const lock = holdDirectory(folder)
  try {
    const secret = await keepSecret(folder)
    return heldDirectory({ folder, secret, log, release: () => lock.release() })
  } catch (error) {
    lock.release()
    throw error
  }
}

interface Held {
  readonly folder: string
  readonly secret: string
  readonly log: Logger
  readonly release: () => void
}

function heldDirectory({ folder, secret, log, release }: Held): DataDirectory {
  let control: { stop(): Promise<void> } | undefined
  let database: DeskDatabase | undefined
  return {
    folder,
    secret,
    async openDatabase() {
      database = await openCluster(folder, log)
      return database
    },
    async serve(commands) {
      control = await serveControl(folder, commands, log)
    },
    async close() {
      await control?.stop()
      await database?.close()
      release()
    },
  }
}

/** Opens the cluster; a new one is a copy of the prepared one. The schema is looked at only when the release changed. */
async function openCluster(folder: string, log: Logger): Promise<DeskDatabase> {
  const cluster = join(folder, 'database')
  const schema = await releaseDigest()
  if (existsSync(join(cluster, 'PG_VERSION'))) await refuseOtherEngine(folder, cluster)
  else await unpackPrepared(cluster, log)
  const database = await openEmbedded({ folder: cluster }, log)
  const known = await readRecord(folder)
  if (known?.schema !== schema) {
    const client = await database.pool.connect()
    await prepareSchema(client, 'postgres', log).finally(() => client.release())
    await writeRecord(folder, { postgresMajor: ENGINE_MAJOR, engine: engineVersion(), schema })
  }
  return database
}

/** Unpacked beside and renamed, so that a start that was cut off leaves no half cluster. */
async function unpackPrepared(cluster: string, log: Logger): Promise<void> {
  const unfinished = `${cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await unpackTar(await readFile(await preparedCluster(cacheFolder, log)), unfinished)
  await rename(unfinished, cluster)
}

async function keepSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined && kept.trim().length >= 32) return kept.trim()
  const secret = randomBytes(32).toString('base64url')
  await writeFile(`${path}.new`, `${secret}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return secret
}
