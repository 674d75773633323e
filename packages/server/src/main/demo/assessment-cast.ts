import { readFileSync } from 'node:fs'
import { readRuleTests, type Snapshot } from '@mainstay/policy/assessments'

/** Measured times that lie around a middle, with a tail: the same numbers in every demo. */
const around = (middle: number, spread: number, tail: number): number[] =>
  Array.from({ length: 120 }, (_, at) => {
    const wave = Math.sin(at * 12.9898) * 43_758.5453
    const part = wave - Math.floor(wave)
    return Math.round((middle + spread * part + (at % 17 === 3 ? tail * part : 0)) * 100) / 100
  })

interface Differs {
  readonly swappiness: number
  readonly offersOld: boolean
  readonly restoredAt: string | undefined
  readonly pendingSecurity: number
  readonly inactive: number
  readonly approvals: number
  readonly fsync: readonly [middle: number, spread: number, tail: number]
  readonly request: readonly [middle: number, spread: number, tail: number]
}

/** An installation that is assessed, and who sends what was collected there. */
export interface Place {
  readonly account: string
  readonly environment: string
  readonly by: string
  readonly host: string
  readonly version: string
  readonly os: { readonly id: string; readonly versionId: string }
}
const frankfurt: Place = {
  ...{ account: 'HELIO', environment: 'prod-ffm', by: 'katrin', host: 'deploy.helio-bank.example', version: '9.2.1' },
  os: { id: 'rhel', versionId: '9' },
}
const singapore: Place = {
  ...{ account: 'KITE', environment: 'sg-prod', by: 'wei', host: 'deploy.kite-logistics.example', version: '9.2.0' },
  os: { id: 'debian', versionId: '12' },
}
const saoPaulo: Place = {
  ...{ account: 'AURORA', environment: 'loja-prod', by: 'camila', host: 'deploy.aurora-varejo.example' },
  ...{ version: '9.2.1', os: { id: 'rhel', versionId: '9' } },
}

/** A customer's production at an instant: a sound installation, but for what differs. */
export function snapshotOf(collectedAt: string, { host, version, os }: Place, differs: Differs): Snapshot {
  const path = '@mainstay/policy/rules/tests/self-hosted-web-application.yaml'
  const read = readRuleTests(readFileSync(new URL(import.meta.resolve(path)), 'utf8'))
  if (!read.ok) throw new Error('the tests of the shipped rules have faults')
  const sound = read.tests.base as Snapshot
  const inDays = (days: number) => new Date(Date.parse(collectedAt) + days * 86_400_000).toISOString()
  return {
    ...sound,
    collectedAt,
    product: { ...sound.product, name: 'Northlight Deploy', version },
    host: {
      ...sound.host,
      os,
      sysctl: { ...sound.host?.sysctl, 'vm.swappiness': differs.swappiness },
      packages: { ...sound.host?.packages, pendingSecurity: differs.pendingSecurity },
    },
    database: { ...sound.database, archiver: { enabled: true, lastArchivedAt: collectedAt } } as Snapshot['database'],
    backups: sound.backups?.map(({ restoredAt: _restoredAt, ...backup }) => ({
      ...{ ...backup, finishedAt: inDays(-0.3) },
      ...(differs.restoredAt === undefined ? {} : { restoredAt: inDays(-20) }),
    })),
    tls: sound.tls?.map((one) => ({
      ...{ ...one, endpoint: `${host}:443`, offersOld: differs.offersOld, notAfter: inDays(210) },
    })),
    usage: {
      ...sound.usage,
      users: { total: 220, ...sound.usage?.users, inactive90Days: differs.inactive },
      functions: sound.usage?.functions?.map((one) =>
        one.key === 'approvals' ? { ...one, usesLast30Days: differs.approvals } : one,
      ),
    },
    measured: {
      ...sound.measured,
      diskFsyncMs: around(...differs.fsync),
      databaseRoundTripMs: around(0.5, 0.5, 2),
      requestMs: around(...differs.request),
    },
  }
}

/** Helio Bank then and now, and the other two once, each in a window that ends soon after. */
export const visits = [
  {
    daysAgo: 68,
    place: frankfurt,
    differs: {
      ...{ swappiness: 60, offersOld: true, restoredAt: undefined, pendingSecurity: 0, inactive: 74, approvals: 0 },
      ...{ fsync: [7, 5, 14], request: [190, 220, 900] },
    },
    summary:
      'The installation is sound: no data is at risk, and there is room to grow. What deserves attention first is that no backup was ever restored to try it. The rest is quickly mended.',
    plan: 'Restore the nightly backup on a spare host and write down how long it takes.\nTurn TLS 1.0 and 1.1 off at the balancer.\nGo through the accounts that nobody used for 90 days.',
  },
  {
    daysAgo: 60,
    place: saoPaulo,
    differs: {
      ...{ swappiness: 10, offersOld: true, restoredAt: 'yes', pendingSecurity: 0, inactive: 0, approvals: 12 },
      ...{ fsync: [3, 2, 5], request: [110, 90, 300] },
    },
    summary: 'A well-kept installation: backups are tried, disks and database answer fast. One thing is to be done.',
    plan: 'Turn TLS 1.0 and 1.1 off at the balancer before the holiday season.',
  },
  {
    daysAgo: 12,
    place: singapore,
    differs: {
      ...{ swappiness: 60, offersOld: false, restoredAt: 'yes', pendingSecurity: 0, inactive: 0, approvals: 9 },
      ...{ fsync: [4, 3, 9], request: [130, 140, 420] },
    },
    summary: 'Sound, with room to grow until spring. One setting of the machine is worth changing.',
    plan: 'Set vm.swappiness to 10 on both nodes.',
  },
  {
    daysAgo: 6,
    place: frankfurt,
    differs: {
      ...{ swappiness: 10, offersOld: false, restoredAt: 'yes', pendingSecurity: 0, inactive: 61, approvals: 0 },
      ...{ fsync: [3, 2, 5], request: [120, 130, 500] },
    },
    summary:
      'Much was done since last time: a backup was restored and timed, old TLS is off, and the disks answer twice as fast after the move. What is left is value, not risk: accounts that nobody uses, and a function that you pay for and do not use.',
    plan: 'Close the accounts that nobody used for 90 days.\nTry approvals with the payments team before the next review.',
  },
] as const satisfies readonly {
  readonly daysAgo: number
  readonly place: Place
  readonly differs: Differs
  readonly summary: string
  readonly plan: string
}[]
