import { PGlite } from '@electric-sql/pglite'
import { Snapshot } from '@mainstay/policy/assessments'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Machine } from '../machine/machine.ts'
import type { Database } from './connection.ts'
import { readDatabase } from './postgresql-collector.ts'
import { asJson } from './queries.ts'

let engine: PGlite
beforeAll(async () => {
  engine = await PGlite.create()
  await engine.exec(`CREATE TABLE people (id int PRIMARY KEY, name text); CREATE INDEX a ON people (name); CREATE INDEX b ON people (name);
    CREATE TABLE notes (person_id int REFERENCES people (id), at serial); INSERT INTO people SELECT n, 'x' FROM generate_series(1, 50) n; ANALYZE`)
})
afterAll(() => engine.close())

it('every question has an answer that fits the snapshot', async () => {
  const database: Database = {
    isApplication: true,
    rows: async <T>(query: string) =>
      JSON.parse((await engine.query<{ rows: string }>(asJson(query))).rows[0]?.rows ?? '[]') as T[],
    roundTrip: async () => 1.5,
    close: async () => undefined,
  }
  const machine = new Machine(
    {},
    { env: {}, mark: 'queries', network: true, signal: new AbortController().signal, redact: (text) => text },
  )
  const collector = { id: 'db', kind: 'postgresql', timeoutSeconds: 30, connection: {}, roundTrips: 3 } as const
  const facts = await readDatabase(collector, database, machine)

  expect(machine.remarks).toEqual([])
  const read = Snapshot.parse({
    format: 'mainstay-snapshot/1',
    collectedAt: '2026-11-30T10:00:00Z',
    product: { name: 'desk', version: '8' },
    ...facts,
  })
  expect(read.database).toMatchObject({
    engine: 'postgresql',
    indexes: { invalid: 0, duplicate: 1, foreignKeysWithout: 1 },
    connections: { max: expect.any(Number), idleInTransaction: 0, longestIdleInTransactionSeconds: 0 },
    roles: { applicationIsSuperuser: true },
    replication: { isStandby: false, standbys: [], slots: [] },
  })
  expect(read.database?.settings).toMatchObject({ fsync: expect.any(Boolean), work_mem: expect.any(Number) })
  expect(read.database?.tables).toContainEqual(expect.objectContaining({ name: 'notes', hasPrimaryKey: false }))
  expect(read.measured?.databaseRoundTripMs).toEqual([1.5, 1.5, 1.5])
})
