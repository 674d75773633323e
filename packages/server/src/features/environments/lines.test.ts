import { createAccountEndpoint } from '@mainstay/contracts/accounts'
import type { SentOf } from '@mainstay/contracts/endpoint'
import {
  addEnvironmentEndpoint,
  changeEnvironmentEndpoint,
  closeEnvironmentEndpoint,
  type Environment,
  listEnvironmentsEndpoint,
} from '@mainstay/contracts/environments'
import {
  createReleaseEndpoint,
  getReleaseEndpoint,
  publishReleaseEndpoint,
  withdrawReleaseEndpoint,
} from '@mainstay/contracts/releases'
import { getSupportWindowsEndpoint, listSupportEndsEndpoint } from '@mainstay/contracts/support-windows'
import { getTicketEndpoint, openTicketEndpoint } from '@mainstay/contracts/tickets'
import { isAffected, isVersion } from '@mainstay/policy/lifecycle'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { countConcerned, countStandings, installationsInUse, listAffected } from './index.ts'

const accounts = 4
const versions = ['8.4', '8.9.2', '9.0', '9.2.0-hotfix.1', '9.2.1', 'latest', '10.0.0-rc.1', 'v9.2'] as const

let desk: ScenarioDesk
let accountIds: string[]
const releases = new Map<string, string>()
let productId: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const { ida, marta } = desk.people
  accountIds = [desk.accountId]
  for (let count = 1; count < accounts; count += 1) {
    const body = { code: `AC${count}`, name: `Account ${count}`, managerId: desk.wire('per', marta) }
    accountIds.push((await desk.act(ida, createAccountEndpoint, { body })).id)
  }
  for (const [version, day] of [
    ['8.0.0', '2025-09-05'],
    ['9.0.0', '2026-03-03'],
    ['9.2.0', '2026-10-01'],
  ] as const)
    await give({ version, kind: version === '9.2.0' ? 'update' : 'major', availableOn: day })
})
afterAll(() => desk.close())

type Draft = SentOf<typeof createReleaseEndpoint>['body']
async function give(body: Draft): Promise<void> {
  const made = await desk.act(desk.people.ida, createReleaseEndpoint, { body })
  productId = made.productId
  releases.set(body.version, made.id)
  await desk.act(desk.people.ida, publishReleaseEndpoint, { params: { releaseId: made.id }, body: {} })
}
const add = (accountId: string, name: string, productVersion: string) =>
  desk.act(desk.people.ida, addEnvironmentEndpoint, {
    params: { accountId },
    body: { name, productVersion, isProduction: true },
  })

const counted = async () => ({
  kept: await desk.sql('SELECT line, accounts::int AS n FROM lines_in_use WHERE accounts <> 0 ORDER BY line'),
  keptOfAccounts: await desk.sql(
    'SELECT account_id, line, installations::int AS n FROM account_lines ORDER BY account_id, line',
  ),
})
const recounted = async () => ({
  kept: await desk.sql(`SELECT line, count(DISTINCT account_id)::int AS n FROM environments
    WHERE closed_at IS NULL AND line IS NOT NULL GROUP BY line ORDER BY line`),
  keptOfAccounts: await desk.sql(`SELECT account_id, line, count(*)::int AS n FROM environments
    WHERE closed_at IS NULL AND line IS NOT NULL GROUP BY account_id, line ORDER BY account_id, line`),
})

/** The same walk each time: a generator of its own, so that nothing hangs on chance. */
function* chance(seed: number): Generator<number, never> {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

describe('who runs what', () => {
  it('law: what is counted by difference is what counting anew gives, whatever was added, upgraded and closed', async () => {
    const { ida } = desk.people
    const dice = chance(7)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(dice.next().value * from.length)] as T
    const open: Environment[] = []
    for (let step = 0; step < 60; step += 1) {
      const kind = dice.next().value
      const one = open.length === 0 || kind < 0.5 ? undefined : pick(open)
      if (!one) open.push(await add(pick(accountIds), `Installation ${step}`, pick(versions)))
      else if (kind < 0.85) {
        const params = { accountId: one.accountId, environmentId: one.id }
        const body = { productVersion: pick(versions) }
        open[open.indexOf(one)] = await desk.act(ida, changeEnvironmentEndpoint, { params, body })
      } else {
        await desk.act(ida, closeEnvironmentEndpoint, { params: { accountId: one.accountId, environmentId: one.id } })
        open.splice(open.indexOf(one), 1)
      }
    }
    expect(await counted()).toEqual(await recounted())
    expect((await counted()).kept.length).toBeGreaterThan(1)
  })

  it('law: the index finds just what the rule calls affected, hotfixes by their base', async () => {
    const { ida } = desk.people
    await add(accountIds[1] ?? '', 'Patched', '9.2.0-hotfix.1')
    const base = { kind: 'hotfix' as const, basedOnId: releases.get('9.2.0') ?? '', accountIds: [...accountIds] }
    await give({ ...base, version: '9.2.0-hotfix.1', availableOn: '2026-10-20' })
    const rows = await desk.sql<{ id: string; account_id: string; version: string; based_on: string | null }>(
      'SELECT id, account_id, product_version AS version, based_on FROM environments WHERE closed_at IS NULL ORDER BY id',
    )
    expect(rows.filter(({ based_on }) => based_on === '9.2.0')).not.toEqual([])
    const uuid = rows[0] && (await desk.sql<{ product_id: string }>('SELECT product_id FROM environments LIMIT 1'))[0]
    for (const fault of [
      { affected: '>=9.0 <9.2' },
      { affected: '>=9.2 <9.2.1' },
      { affected: '>=9.2 <9.2.1', fixedIn: '9.2.0-hotfix.1' },
      { affected: '<9 || =10.0.0-rc.1 || 9.2.0-hotfix.1' },
    ]) {
      const asked = { productId: uuid?.product_id ?? '', ...fault }
      const found = await desk.desk.asWorker((ctx) => listAffected(ctx, asked))
      const isOne = ({ version, based_on }: (typeof rows)[number]) =>
        !isVersion(version) || isAffected({ version, basedOn: based_on }, fault)
      expect(found.map(({ id }) => id).sort()).toEqual(rows.filter(isOne).map(({ id }) => id))

      const ids = [...new Set(rows.map(({ account_id }) => account_id))]
      const counts = await desk.desk.asWorker((ctx) => countStandings(ctx, { ...asked, accountIds: ids }))
      const [affected] = await desk.desk.asWorker((ctx) =>
        installationsInUse.countAffected(ctx, { ...asked, faults: [{ ...fault, besides: [] }] }),
      )
      const within = [...counts].filter(([, { inRange }]) => inRange > 0).map(([id]) => id)
      const unsure = [...counts].filter(([, one]) => one.inRange === 0 && one.unknown > 0).map(([id]) => id)
      expect(affected?.accounts).toBe(within.length)
      const all = [
        ...within.sort().map((accountId) => ({ accountId, isSure: true })),
        ...unsure.sort().map((accountId) => ({ accountId, isSure: false })),
      ]
      for (const after of [undefined, ...all]) {
        const page = { ...asked, besides: [], limit: 2, after }
        expect(await desk.desk.asWorker((ctx) => countConcerned(ctx, page))).toEqual({
          ...{ inRange: within.length, unknown: unsure.length },
          page: all.slice(after ? all.indexOf(after) + 1 : 0).slice(0, 2),
        })
      }
    }
    await desk.act(ida, withdrawReleaseEndpoint, {
      params: { releaseId: releases.get('9.2.0-hotfix.1') ?? '' },
      body: { because: 'Wrong' },
    })
    expect(await desk.sql('SELECT 1 FROM environments WHERE based_on IS NOT NULL AND closed_at IS NULL')).toEqual([])
    expect(await counted()).toEqual(await recounted())
  })

  it('comes a page at a time: windows from the newest back, ends from the nearest on, nobody twice and nobody left out', async () => {
    const { bo } = desk.people
    const first = await desk.act(bo, getSupportWindowsEndpoint, { query: { limit: 1, productId } })
    expect(first.items.map(({ line }) => line)).toEqual(['9'])
    const second = await desk.act(bo, getSupportWindowsEndpoint, {
      query: { limit: 1, productId, cursor: first.nextCursor ?? '' },
    })
    expect([second.items.map(({ line }) => line), second.nextCursor]).toEqual([['8'], null])

    const whole = await desk.act(bo, listSupportEndsEndpoint, { query: { productId } })
    expect(whole.items.length).toBe(second.items[0]?.accountsOn)
    const found: string[] = []
    let cursor: string | null = null
    do {
      const query: { limit: number; cursor?: string } = { limit: 1, ...(cursor === null ? {} : { cursor }) }
      const { items, nextCursor } = await desk.act(bo, listSupportEndsEndpoint, { query })
      found.push(...items.map(({ account }) => account.code))
      cursor = nextCursor
    } while (cursor !== null)
    expect(found).toEqual(whole.items.map(({ account }) => account.code))
  })

  it('the newest lines come first, and to a customer also the old ones that they run', async () => {
    await add(desk.accountId, 'Old one', '8.4')
    const { items } = await desk.act(desk.people.ana, getSupportWindowsEndpoint, { query: { limit: 1 } })
    expect(items.map(({ line }) => line)).toEqual(['8', '9'])
    expect(items[0]?.environments.map(({ name }) => name)).toContain('Old one')
  })

  it('a release is out for an account when its day begins where the account is; for the catalogue in UTC', async () => {
    const { ana, bo } = desk.people
    // Tuesday, 10:00 in Chicago; 24 hours later it is Wednesday there
    const tomorrow = new Date(desk.now() + 86_400_000).toISOString().slice(0, 10)
    await give({ version: '9.3.0', kind: 'update', availableOn: tomorrow })
    const params = { releaseId: releases.get('9.3.0') ?? '' }
    const isPlannedFor = async (who: string) => (await desk.act(who, getReleaseEndpoint, { params })).isPlanned
    const named = await add(desk.accountId, 'On the new one', '9.3.0')
    const stateNow = async () =>
      (await desk.act(ana, listEnvironmentsEndpoint, { params: { accountId: desk.accountId }, query: {} })).items.find(
        ({ id }) => id === named.id,
      )?.window.state

    await desk.pass('9 hours')
    expect([await isPlannedFor(bo), await isPlannedFor(ana), await stateNow()]).toEqual([false, true, 'not_released'])
    await desk.pass('6 hours')
    expect([await isPlannedFor(ana), await stateNow()]).toEqual([false, 'current'])
  })

  it('a ticket keeps what its installation ran when it was opened, beside what it runs now', async () => {
    const named = await add(desk.accountId, 'To be upgraded', '8.9.2')
    const { id } = await desk.act(desk.people.ana, openTicketEndpoint, {
      body: { kind: 'defect', subject: 'It stops', text: 'It stops', priority: 'P3', environmentId: named.id },
    })
    const seen = async () =>
      (await desk.act(desk.people.ana, getTicketEndpoint, { params: { ticketId: id } })).environment
    expect(await seen()).toMatchObject({ productVersion: '8.9.2', versionThen: '8.9.2' })
    const params = { accountId: named.accountId, environmentId: named.id }
    await desk.act(desk.people.ana, changeEnvironmentEndpoint, { params, body: { productVersion: '9.2' } })
    expect(await seen()).toMatchObject({ productVersion: '9.2', versionThen: '8.9.2' })
  })
})
