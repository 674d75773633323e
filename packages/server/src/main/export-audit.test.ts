import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../test/desk.ts'
import { verifyExport } from '../platform/events/verify-export.ts'
import { openAnchors } from './audit-anchors.ts'
import { exportAuditHere } from './export-audit.ts'

let desk: ScenarioDesk
let folder: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'premium in America/Chicago' })
  folder = await mkdtemp(join(tmpdir(), 'mainstay-audit-'))
  const ticket = await desk.contact('ana').opens({ priority: 'P2', text: 'CANARY4410' })
  await desk.engineer('bo').replies(ticket, 'CANARY4411')
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

const verify = async (name: string, anchors: readonly string[] = []) =>
  verifyExport(createInterface({ input: createReadStream(join(folder, name)) }), anchors)
const anchorLines = async () => (await readFile(join(folder, 'audit-anchors.jsonl'), 'utf8')).split('\n')

it('a copy of the log holds every chain and checks out by itself, without a word that people wrote', async () => {
  const done = await exportAuditHere(desk.desk, { file: join(folder, 'all.jsonl') })
  expect(await verify('all.jsonl')).toEqual({ isWhole: true, anchors: 0, ...done })
  expect(await readFile(join(folder, 'all.jsonl'), 'utf8')).not.toMatch(/CANARY/)
})

it('the copying is in the log; a copy of one account holds that one; of none there is none', async () => {
  expect(await exportAuditHere(desk.desk, { file: join(folder, 'acme.jsonl'), account: 'ACME' })).toMatchObject({
    chains: 1,
  })
  expect(await verify('acme.jsonl')).toMatchObject({ isWhole: true, chains: 1 })
  const noted = await desk.sql(`SELECT subject_id FROM audit_entries WHERE action = 'audit.exported' ORDER BY id`)
  expect(noted.map(({ subject_id }) => subject_id)).toEqual(['desk', 'ACME'])
  expect(await exportAuditHere(desk.desk, { file: join(folder, 'no.jsonl'), account: 'NONE' })).toEqual({
    unknownAccount: true,
  })
})

it('anchors go on where another process stopped, and agree with a copy made later', async () => {
  const open = () => openAnchors(desk.desk, { dataDir: folder, log: pino({ level: 'silent' }) })
  const first = open()
  await first.anchor()
  await first.anchor()
  await desk.contact('ana').opens({ priority: 'P3' })
  await first.anchor()
  await open().anchor()
  const lines = await anchorLines()
  expect(lines.filter((line) => line !== '')).toHaveLength(3)
  await exportAuditHere(desk.desk, { file: join(folder, 'later.jsonl') })
  expect(await verify('later.jsonl', lines)).toMatchObject({ isWhole: true, anchors: 3 })
  expect(await verify('all.jsonl', lines)).toMatchObject({ isWhole: false, fault: 'tail_cut' })
})
