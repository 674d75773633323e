import { type CollectorKind, known } from '../facts/collected.ts'
import type { Machine } from '../machine/machine.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { connectionAccess, type Database, isHere, openDatabase } from './connection.ts'
import { queries, superuserQuery } from './queries.ts'
import { readSettings, type SettingRow } from './settings.ts'

type Row = Readonly<Record<string, unknown>>
type Ask = <T extends Row = Row>(name: keyof typeof queries) => Promise<readonly T[] | undefined>

const plain = (row: Row | undefined): Row =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null))
/** Instants as JSON has them, whatever the zone of the session. */
const withInstants = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(plain(row)).map(([name, value]) => [
      name,
      /At$/.test(name) && typeof value === 'string' ? new Date(value).toISOString() : value,
    ]),
  )

/** One question fails alone: what may not be read is remarked, the others go on. */
const asker =
  (database: Database, machine: Machine): Ask =>
  async <T extends Row>(name: keyof typeof queries) => {
    if (machine.surroundings.signal.aborted) return undefined
    try {
      const rows = await database.rows<T>(queries[name])
      const shown =
        name === 'settings'
          ? (rows as unknown as SettingRow[]).map((row) => `${row.name} = ${row.setting}${row.unit ?? ''}`).join('\n')
          : JSON.stringify(rows, null, 2)
      machine.note(`database: ${name}`, shown)
      return rows
    } catch (error) {
      machine.remark(`database, ${name}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }

async function readConnections(ask: Ask, settings: Readonly<Record<string, unknown>>, pooler: boolean | undefined) {
  const [found] = (await ask('connections')) ?? []
  const max = settings.max_connections
  if (!found || typeof max !== 'number') return {}
  const row = plain(found)
  const reserved = Number(settings.superuser_reserved_connections ?? 0) + Number(settings.reserved_connections ?? 0)
  const connections = known({
    max,
    reserved,
    used: row.used,
    idleInTransaction: row.idle,
    longestIdleInTransactionSeconds: row.longest_idle,
    pooler,
  })
  return known({ connections, longestTransactionSeconds: row.longest_transaction })
}

async function readStatistics(ask: Ask, version: string) {
  const [row] = (await ask('statistics')) ?? []
  const [checkpoints] = (await ask(Number(version.split('.')[0]) >= 17 ? 'checkpoints17' : 'checkpoints')) ?? []
  const [hit, read] = [Number(row?.hit ?? 0), Number(row?.read ?? 0)]
  return known({
    cacheHitShare: hit + read > 0 ? hit / (hit + read) : undefined,
    tempBytes: row?.temp_bytes ?? undefined,
    deadlocks: row?.deadlocks ?? undefined,
    checkpoints: checkpoints ? plain(checkpoints) : undefined,
  })
}

async function readObjects(ask: Ask) {
  const [indexes] = (await ask('indexes')) ?? []
  const [sequences] = (await ask('sequences')) ?? []
  return known({
    tables: (await ask('tables'))?.map(withInstants),
    indexes: indexes ? plain(indexes) : undefined,
    fullestSequenceShare: sequences?.fullest ?? undefined,
    extensions: (await ask('extensions'))?.map(plain),
  })
}

async function readSafety(ask: Ask, isStandby: unknown) {
  const [archiver] = (await ask('archiver')) ?? []
  const [access] = (await ask('access')) ?? []
  const replication = known({
    isStandby,
    standbys: (await ask('standbys'))?.map(plain),
    slots: (await ask('slots'))?.map(plain),
  })
  return known({
    replication,
    archiver: archiver ? withInstants(archiver) : undefined,
    access: access ? plain(access) : undefined,
  })
}

async function readRoles(ask: Ask, database: Database, role: string | undefined) {
  const [counted] = (await ask('roles')) ?? []
  if (!counted) return {}
  const asked =
    role === undefined
      ? undefined
      : await database.rows<{ superuser: boolean }>(superuserQuery(role)).catch(() => undefined)
  return { roles: known({ ...plain(counted), applicationIsSuperuser: asked?.[0]?.superuser }) }
}

async function measureRoundTrips({ roundTrip }: Database, times: number): Promise<readonly number[] | undefined> {
  if (!roundTrip || times === 0) return undefined
  const taken: number[] = []
  for (let index = 0; index < times; index += 1) taken.push(Math.round((await roundTrip()) * 1000) / 1000)
  return taken
}

interface Server extends Row {
  readonly version: string
  readonly address: string | null
  readonly role: string
}

/** All facts of a database that is open; what may not be read is remarked. */
export async function readDatabase(collector: CollectorOf<'postgresql'>, database: Database, machine: Machine) {
  const ask = asker(database, machine)
  // where the first question has no answer, there is no database to be asked
  const [server] = await database.rows<Server>(queries.server)
  const settings = readSettings(((await ask('settings')) ?? []) as unknown as SettingRow[])
  const version = server?.version ?? String(settings.server_version ?? 'unknown')
  const role = collector.applicationRole ?? (database.isApplication ? server?.role : undefined)
  const facts = {
    engine: 'postgresql',
    version,
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...known({
      sizeBytes: server?.size_bytes ?? undefined,
      uptimeSeconds: server?.uptime_seconds ?? undefined,
      oldestXidAge: server?.oldest_xid_age ?? undefined,
      onOwnHost: server ? !isHere(server.address) : undefined,
    }),
    ...(await readConnections(ask, settings, collector.pooler)),
    ...(await readStatistics(ask, version)),
    ...(await readObjects(ask)),
    ...(await readSafety(ask, server?.is_standby)),
    ...(await readRoles(ask, database, role)),
  }
  const databaseRoundTripMs = await measureRoundTrips(database, collector.roundTrips)
  return { database: facts, ...(databaseRoundTripMs ? { measured: { databaseRoundTripMs } } : {}) }
}

/** PostgreSQL by its own catalogues: settings, use, health, access; never a row of anybody's tables. */
export const postgresqlCollector: CollectorKind<'postgresql'> = {
  access: ({ connection, applicationRole }) => ({
    ...connectionAccess(connection),
    queries: [...Object.values(queries), ...(applicationRole ? [superuserQuery(applicationRole)] : [])],
  }),
  read: async (collector, machine) => {
    const database = await openDatabase(collector.connection, machine)
    try {
      return await readDatabase(collector, database, machine)
    } finally {
      await database.close()
    }
  },
}
