import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { openFilesOnDisk } from '../adapters/files-on-disk.ts'
import { type Clock, ClockWatch, DatabaseClock } from '../platform/clock/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type DeskDatabase, openPostgres } from '../platform/db/index.ts'
import { mountPages } from '../platform/http/pages.ts'
import { systemRandomness } from '../platform/ids/uuid-v7.ts'
import { openLog } from '../platform/log/index.ts'
import { type Desk, openDesk } from './desk.ts'
import { metricsText } from './metrics.ts'
import { openEmbeddedDesk } from './open-embedded-desk.ts'
import { readinessOf } from './readiness.ts'

/** Where the built applications lie, beside this package. */
const pagesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'web', 'dist')

export interface StartOptions {
  readonly config: Config
  /** What the desk reads the time from; the database's clock unless told (demo data is made under another). */
  readonly clock?: Clock
  readonly log?: Logger
}

/** A desk with its database, not yet listening and not yet at work. */
export interface StartedDesk {
  readonly desk: Desk
  readonly database: DeskDatabase
  readonly log: Logger
  readonly setupToken: string
  readonly secret: string
  /** Whether somebody has set this desk up before this start. */
  readonly isSetUp: boolean
  /** Begins to check the clock, to fire what is due and to deliver what leaves the building. */
  startWork(): Promise<void>
  close(): Promise<void>
}

/** The embedded desk keeps a secret of its own, readable by its owner alone. */
async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  if (existsSync(path)) return (await readFile(path, 'utf8')).trim()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = randomBytes(48).toString('base64url')
  await writeFile(path, `${secret}\n`, { mode: 0o600 })
  await chmod(path, 0o600)
  return secret
}

const openDatabase = (config: Config, log: Logger): Promise<DeskDatabase> | DeskDatabase => {
  const { database } = config
  if (database.engine === 'embedded') return openEmbeddedDesk(config.dataDir, database.folder, log)
  return openPostgres({ url: database.url, connections: database.connections }, log)
}

/** Opens what the settings name and wires the desk of it. Throws with a sentence when it cannot. */
export async function startDesk({
  config,
  clock = new DatabaseClock(),
  log = openLog({ level: config.logLevel }),
}: StartOptions): Promise<StartedDesk> {
  const database = await openDatabase(config, log)
  const secret = config.secret ?? (await keptSecret(config.dataDir))
  const setupToken = randomBytes(16).toString('base64url')
  let watch: ClockWatch | undefined
  const desk = await openDesk({
    database,
    databaseUrl: config.database.engine === 'postgres' ? config.database.url : undefined,
    clock,
    random: systemRandomness(),
    log,
    secret,
    files: await openFilesOnDisk(join(config.dataDir, 'files')),
    publicUrl: config.publicUrl,
    filesOrigin: config.filesOrigin,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    limits: { perPerson: 1_200, perSource: 2_400 },
    checksAnswers: false,
    isFrozen: () => watch !== undefined && !watch.guard.state.mayFire,
    setupToken,
    mounts: existsSync(join(pagesFolder, 'portal.html')) ? [mountPages(pagesFolder)] : [],
    readiness: readinessOf({ database, clockState: () => watch?.guard.state, role: config.process }),
    metrics: metricsText,
  })
  return {
    desk,
    database,
    log,
    setupToken,
    secret,
    isSetUp: desk.isSetUp,
    async startWork() {
      watch = await ClockWatch.open({ units: desk.units, log, hasSecondSource: database.engine === 'postgres' })
      watch.start()
      await desk.jobs.start()
      if (config.process === 'api') return
      desk.sweep.start()
      await desk.jobs.work(desk.outbox, desk.keepHouse)
    },
    async close() {
      watch?.stop()
      await desk.close()
    },
  }
}
