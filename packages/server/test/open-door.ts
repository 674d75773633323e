import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { openFilesOnDisk } from '../src/adapters/files-on-disk.ts'
import { openPictures } from '../src/adapters/pictures.ts'
import {
  type AccessSlice,
  createSignIn,
  hashPassword,
  openAccess,
  openSignInPool,
  principalFor,
} from '../src/features/access/index.ts'
import { openFiles } from '../src/features/files/index.ts'
import { type Live, openLive } from '../src/features/live/index.ts'
import { VirtualClock } from '../src/platform/clock/clock.ts'
import { monotonicMs } from '../src/platform/clock/timers.ts'
import type { Ctx, Principal } from '../src/platform/ctx.ts'
import { buildHttp, type Mount } from '../src/platform/http/build-http.ts'
import type { HttpParts } from '../src/platform/http/http-parts.ts'
import type { Route } from '../src/platform/http/route.ts'
import { systemRandomness, uuidV7 } from '../src/platform/ids/index.ts'
import { createUnits, type OpenUnit } from '../src/platform/unit-of-work/index.ts'
import { openTestDatabase } from './desk-database.ts'

export const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

/** A desk seen from its door alone: database, sign-in, HTTP; no ticket. */
export interface Door {
  readonly app: FastifyInstance
  readonly access: AccessSlice
  readonly clock: VirtualClock
  readonly openUnit: OpenUnit
  readonly newId: () => string
  readonly filesFolder: string
  readonly asWorker: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>
  /** Makes a person with an address and a password; returns the id. */
  readonly person: (email: string, password?: string) => Promise<string>
  readonly close: () => Promise<void>
}
interface DoorSettings {
  readonly routes?: readonly Route[]
  readonly mounts?: readonly Mount[]
  readonly parts?: Partial<HttpParts>
  readonly setupToken?: string
  readonly sendsMail?: boolean
}

const silent = pino({ level: 'silent' })
export const password = 'a calm river runs south'
let passwordHash: Promise<string> | undefined

export async function openDoor(settings: DoorSettings = {}): Promise<Door> {
  const test = await openTestDatabase()
  const { database } = test
  const clock = new VirtualClock(Date.parse('2026-03-02T09:00:00Z'))
  const random = systemRandomness()
  const makeId = uuidV7(random)
  const newId = () => makeId(clock.approximateNow())
  let live: Live | undefined
  const { openUnit } = createUnits({
    database,
    clock,
    makeId,
    random,
    log: silent,
    reactionsTo: () => [],
    effectsOf: () => [],
    enqueue: async () => undefined,
    told: () => live?.hurry(),
  })
  const secret = randomBytes(32).toString('base64url')
  const publicUrl = settings.parts?.publicUrl
  const signInPool = openSignInPool(database, test.url, silent)
  const access = openAccess({
    pool: signInPool.pool,
    secret,
    publicUrl,
    newId,
    openUnit,
    monotonicMs,
    log: silent,
    setupToken: settings.setupToken,
    offers: async () => true,
    sendsMail: settings.sendsMail ?? false,
  })
  live = openLive({ openUnit, identify: access.identify, log: silent, publicUrl, isPortalHost: async () => false })
  const filesFolder = await mkdtemp(join(tmpdir(), 'mainstay-files-'))
  const files = openFiles({
    store: await openFilesOnDisk(filesFolder),
    pictures: openPictures(),
    secret,
    openUnit,
    identify: access.identify,
    principalFor: (who) => openUnit(worker, 'read', (ctx) => principalFor(ctx, who)),
    newId,
    approximateNow: () => clock.approximateNow(),
    filesOrigin: settings.parts?.filesOrigin,
  })
  const parts: HttpParts = {
    openUnit,
    identify: access.identify,
    newId,
    log: silent,
    secret,
    publicUrl,
    isPortalHost: async () => false,
    dressPage: async () => ({ kind: 'page' }),
    filesOrigin: undefined,
    trustedProxies: [],
    metricsToken: undefined,
    limits: { perPerson: 0, perSource: 0 },
    checksAnswers: true,
    readiness: async () => ({ isReady: true, details: {} }),
    metrics: async () => '',
    ...settings.parts,
  }
  const app = await buildHttp(parts, {
    routes: [...access.routes, ...live.routes, ...files.routes, ...(settings.routes ?? [])],
    mounts: [files.mount, ...(settings.mounts ?? [])],
    beforeDrain: live.endAll,
  })
  await app.ready()
  const asWorker: Door['asWorker'] = (work) => openUnit(worker, 'write', work)
  const sql: Door['sql'] = async (text, values = []) => test.asSuperuser(text, values)
  return {
    app,
    access,
    clock,
    openUnit,
    newId,
    filesFolder,
    asWorker,
    sql,
    person: async (email, word = password) => {
      const id = newId()
      await sql(
        `INSERT INTO people (id, name, locale, zone, created_at) VALUES ($1, 'Someone', 'en', 'UTC', '2026-01-01')`,
        [id],
      )
      await sql(`INSERT INTO addresses (id, person_id, email, is_main) VALUES ($1, $2, $3, true)`, [newId(), id, email])
      passwordHash ??= hashPassword(password)
      const hash = word === password ? await passwordHash : await hashPassword(word)
      await asWorker((ctx) => createSignIn(ctx, { personId: id, passwordHash: hash }))
      return id
    },
    close: async () => {
      await app.close()
      await access.settled()
      await signInPool.close()
      await test.close()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}

/** Makes a person a member of staff with all accounts in sight. */
export async function hire(door: Door, personId: string, roles: readonly string[] = ['engineer']): Promise<void> {
  await door.sql(
    `INSERT INTO staff (person_id, city, country, zone, working_hours, from_at) VALUES ($1, 'Berlin', 'DE', 'Europe/Berlin', '{"weekly":{}}', '2026-01-01')`,
    [personId],
  )
  for (const role of roles)
    await door.sql(`INSERT INTO staff_roles (person_id, role, from_at) VALUES ($1, $2, '2026-01-01')`, [personId, role])
}

/** Makes an account and returns its id. `managerId` is on the staff. */
export async function addAccount(door: Door, code: string, managerId: string): Promise<string> {
  const id = door.newId()
  await door.sql(
    `INSERT INTO accounts (id, code, name, manager_id, created_at) VALUES ($1, $2, $3, $4, '2026-01-01')`,
    [id, code, `${code} Inc`, managerId],
  )
  return id
}

/** Gives a person a mandate for an account. */
export async function mandate(
  door: Door,
  held: { accountId: string; personId: string; isPrimary?: boolean; role?: 'contact' | 'observer' },
): Promise<void> {
  await door.sql(
    `INSERT INTO mandates (account_id, id, person_id, role, is_primary, city, country, zone, from_at) VALUES ($1, $2, $3, $4, $5, 'Chicago', 'US', 'America/Chicago', '2026-01-01')`,
    [held.accountId, door.newId(), held.personId, held.role ?? 'contact', held.isPrimary ?? false],
  )
}

/** Signs in and returns the cookie to send. */
export async function signIn(door: Door, email: string, word = password): Promise<string> {
  const answer = await door.app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in/email',
    payload: { email, password: word },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in gave ${answer.statusCode}: ${answer.body}`)
  return answer.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ')
}
