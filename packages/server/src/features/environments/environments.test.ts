import { addContactEndpoint } from '@mainstay/contracts/accounts'
import {
  addEnvironmentEndpoint,
  changeEnvironmentEndpoint,
  closeEnvironmentEndpoint,
  type Environment,
  listEnvironmentHistoryEndpoint,
  listEnvironmentsEndpoint,
} from '@mainstay/contracts/environments'
import { changePlatformsEndpoint } from '@mainstay/contracts/platforms'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type ScenarioDesk } from '../../../test/desk.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { environmentFacts, installationsInUse } from './index.ts'

const codeOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
  attempt.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )
const ubuntu = { kind: 'operating_system', name: 'Ubuntu', version: '22.04' } as const
const rds = { kind: 'cloud_service', name: 'Amazon RDS', version: null } as const

let desk: ScenarioDesk
let rosa: string
beforeAll(async () => {
  desk = await openDesk({ at: 'Tue 10:00', account: 'standard in America/Chicago' })
  const { ida } = desk.people
  const added = await desk.act(ida, addContactEndpoint, {
    params: account(),
    body: {
      ...{ name: 'Rosa', email: 'rosa@acme.test', role: 'observer', invite: false },
      ...{ city: 'Chicago', country: 'US', zone: 'America/Chicago' },
    },
  })
  rosa = decodeId('per', added.person.id)
  const { items } = await desk.act(ida, listProductsEndpoint, {})
  await desk.act(ida, changePlatformsEndpoint, {
    params: { productId: items[0]?.id ?? '' },
    body: {
      lines: ['9.x', '8.x'],
      rows: [
        {
          id: '0193a1b2-0000-7000-8000-000000000001',
          ...ubuntu,
          cells: { '9.x': { state: 'deprecated', until: '2026-11-25' }, '8.x': { state: 'supported' } },
        },
      ],
    },
  })
})
afterAll(() => desk.close())

const account = () => ({ accountId: desk.accountId })
const of = (environment: { id: string }) => ({ ...account(), environmentId: environment.id })
let count = 0
const names = (body: object = {}, who = desk.people.ana): Promise<Environment> => {
  count += 1
  return desk.act(who, addEnvironmentEndpoint, {
    params: account(),
    body: { name: `place-${count}`, productVersion: '8.4.6', isProduction: true, platforms: [ubuntu], ...body },
  })
}
const changes = (environment: Environment, body: object, who = desk.people.ana) =>
  desk.act(who, changeEnvironmentEndpoint, { params: of(environment), body })
const historyOf = async (environment: Environment, who = desk.people.bo) =>
  (await desk.act(who, listEnvironmentHistoryEndpoint, { params: of(environment) })).items

describe('installations', () => {
  it('are named by a technical contact, with what they run on in one line and what is supported of it', async () => {
    const named = await names({
      platforms: [rds, ubuntu, ubuntu],
      size: '40 runners',
      customisations: 'A patched agent',
    })

    expect(named).toMatchObject({
      productVersion: '8.4.6',
      platform: 'Ubuntu 22.04 · Amazon RDS',
      platforms: [
        { ...rds, state: 'unknown', until: null },
        { ...ubuntu, state: 'supported', line: '8.x' },
      ],
      size: '40 runners',
      customisations: 'A patched agent',
      closedAt: null,
    })
  })

  it('words of before still do: a platform in one line and nothing more', async () => {
    expect(await names({ platforms: undefined, platform: 'Linux, our own' })).toMatchObject({
      platform: 'Linux, our own',
      platforms: [],
    })
  })

  it('an upgrade is recorded with who, when and from what; staff read it, and the event carries both versions', async () => {
    const named = await names()
    await desk.pass('2 hours')
    const upgraded = await changes(named, { productVersion: '9.2.1' })
    await changes(upgraded, { platforms: [ubuntu, rds] }, desk.people.bo)

    expect(upgraded).toMatchObject({ version: 2, platforms: [{ state: 'deprecated', until: '2026-11-25' }] })
    expect(await historyOf(named)).toMatchObject([
      { kind: 'platforms', platformsBefore: [ubuntu], platformsAfter: [ubuntu, rds], by: { name: 'Bo' } },
      { kind: 'version', versionBefore: '8.4.6', versionAfter: '9.2.1', by: { name: 'Ana' } },
      { kind: 'added', versionBefore: null, versionAfter: '8.4.6', by: { name: 'Ana' } },
    ])
    const told = await desk.eventsOf('environment.changed')
    expect(told.map(({ data }) => [data.versionBefore, data.versionAfter])).toContainEqual(['8.4.6', '9.2.1'])
  })

  it('a change that says what is kept already changes nothing and leaves no line', async () => {
    const named = await names()
    expect(await changes(named, { productVersion: '8.4.6', platforms: [{ ...ubuntu, name: 'ubuntu' }] })).toMatchObject(
      {
        version: 1,
      },
    )
    expect(await historyOf(named)).toHaveLength(1)
  })

  it('a platform turns to unsupported on its date where the primary contact is', async () => {
    const named = await names({ productVersion: '9.0' })
    const stateAt = (at: string) =>
      desk.desk.asWorker(async (ctx) => {
        const [accountId, id] = [decodeId('acc', desk.accountId), decodeId('env', named.id)]
        return (await environmentFacts(ctx, accountId, id, Date.parse(at)))?.platforms[0]?.verdict.state
      })

    expect(await stateAt('2026-11-25T05:59:59.999Z')).toBe('deprecated')
    expect(await stateAt('2026-11-25T06:00:00Z')).toBe('unsupported')
  })

  it('one that is no more is closed once, keeps its history, and leaves its name (environment.closed)', async () => {
    const named = await names({ name: 'lab' })
    const closed = await desk.act(desk.people.ana, closeEnvironmentEndpoint, { params: of(named) })

    expect(closed.closedAt).not.toBeNull()
    const { items } = await desk.act(desk.people.ana, listEnvironmentsEndpoint, { params: account(), query: {} })
    expect(items.map(({ id }) => id)).not.toContain(named.id)
    expect((await historyOf(named))[0]).toMatchObject({ kind: 'closed', by: { name: 'Ana' } })
    expect(await codeOf(changes(named, { productVersion: '9.0' }))).toBe('environment.closed')
    expect(await codeOf(desk.act(desk.people.ana, closeEnvironmentEndpoint, { params: of(named) }))).toBe(
      'environment.closed',
    )
    expect(await names({ name: 'lab' })).toMatchObject({ name: 'lab' })
  })

  it('a name and a number are one installation’s of the account (environment.name_taken, environment.external_id_taken)', async () => {
    const first = await names({ name: 'twice', externalId: 'CMDB-1' })
    expect(await codeOf(names({ name: 'twice' }))).toBe('environment.name_taken')
    expect(await codeOf(names({ externalId: 'CMDB-1' }))).toBe('environment.external_id_taken')
    const other = await names()
    expect(await codeOf(changes(other, { name: first.name }))).toBe('environment.name_taken')
    expect(await codeOf(changes(other, { externalId: 'CMDB-1' }))).toBe('environment.external_id_taken')
  })

  it('who only reads changes nothing (access.read_only), and what is not there is not found (environment.not_found)', async () => {
    const named = await names()
    const asRosa = <T>(endpoint: T, sent: object) =>
      desk.asContact(rosa, decodeId('acc', desk.accountId), endpoint as typeof listEnvironmentsEndpoint, sent)
    expect(await codeOf(asRosa(changeEnvironmentEndpoint, { params: of(named), body: { size: 'x' } }))).toBe(
      'access.read_only',
    )
    expect(await codeOf(asRosa(listEnvironmentsEndpoint, { params: account(), query: {} }))).toBe('done')
    expect(await codeOf(asRosa(listEnvironmentHistoryEndpoint, { params: of(named) }))).toBe('done')
    const nowhere = { ...named, id: desk.wire('env', desk.people.ana) }
    expect(await codeOf(changes(nowhere, { size: 'x' }))).toBe('environment.not_found')
    expect(await codeOf(historyOf(nowhere))).toBe('environment.not_found')
  })

  it('the desk finds everyone who runs a product, and what was closed is not among them', async () => {
    const named = await names()
    const gone = await names()
    await desk.act(desk.people.ana, closeEnvironmentEndpoint, { params: of(gone) })
    const productId = decodeId('prd', named.productId)
    const accountIds = [decodeId('acc', named.accountId)]
    const inUse = await desk.desk.asWorker((ctx) =>
      installationsInUse.listInstallations(ctx, { productId, accountIds }),
    )
    const ids = inUse.map(({ id }) => desk.wire('env', id))
    expect(ids).toContain(named.id)
    expect(ids).not.toContain(gone.id)
  })
})
