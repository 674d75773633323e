import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiKeyEndpoint } from '@mainstay/contracts/access'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfStale } from '../../../../documents/build-if-stale.ts'
import { readPdf } from '../../../../documents/test/read-pdf.ts'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { openPictures } from '../../adapters/pictures.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { principalOf } from '../access/index.ts'
import { keepPortalLogo } from '../portals/index.ts'
import { openOwnLogo } from './index.ts'

const kite = await readFile(new URL('../../main/demo/logos/kite.webp', import.meta.url))
const logoFile = join(tmpdir(), `mainstay-logo-${process.pid}.png`)
let desk: ScenarioDesk
let authorization: string

beforeAll(async () => {
  await buildIfStale()
  await sharp({ create: { width: 90, height: 30, channels: 4, background: '#0b6e6988' } }).toFile(logoFile)
  desk = await openDesk({ at: 'Mon 09:00', account: 'premium in America/Chicago', parts: { logoFile } })
  const { secret } = await desk.act(desk.people.ana, createApiKeyEndpoint, {
    body: { label: 'papers', scopes: ['accounts:read', 'tickets:read'], expiresInDays: 30 },
  })
  authorization = `Bearer ${secret}`
})
afterAll(() => desk.close())

const printed = async () => {
  const url = `/api/v1/accounts/${desk.accountId}/service-report/paper?from=2026-10-01&until=2026-11-01`
  const answer = await desk.desk.app.inject({ method: 'GET', url, headers: { authorization } })
  expect(answer.statusCode, answer.headers['content-type'] === 'application/pdf' ? '' : answer.body).toBe(200)
  return readPdf(answer.rawPayload)
}

it('a report bears the vendor’s logo on its cover and over each page, and the customer’s once its portal has one', async () => {
  const before = await printed()
  expect(await Promise.all(before.pages.map((_, at) => before.pictures(at + 1)))).toEqual(before.pages.map(() => 1))

  const principal = await desk.desk.asWorker((ctx) => principalOf(ctx, { personId: desk.people.ida }))
  if (!principal) throw new Error('Ida is nobody')
  await desk.desk.units.unitOfWork(principal, (ctx) => keepPortalLogo(ctx, decodeId('acc', desk.accountId), kite))
  const after = await printed()
  expect(await Promise.all(after.pages.map((_, at) => after.pictures(at + 1)))).toEqual(after.pages.map(() => 2))
})

it('a report under a logo that is no picture shows a letter in its place', async () => {
  await writeFile(logoFile, 'no picture')
  const own = openOwnLogo({ file: logoFile, pictures: openPictures(), log: pino({ level: 'silent' }) })
  expect(await own()).toBeUndefined()
})
