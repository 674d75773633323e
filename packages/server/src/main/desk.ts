import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { openTxtLookUp } from '../adapters/look-up-txt.ts'
import { openPictures } from '../adapters/pictures.ts'
import {
  type AccessSlice,
  isSetUp,
  keepDoors,
  openAccess,
  openSignInPool,
  principalFor,
} from '../features/access/index.ts'
import { seatsOf } from '../features/agreements/index.ts'
import { assessmentRoutes, bundleKeysAmong, type Judge, judgeInWorker } from '../features/assessments/index.ts'
import { dropOldReads, readAlertLetters, setReadBudget } from '../features/audit/index.ts'
import { calendarRoutes, invitations } from '../features/engagements/index.ts'
import { clearFiles, type FileStore, openFiles } from '../features/files/index.ts'
import { dropOldProofs, openHeldRequests } from '../features/held-requests/index.ts'
import {
  dropOldAttempts,
  identityProviderRoutes,
  type OpenIdConnect,
  sealSecrets,
} from '../features/identity-providers/index.ts'
import { previewRoute } from '../features/imports/index.ts'
import { type Live, openLive } from '../features/live/index.ts'
import { accountOfDomain, domainProofRoute, type LookUpTxt } from '../features/mail-domains/index.ts'
import { signInNoticesRoute } from '../features/notices/index.ts'
import { type MailTransport, openNotifications } from '../features/notifications/index.ts'
import { accountOfPortal, offersMethod, openPortals } from '../features/portals/index.ts'
import { feedRoutes } from '../features/releases/index.ts'
import { reportPaperRoutes } from '../features/reports/index.ts'
import { systemRoutes } from '../features/system/index.ts'
import { viewingRoutes } from '../features/viewings/index.ts'
import type { Clock, GuardState } from '../platform/clock/index.ts'
import { monotonicMs, wallClockMs } from '../platform/clock/index.ts'
import type { Ctx, Principal } from '../platform/ctx.ts'
import type { DeskDatabase } from '../platform/db/index.ts'
import { openHints } from '../platform/events/index.ts'
import { Allowance } from '../platform/http/allowance.ts'
import { buildHttp, type Mount } from '../platform/http/build-http.ts'
import { mountDocs } from '../platform/http/docs-page.ts'
import { mountHealth } from '../platform/http/health.ts'
import type { HttpParts, RateLimits, Readiness } from '../platform/http/http-parts.ts'
import type { Route } from '../platform/http/route.ts'
import { uuidV7 } from '../platform/ids/index.ts'
import type { RandomBytes } from '../platform/ids/uuid-v7.ts'
import { createEffects, type Effects, Jobs, keepHouse, Outbox, outboxRetries } from '../platform/jobs/index.ts'
import { openPress } from '../platform/paper/index.ts'
import { createSweep, type Sweep } from '../platform/sweep/index.ts'
import { createUnits, reactionTable, type Units } from '../platform/unit-of-work/index.ts'
import { openApi } from './open-api.ts'
import { release } from './release.ts'
import { reactions, sliceRoutes, sweepSources } from './slices.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** What a desk is made of; production, tests and the making of demo data hand in different parts. */
export interface DeskParts {
  /** How snapshots are held against rules; in a thread of its own unless told. */
  readonly judge?: Judge | undefined
  readonly database: DeskDatabase
  /** PostgreSQL only: where the sign-in library's own connections go. */
  readonly databaseUrl: string | undefined
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Logger
  readonly secret: string
  readonly files: FileStore
  readonly publicUrl: string | undefined
  /** Where the desk answers when nobody named an address: for links in mails of a trial. */
  readonly localUrl: string
  readonly filesOrigin: string | undefined
  readonly trustedProxies: readonly string[]
  /** Speaks with sign-in services; loaded at first use. */
  readonly oidc: () => Promise<OpenIdConnect>
  readonly metricsToken: string | undefined
  readonly limits: RateLimits
  /** Tickets that somebody reads in an hour before the heads of support are told; as shipped unless told. */
  readonly readBudget?: number
  /** Megabytes that an account may upload in an hour, and each person half of it; uncounted unless told. */
  readonly uploadsPerHour?: number
  readonly checksAnswers: boolean
  /** Whether nothing may fire at this reading of the clock (product, One clock). */
  readonly isFrozen: (now?: number) => boolean
  readonly clockState: () => GuardState | undefined
  /** Looks into the DNS for claimed mail domains and hosts; the machine's own name servers unless told. */
  readonly lookUpTxt?: LookUpTxt | undefined
  /** Absent where mail is not set up: people are then told in the desk alone. */
  readonly mail: MailTransport | undefined
  /** Opens the set-up page of a desk that nobody has set up yet. */
  readonly setupToken: string
  /** Adds the two applications and whatever else is served beside the operations. */
  readonly mounts: readonly Mount[]
  readonly readiness: (desk: () => Desk) => () => Promise<Readiness>
  readonly metrics: () => Promise<string>
}

/** Everything of a running desk that commands and tests reach for. */
export interface Desk {
  readonly units: Units
  readonly app: FastifyInstance
  readonly routes: readonly Route[]
  readonly access: AccessSlice
  readonly live: Live
  readonly sweep: Sweep
  readonly jobs: Jobs
  readonly outbox: Outbox
  readonly effects: Effects
  readonly newId: () => string
  /** Whether somebody set it up before it was opened. */
  readonly isSetUp: boolean
  /** Resolves once no mail is on its way to the relay. */
  readonly mailSettled: () => Promise<void>
  /** One round of housekeeping. */
  readonly keepHouse: () => Promise<void>
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  close(): Promise<void>
}

const uploadAllowances = (megabytes: number) => {
  const parts = { windowMs: 3_600_000, nowMs: monotonicMs }
  const most = megabytes * 1_048_576
  return { perAccount: new Allowance({ ...parts, most }), perPerson: new Allowance({ ...parts, most: most / 2 }) }
}

/** Wires one desk. Nothing runs by itself until `startWork`. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  const { database, clock, random, log, secret, publicUrl } = parts
  const makeId = uuidV7(random)
  const newId = () => makeId(clock.approximateNow())
  if (parts.readBudget !== undefined) setReadBudget(parts.readBudget)
  const effects = createEffects()
  const jobs = new Jobs({ database, log })
  const hints = openHints(database, log)
  const units = createUnits({
    database,
    clock,
    makeId,
    random,
    log,
    reactionsTo: reactionTable(reactions),
    effectsOf: effects.effectsOf,
    enqueue: (ctx, rows) => jobs.enqueue(ctx, rows),
    told: () => hints.give('desk_events'),
  })
  const { openUnit, unitOfWork } = units
  const outbox = new Outbox({ units, clock, effects, log })
  const setUp = await openUnit(worker, 'read', isSetUp)
  const signInPool = openSignInPool(database, parts.databaseUrl, log)
  const access = openAccess({
    pool: signInPool.pool,
    secret,
    publicUrl,
    newId,
    openUnit,
    monotonicMs,
    log,
    setupToken: setUp ? undefined : parts.setupToken,
    offers: offersMethod,
    sendsMail: parts.mail !== undefined,
  })
  const home = publicUrl ?? parts.localUrl
  const pictures = openPictures()
  const lookUpTxt = parts.lookUpTxt ?? openTxtLookUp()
  const portals = openPortals({
    openUnit,
    monotonicMs,
    home,
    lookUpTxt,
    pictures,
    store: parts.files,
  })
  const { isPortalHost, dressPage } = portals
  const live = openLive({ openUnit, identify: access.identify, log, publicUrl, isPortalHost })
  const uploads = parts.uploadsPerHour === undefined ? undefined : uploadAllowances(parts.uploadsPerHour)
  const files = openFiles({
    store: parts.files,
    pictures,
    secret,
    openUnit,
    identify: access.identify,
    principalFor: (who) => openUnit(worker, 'read', (ctx) => principalFor(ctx, who)),
    newId,
    approximateNow: () => clock.approximateNow(),
    filesOrigin: parts.filesOrigin,
    uploads,
  })
  const held = openHeldRequests({
    openUnit,
    secret,
    store: parts.files,
    accountOfPortal,
  })
  const notifications = openNotifications({
    openUnit,
    log,
    publicUrl: home,
    letterSources: [access.letterSource, held.letters, readAlertLetters],
    invitations,
    chance: () => (random(1)[0] ?? 0) / 256,
    transport: parts.mail,
  })
  effects.registerEffect('notify', notifications.effect)
  effects.registerEffect('invite', access.inviteEffect)
  const sweep = createSweep({
    sources: [
      ...sweepSources,
      ...access.sources,
      ...notifications.sources,
      outboxRetries((ctx, rows) => jobs.enqueue(ctx, rows)),
    ],
    openUnit,
    log,
    isFrozen: parts.isFrozen,
  })
  const identityProviders = identityProviderRoutes({
    oidc: parts.oidc,
    seal: sealSecrets(secret),
    publicUrl,
    openUnit,
    asWorker: (kind, work) => openUnit(worker, kind, work),
    identify: access.identify,
    openSessionFor: access.openSessionFor,
    invitations: access.invitations,
    forget: access.forget,
    seatsOf,
    accountOfPortal,
    isPortalHost,
    offers: offersMethod,
    accountOfDomain,
  })
  const system = systemRoutes({
    version: release,
    database: database.engine === 'embedded' ? 'embedded' : 'postgresql',
    clockState: parts.clockState,
    sweepQuietForMs: () => sweep.quietForMs(),
    isMailConfigured: parts.mail !== undefined,
  })
  const press = openPress()
  const routes: readonly Route[] = [
    ...access.routes,
    ...held.routes,
    domainProofRoute({ openUnit, lookUpTxt }),
    previewRoute({ openUnit }),
    signInNoticesRoute({ openUnit }),
    ...identityProviders,
    ...live.routes,
    ...files.routes,
    ...portals.routes,
    ...feedRoutes({ openUnit, home }),
    ...calendarRoutes({ openUnit, home }),
    ...reportPaperRoutes({ openUnit, press }),
    ...assessmentRoutes({ openUnit, newId, store: parts.files, judge: parts.judge ?? judgeInWorker, press, uploads }),
    ...viewingRoutes(access.forget),
    ...sliceRoutes,
    ...system,
  ]
  const http: HttpParts = {
    openUnit,
    identify: access.identify,
    newId,
    log,
    secret,
    publicUrl,
    isPortalHost,
    dressPage,
    filesOrigin: parts.filesOrigin,
    trustedProxies: parts.trustedProxies,
    metricsToken: parts.metricsToken,
    limits: parts.limits,
    checksAnswers: parts.checksAnswers,
    readiness: parts.readiness(() => desk),
    metrics: parts.metrics,
  }
  const app = await buildHttp(http, {
    routes,
    mounts: [files.mount, mountDocs(openApi), mountHealth, ...parts.mounts],
    beforeDrain: live.endAll,
  })
  hints.on('desk_events', () => {
    live.hurry()
    jobs.wake()
    sweep.hurry()
  })
  const desk: Desk = {
    units,
    app,
    routes,
    access,
    live,
    sweep,
    jobs,
    outbox,
    effects,
    newId,
    isSetUp: setUp,
    mailSettled: notifications.settled,
    keepHouse: async () => {
      await keepHouse(units)
      await unitOfWork(worker, keepDoors)
      await unitOfWork(worker, dropOldReads)
      await unitOfWork(worker, dropOldProofs)
      await unitOfWork(worker, dropOldAttempts)
      await clearFiles({
        ...{ store: parts.files, asWorker: desk.asWorker, machineNowMs: wallClockMs() },
        keptElsewhere: bundleKeysAmong,
      })
    },
    asWorker: (work) => unitOfWork(worker, work),
    async close() {
      await app.close()
      await hints.stop()
      await sweep.stop()
      await jobs.stop()
      await notifications.close()
      await access.settled()
      await signInPool.close()
    },
  }
  return desk
}
