import { groupOf, known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const diskUsage = ['journalctl', '--disk-usage']
const journalConfigs = ['/etc/systemd/journald.conf', '/etc/systemd/journald.conf.d/*.conf']
const dumpFolders = ['/var/lib/systemd/coredump/*', '/var/crash/*']
export const upkeepAccess = (services: readonly string[]): Access => ({
  files: ['/etc/logrotate.conf', '/etc/logrotate.d/*', ...journalConfigs, ...dumpFolders],
  commands: [diskUsage, failedUnits, ...(services.length > 0 ? [showUnits(services)] : [])],
})

const sizes: Readonly<Record<string, number>> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 }

/** `… take up 120.0M in the file system.` in bytes. */
export const readJournalBytes = (text: string | undefined): number | undefined => {
  const found = /take up ([\d.]+)([BKMGT])/.exec(text ?? '')
  const value = numberFrom(found?.[1])
  return value === undefined ? undefined : Math.round(value * (sizes[found?.[2] ?? 'B'] ?? 1))
}

/** Whether logs are turned over, and how much the journal holds. */
export const readLogRotation = async (machine: Machine) => {
  const rules = await machine.list('/etc/logrotate.d/*').catch(() => [])
  const main = await machine.tryRead('/etc/logrotate.conf')
  machine.note('/etc/logrotate.d', rules.join('\n'))
  const texts = [await machine.tryRead('/etc/systemd/journald.conf')]
  for (const path of await machine.list('/etc/systemd/journald.conf.d/*.conf').catch(() => []))
    texts.push(await machine.tryRead(path))
  const limited = texts.some((text) => /^\s*(?:SystemMaxUse|MaxRetentionSec)\s*=\s*\S/m.test(text ?? ''))
  const journalBytes = readJournalBytes(await machine.tryRun(diskUsage))
  return {
    logRotation: known({
      configured: main !== undefined && rules.length > 0,
      journalBytes,
      journalLimited: texts.some((text) => text !== undefined) ? limited : undefined,
    }),
  }
}

/** Programs that died and left their memory on the disk. */
export const readCoreDumps = async (machine: Machine) => {
  let count = 0
  let bytes = 0
  let looked = false
  for (const pattern of dumpFolders) {
    const paths = await machine.list(pattern).catch(() => undefined)
    looked ||= paths !== undefined
    for (const path of paths ?? []) {
      const found = await machine.stat(path).catch(() => undefined)
      if (!found?.isFile()) continue
      count += 1
      bytes += found.size
    }
  }
  return looked ? { coreDumps: { count, bytes } } : {}
}

const failedUnits = ['systemctl', 'list-units', '--failed', '--plain', '--no-legend', '--no-pager']
const showUnits = (services: readonly string[]): readonly string[] => [
  'systemctl',
  'show',
  '--no-pager',
  '-p',
  'Id,LoadState,ActiveState,UnitFileState,NRestarts',
  ...services,
]

export interface ServiceFacts {
  readonly name: string
  readonly active: boolean
  readonly enabled?: boolean
  readonly restarts?: number
}

/** Blocks of `Key=value`, one a unit; units that are not installed are left out. */
export const readUnits = (text: string): readonly ServiceFacts[] =>
  text.split(/\n\s*\n/).flatMap((block) => {
    const field = (name: string) => groupOf(block, new RegExp(`^${name}=(.*)$`, 'm'))
    const name = field('Id')?.replace(/\.service$/, '')
    if (!name || field('LoadState') === 'not-found') return []
    const state = field('UnitFileState')
    const enabled = state ? /^(?:enabled|static|alias|generated)/.test(state) : undefined
    return [
      known({ name, active: field('ActiveState') === 'active', enabled, restarts: numberFrom(field('NRestarts')) }),
    ]
  })

/** The product's services, and every one that failed. */
export const readServices = async (machine: Machine, services: readonly string[]) => {
  const shown = services.length > 0 ? readUnits((await machine.tryRun(showUnits(services))) ?? '') : []
  const failed = ((await machine.tryRun(failedUnits)) ?? '')
    .split('\n')
    .flatMap((line) => (/^\S+\.service\s/.test(line) ? [line.split(/\s/)[0]?.replace(/\.service$/, '') ?? ''] : []))
  const more = failed.filter((name) => !shown.some((one) => one.name === name)).map((name) => ({ name, active: false }))
  const all = [...shown, ...more]
  return all.length > 0 ? { services: all } : {}
}
