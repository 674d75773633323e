import { openTxtLookUp } from '../adapters/look-up-txt.ts'
import { openPictures } from '../adapters/pictures.ts'
import { isSetUp, keepDoors, openAccess, openSignInPool, principalFor } from '../features/access/index.ts'
import { seatsOf } from '../features/agreements/index.ts'
import { assessmentRoutes, bundleKeysAmong, judgeInWorker } from '../features/assessments/index.ts'
import { dropOldReads, readAlertLetters, setReadBudget } from '../features/audit/index.ts'
import { calendarRoutes, invitations } from '../features/engagements/index.ts'
import { clearFiles, type FileStore, openFiles } from '../features/files/index.ts'
import { dropOldProofs, openHeldRequests } from '../features/held-requests/index.ts'
import { dropOldAttempts, identityProviderRoutes, sealSecrets } from '../features/identity-providers/index.ts'
import { previewRoute } from '../features/imports/index.ts'
import { openOwnLogo } from '../features/letterheads/index.ts'
import { openLive } from '../features/live/index.ts'
import { accountOfDomain, domainProofRoute } from '../features/mail-domains/index.ts'
import { signInNoticesRoute } from '../features/notices/index.ts'
import { openNotifications } from '../features/notifications/index.ts'
import { accountOfPortal, offersMethod, openPortals } from '../features/portals/index.ts'
import { feedRoutes } from '../features/releases/index.ts'
import { reportPaperRoutes } from '../features/reports/index.ts'
import { systemRoutes } from '../features/system/index.ts'
import { viewingRoutes } from '../features/viewings/index.ts'
import { monotonicMs, wallClockMs } from '../platform/clock/index.ts'
import type { Principal } from '../platform/ctx.ts'
import { openHints } from '../platform/events/index.ts'
import { Allowance } from '../platform/http/allowance.ts'
import { buildHttp } from '../platform/http/build-http.ts'
import { mountDocs } from '../platform/http/docs-page.ts'
import { mountHealth } from '../platform/http/health.ts'
import type { HttpParts } from '../platform/http/http-parts.ts'
import type { Route } from '../platform/http/route.ts'
import { uuidV7 } from '../platform/ids/index.ts'
import { createEffects, Jobs, keepHouse, Outbox, outboxRetries } from '../platform/jobs/index.ts'
import { openPress } from '../platform/paper/index.ts'
import { createSweep } from '../platform/sweep/index.ts'
import { createUnits, reactionTable, type Units } from '../platform/unit-of-work/index.ts'
import type { Desk, DeskParts } from './desk-parts.ts'
import { openApi } from './open-api.ts'
import { release } from './release.ts'
import { reactions, sliceRoutes, sweepSources } from './slices.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

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
  const papers = {
    ...{ press: openPress(), pictures },
    ownLogo: openOwnLogo({ file: parts.logoFile, pictures, log }),
  }
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
    ...reportPaperRoutes({ openUnit, papers }),
    ...assessmentRoutes({ openUnit, newId, store: parts.files, judge: parts.judge ?? judgeInWorker, papers, uploads }),
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
    keepHouse: () => keepWholeHouse(units, parts.files),
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

/** What grows old is dropped: each slice knows its own. */
async function keepWholeHouse(units: Units, store: FileStore): Promise<void> {
  const asWorker: Desk['asWorker'] = (work) => units.unitOfWork(worker, work)
  await keepHouse(units)
  for (const drop of [keepDoors, dropOldReads, dropOldProofs, dropOldAttempts]) await asWorker(drop)
  await clearFiles({ store, asWorker, machineNowMs: wallClockMs(), keptElsewhere: bundleKeysAmong })
}
