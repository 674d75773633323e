import type { SentOf } from '@mainstay/contracts/endpoint'
import { type addEnvironmentEndpoint, changeEnvironmentEndpoint } from '@mainstay/contracts/environments'
import { readPlatform } from '@mainstay/policy/platforms'
import type { Founded } from './found-desk.ts'
import type { Cue } from './play-stories.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './times.ts'

type Body = SentOf<typeof addEnvironmentEndpoint>['body']
const os = (text: string) => readPlatform('operating_system', text)
const db = (text: string) => readPlatform('database', text)
const cloud = (text: string) => readPlatform('cloud_service', text)
const machine = (text: string) => readPlatform('hardware', text)

interface Installed extends Pick<Body, 'platforms' | 'size' | 'customisations' | 'externalId'> {
  /** What it ran at first. */
  readonly first?: string
  /** Who upgraded it to what it runs now, and how many days ago. */
  readonly upgradedBy?: string
  readonly daysAgo?: number
}

/** What the installations of the cast run on, and how they came to their version. */
const installed: Readonly<Record<string, Installed>> = {
  'acme-prod': {
    platforms: [os('RHEL 9'), db('PostgreSQL 16'), cloud('AWS'), cloud('Amazon S3')],
    size: '3 control nodes, 42 runners',
    externalId: 'CMDB-1107',
    ...{ first: '9.1.4', upgradedBy: 'ana', daysAgo: 37 },
  },
  'acme-staging': {
    platforms: [os('RHEL 9'), db('PostgreSQL 14'), cloud('AWS')],
    size: '1 control node, 4 runners',
    externalId: 'CMDB-1108',
  },
  'depot-lab': {
    platforms: [os('Ubuntu 20.04'), db('PostgreSQL 13'), machine('ARM64')],
    customisations: 'The agent is built from our own fork, for the depot’s signalling controllers.',
  },
  'prod-ffm': {
    platforms: [os('RHEL 9'), db('PostgreSQL 16'), machine('x86-64')],
    size: '5 control nodes, 180 runners in two halls',
    ...{ first: '9.2.0', upgradedBy: 'jonas', daysAgo: 26 },
  },
  'prod-dr': { platforms: [os('RHEL 8'), db('PostgreSQL 14'), machine('x86-64')], size: '3 control nodes, 60 runners' },
  staging: { platforms: [os('RHEL 9'), db('PostgreSQL 17'), machine('x86-64')] },
  'sg-prod': {
    platforms: [os('Debian 12'), db('PostgreSQL 15'), cloud('Google Cloud')],
    size: '3 control nodes, 25 runners',
    ...{ first: '9.1.4', upgradedBy: 'arjun', daysAgo: 58 },
  },
  'sg-test': {
    platforms: [os('Debian 12'), db('PostgreSQL 16'), cloud('Google Cloud')],
    ...{ first: '9.2.0', upgradedBy: 'wei', daysAgo: 21 },
  },
  'waw-prod': {
    platforms: [os('Ubuntu 24.04'), db('MySQL 8.0'), machine('x86-64')],
    size: '1 control node, 12 runners',
  },
  'loja-prod': {
    platforms: [os('RHEL 9'), db('PostgreSQL 16'), cloud('Azure')],
    size: '3 control nodes, 66 runners',
    ...{ first: '9.2.0', upgradedBy: 'camila', daysAgo: 12 },
  },
  'loja-hml': { platforms: [os('RHEL 9'), db('PostgreSQL 16'), cloud('Azure')] },
}

/** An installation of the cast as it is first named. */
export function firstNamed({ name, ...rest }: Body): Body {
  const { first, upgradedBy: _by, daysAgo: _ago, ...details } = installed[name] ?? { platforms: [] }
  return { name, ...rest, ...details, ...(first === undefined ? {} : { productVersion: first }) }
}

/** The upgrades of the last weeks, recorded by the contacts who did them. */
export function upgradeCues(
  stage: Stage,
  founded: Founded,
  { now, versions }: { readonly now: number; readonly versions: ReadonlyMap<string, string> },
): readonly Cue[] {
  return Object.entries(installed).flatMap(([name, { upgradedBy = '', daysAgo = 0 }]) => {
    const who = founded.contacts.get(upgradedBy)
    const productVersion = versions.get(name)
    const account = [...founded.accounts.values()].find(({ environments }) => environments.has(name))
    const environmentId = account?.environments.get(name)
    if (!who || !account || environmentId === undefined || productVersion === undefined) return []
    const params = { accountId: stage.wire('acc', account.id), environmentId }
    return [
      {
        at: instantOf({ daysAgo, at: '19:40' }, account.zone, now),
        play: async () => {
          await stage.act(changeEnvironmentEndpoint, who, { params, body: { productVersion } })
        },
      },
    ]
  })
}
