import { scopes } from '@mainstay/policy/access'
import { sql } from 'kysely'
import { createSignIn, hashPassword, makeKey, principalOf } from '../../features/access/index.ts'
import { DatabaseClock } from '../../platform/clock/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { type StartedDesk, startDesk } from '../start-desk.ts'
import { advisoryCues } from './advisory-cues.ts'
import { assessmentCues } from './assessment-cues.ts'
import { accountParts, staffParts } from './cast.ts'
import { dressPortals } from './dress-portals.ts'
import { demoKeySecret, demoPassword, type Founded, foundDesk } from './found-desk.ts'
import { HandedClock } from './handed-clock.ts'
import { upgradeCues } from './installations.ts'
import { owedCues } from './owed-cues.ts'
import { playHeld } from './play-held.ts'
import { requestCues } from './play-requests.ts'
import { playStories } from './play-stories.ts'
import { successCues } from './play-success.ts'
import { releaseCues } from './release-cues.ts'
import { reportCues } from './report-cues.ts'
import { seatCues } from './seats.ts'
import { sessionCues } from './session-cues.ts'
import { addConsultants, settlePeople } from './settle-people.ts'
import { Stage } from './stage.ts'
import { stories } from './tickets/index.ts'

const pastDays = 92
const dayMs = 86_400_000

/** Who may sign in to the demo, printed at every start. */
export interface DemoPerson {
  readonly name: string
  readonly role: string
  readonly account: string | null
  readonly email: string
  readonly password: string
  readonly apiKey: string
}

const staffPeople = (secret: string): readonly (DemoPerson & { key: string })[] =>
  staffParts.map(({ key, name, email, roles }) => ({
    key,
    name,
    email,
    role: roles[0] ?? 'engineer',
    account: null,
    password: demoPassword,
    apiKey: demoKeySecret(secret, key),
  }))

const contactPeople = (secret: string): readonly (DemoPerson & { key: string })[] =>
  accountParts.flatMap(({ code, contacts }) =>
    contacts.map(({ key, name, email, role }, index) => ({
      key,
      name,
      email,
      role: role ?? (index === 0 ? 'primary' : 'contact'),
      account: code,
      password: demoPassword,
      apiKey: demoKeySecret(secret, key),
    })),
  )

async function giveSignIns(stage: Stage, founded: Founded, secret: string): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  for (const { key, name } of [...staffPeople(secret), ...contactPeople(secret)]) {
    const personId = founded.staff.get(key) ?? founded.contacts.get(key)?.personId
    if (personId === undefined) throw new Error(`nobody is called ${key}`)
    await stage.desk.asWorker((ctx) => createSignIn(ctx, { personId, passwordHash }))
    const principal = await stage.desk.asWorker((ctx) =>
      principalOf(ctx, { personId, accountId: founded.contacts.get(key)?.accountId }),
    )
    if (!principal) throw new Error(`${name} is nobody here`)
    await stage.desk.units.unitOfWork(principal, (ctx) =>
      makeKey(ctx, {
        personId,
        secret: demoKeySecret(secret, key),
        label: 'Demo',
        scopes: [...scopes],
        expiresInDays: 365,
        robot: false,
      }),
    )
  }
}

async function play(open: StartedDesk, clock: HandedClock, now: number): Promise<void> {
  const stage = new Stage(open.desk, clock)
  clock.set(now - pastDays * dayMs)
  await open.desk.asWorker(async (ctx) => {
    await sql`SELECT desk_make_partitions(${new Date(now - pastDays * dayMs)}::timestamptz, ${new Date(now)}::timestamptz)`.execute(
      ctx.db,
    )
  })
  const founded = await foundDesk(stage, now)
  await addConsultants(stage, founded)
  await dressPortals(stage, founded)
  await giveSignIns(stage, founded, open.secret)
  const versions = new Map(
    accountParts.flatMap(({ environments }) => environments.map((one) => [one.name, one.productVersion] as const)),
  )
  const releases = releaseCues(stage, founded, { now, since: now - pastDays * dayMs })
  const upgrades = upgradeCues(stage, founded, { now, versions })
  const beside = [
    ...releases,
    ...seatCues(stage, founded, now),
    ...upgrades,
    ...advisoryCues(stage, founded, now),
    ...requestCues(stage, founded, now),
    ...sessionCues(stage, founded, now),
    ...owedCues(stage, founded, now),
    ...successCues(stage, founded, now),
    ...reportCues(stage, founded, now),
    ...assessmentCues(stage, founded, now),
  ]
  await playStories(stage, founded, stories, { now, beside })
  await playHeld(stage, founded)
  await settlePeople(stage, founded, now)
}

/** A desk with demo data: played the first time, opened as it was left ever after. */
export async function openDemo(
  config: Config,
): Promise<{ readonly open: StartedDesk; readonly people: readonly DemoPerson[] }> {
  const clock = new HandedClock(0)
  const open = await startDesk({ config, clock })
  const client = await open.database.pool.connect()
  const now = await new DatabaseClock().read(client)
  client.release()
  clock.set(now)
  if (!open.isSetUp) await play(open, clock, now)
  clock.handOver()
  const people = [...contactPeople(open.secret), ...staffPeople(open.secret)].map(({ key: _key, ...person }) => person)
  return { open, people }
}
