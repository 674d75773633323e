import { listEnvironmentsEndpoint } from '@mainstay/contracts/environments'
import { createReleaseEndpoint, publishReleaseEndpoint } from '@mainstay/contracts/releases'
import { getSupportWindowsEndpoint } from '@mainstay/contracts/support-windows'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

const many = 500
let desk: ScenarioDesk
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const release = await desk.act(desk.people.ida, createReleaseEndpoint, {
    body: { version: '9.0.0', kind: 'major', availableOn: '2026-03-03' },
  })
  await desk.act(desk.people.ida, publishReleaseEndpoint, { params: { releaseId: release.id }, body: {} })
  await desk.sql(`
    INSERT INTO environments (account_id, id, product_id, name, product_version, line, version_order, platform,
      is_production, created_at, changed_at)
    SELECT a.id, gen_random_uuid(), p.id, 'site-' || lpad(n::text, 4, '0'), '9.0.' || n % 3, '9', '9.0.' || n % 3, 'Linux',
      n % 10 = 0, '2026-01-01', '2026-01-01'
    FROM accounts a, products p, generate_series(1, ${many}) AS n`)
})
afterAll(() => desk.close())

type Query = Partial<{ q: string; limit: number; cursor: string; order: 'oldest'; environmentId: string }>
const page = (query: Query) =>
  desk.act(desk.people.ana, listEnvironmentsEndpoint, { params: { accountId: desk.accountId }, query })

describe('an account with many installations', () => {
  it('is read page by page, each once, production first', async () => {
    const seen: { id: string; isProduction: boolean }[] = []
    let cursor: string | null | undefined
    do {
      const { items, nextCursor, total } = await page({ limit: 100, ...(cursor ? { cursor } : {}) })
      expect([total, items.length]).toEqual([many, 100])
      seen.push(...items)
      cursor = nextCursor
    } while (cursor !== null)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(many)
    expect(seen.findIndex(({ isProduction }) => !isProduction)).toBe(many / 10)
  })

  it('finds one by part of its name, and reads one alone by its id, typed signs standing for themselves', async () => {
    const { items } = await page({ q: 'site-0417' })
    expect(items.map(({ name }) => name)).toEqual(['site-0417'])
    expect((await page({ q: 'site_0417' })).items).toEqual([])
    expect((await page({ environmentId: items[0]?.id ?? '' })).items).toMatchObject([{ name: 'site-0417' }])
  })

  it('shows the oldest versions first where an end of support is looked for', async () => {
    const { items, nextCursor } = await page({ order: 'oldest', limit: 5 })
    expect(items.map(({ productVersion }) => productVersion)).toEqual(Array(5).fill('9.0.0'))
    expect(nextCursor).toBeNull()
  })

  it('is named in the windows by its first ones, and counted in whole', async () => {
    const { items } = await desk.act(desk.people.ana, getSupportWindowsEndpoint, { query: {} })
    expect(items).toMatchObject([{ line: '9', running: many }])
    expect(items[0]?.environments.length).toBeLessThan(20)
  })
})
