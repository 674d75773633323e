import {
  changePlatformsEndpoint,
  getPlatformsEndpoint,
  listPlatformChangesEndpoint,
  type SupportMatrix,
} from '@mainstay/contracts/platforms'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'

const idOf = (n: number) => `0193a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const row = (n: number, more: object = {}): SupportMatrix['rows'][number] => ({
  ...{ id: idOf(n), kind: 'database', name: 'PostgreSQL', version: String(n) },
  ...{ cells: { '9.x': { state: 'supported' } } },
  ...more,
})
const codeOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

let desk: ScenarioDesk
let productId: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  productId = (await desk.act(desk.people.bo, listProductsEndpoint, {})).items[0]?.id ?? ''
})
afterAll(() => desk.close())

const writes = (rows: SupportMatrix['rows'], lines = ['8.x', '9.x'], who = desk.people.ida) =>
  desk.act(who, changePlatformsEndpoint, { params: { productId }, body: { lines, rows } })
const reads = (who: string) => desk.act(who, getPlatformsEndpoint, { params: { productId } })

describe('the support matrix', () => {
  it('is empty until somebody writes one; every customer reads it, and not who wrote it', async () => {
    expect(await reads(desk.people.ana)).toMatchObject({ lines: [], rows: [], version: 0, changedAt: null })
    await writes([row(16), row(15)])
    expect(await reads(desk.people.ana)).toMatchObject({ lines: ['9.x', '8.x'], version: 1, changedBy: null })
    expect(await reads(desk.people.bo)).toMatchObject({ changedBy: { name: 'Ida' } })
  })

  it('keeps every version: a change says cell by cell what was and what is, and stands in the audit', async () => {
    await writes([row(16)])
    await writes([row(16, { cells: { '9.x': { state: 'deprecated', until: '2027-05-01' } } })])
    const { items } = await desk.act(desk.people.bo, listPlatformChangesEndpoint, { params: { productId } })

    expect(items[0]).toMatchObject({
      by: { name: 'Ida' },
      platform: { name: 'PostgreSQL', version: '16' },
      line: '9.x',
      before: { state: 'supported' },
      after: { state: 'deprecated', until: '2027-05-01' },
    })
    const audited = await desk.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entries WHERE action = 'platform.changed' AND facts->>'after' = 'deprecated'`,
    )
    expect(audited[0]?.n).toBe(1)
  })

  it('nothing stands there twice or without its column (platform.named_twice, platform.line_unknown)', async () => {
    const twice = [row(1, { version: null }), row(2, { name: 'postgre SQL', version: null })]
    expect(await codeOf(writes(twice))).toBe('platform.named_twice')
    expect(await codeOf(writes([row(1)], ['8.x']))).toBe('platform.line_unknown')
  })

  it('is the work of the product’s people and of leads (access.denied); of a product nobody sells there is none (product.not_found)', async () => {
    expect(await codeOf(writes([row(1)], ['9.x'], desk.people.bo))).toBe('access.denied')
    expect(await codeOf(writes([row(1)], ['9.x'], desk.people.ana))).not.toBe('done')
    const params = { productId: desk.wire('prd', desk.people.ana) }
    expect(await codeOf(desk.act(desk.people.ana, getPlatformsEndpoint, { params }))).toBe('product.not_found')
  })
})
