import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openFilesOnDisk } from '../adapters/files-on-disk.ts'
import type { OpenIdConnect } from '../features/identity-providers/index.ts'
import type { MailTransport } from '../features/notifications/index.ts'
import { type Clock, ClockWatch, DatabaseClock, monotonicMs } from '../platform/clock/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type ControlCommands, openDataDirectory } from '../platform/data-directory/index.ts'
import { type DeskDatabase, openPostgres } from '../platform/db/index.ts'
import { openEgress } from '../platform/egress/index.ts'
import { mountPages } from '../platform/http/pages.ts'
import { systemRandomness } from '../platform/ids/uuid-v7.ts'
import { openLog } from '../platform/log/index.ts'
import { acceptClockHere } from './accept-clock.ts'
import { openAnchors } from './audit-anchors.ts'
import { openDesk } from './desk.ts'
import type { Desk } from './desk-parts.ts'
import { type AuditExport, exportAuditHere } from './export-audit.ts'
import { metricsText } from './metrics.ts'
import { pagesFolder } from './pages-folder.ts'
import { publishPolicyHere } from './publish-policy-here.ts'
import { readinessOf } from './readiness.ts'
import { reopenSignOnHere } from './reopen-sign-on.ts'

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

/** Where the data lies: a server of its own, or the directory that this process holds. */
interface Ground {
  readonly database: DeskDatabase
  readonly secret: string
  readonly serve: (commands: ControlCommands) => Promise<void>
  readonly close: () => Promise<void>
}

async function openGround(config: Config, log: Logger): Promise<Ground> {
  const { database } = config
  if (database.engine === 'postgres') {
    const open = openPostgres({ url: database.url, connections: database.connections }, log)
    return { database: open, secret: config.secret ?? '', serve: async () => undefined, close: () => open.close() }
  }
  const directory = await openDataDirectory(config.dataDir, log)
  try {
    const open = await directory.openDatabase()
    const secret = config.secret ?? directory.secret
    return { database: open, secret, serve: (commands) => directory.serve(commands), close: () => directory.close() }
  } catch (error) {
    await directory.close()
    throw error
  }
}

/** OpenID Connect is loaded with the first sign-in by a provider. */
function oidcOf({ privateNetworks }: Config): () => Promise<OpenIdConnect> {
  let opened: Promise<OpenIdConnect> | undefined
  return () => {
    opened ??= import('../adapters/oidc.ts').then(({ openOidc }) =>
      openOidc({ egress: openEgress({ privateNetworks }), monotonicMs }),
    )
    return opened
  }
}

/** The mail library is loaded where mail is set up. */
async function mailOf({ smtpUrl, mailFrom }: Config): Promise<MailTransport | undefined> {
  if (smtpUrl === undefined) return undefined
  const { openMail } = await import('../adapters/smtp.ts')
  return openMail({ smtpUrl, mailFrom })
}

/** Opens what the settings name and wires the desk of it. Throws with a sentence when it cannot. */
export async function startDesk({
  config,
  clock = new DatabaseClock(),
  log = openLog({ level: config.logLevel }),
}: StartOptions): Promise<StartedDesk> {
  const ground = await openGround(config, log)
  const { database, secret } = ground
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
    localUrl: `http://localhost:${config.port}`,
    clockState: () => watch?.guard.state,
    mail: await mailOf(config),
    filesOrigin: config.filesOrigin,
    logoFile: config.logoFile,
    trustedProxies: config.trustedProxies,
    oidc: oidcOf(config),
    metricsToken: config.metricsToken,
    limits: config.limits,
    readBudget: config.readBudget,
    uploadsPerHour: config.uploadsPerHour,
    checksAnswers: false,
    isFrozen: (now) => {
      if (!watch) return false
      return !(now === undefined ? watch.guard.state : watch.guard.observe(now)).mayFire
    },
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
      await ground.serve({
        doctor: async () => {
          const { examine } = await import('./doctor.ts')
          return examine({ config, database, units: desk.units, clockState: () => watch?.guard.state })
        },
        'clock accept': () => acceptClockHere(desk, watch?.guard.state),
        'audit export': (input) => exportAuditHere(desk, input as AuditExport),
        'sign-on reopen': () => reopenSignOnHere(desk),
        'policy publish': (source) => publishPolicyHere(desk, source),
      })
      await desk.jobs.start()
      if (config.process === 'api') return
      desk.sweep.start()
      const anchors = openAnchors(desk, { dataDir: config.dataDir, log })
      await desk.jobs.work(desk.outbox, async () => {
        await desk.keepHouse()
        await anchors.anchor()
      })
    },
    async close() {
      watch?.stop()
      await desk.close()
      await ground.close()
    },
  }
}
