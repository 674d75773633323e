import type { CollectorKind } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'
import type { CollectorOf, hostParts } from '../plan/schema.ts'
import { clockAccess, readClock } from './clock.ts'
import { disksAccess, readDisks } from './disks.ts'
import { guardsAccess, readFirewall, readMandatoryAccess, readSsh } from './guards.ts'
import { kernelAccess, readKernelSettings, readLimits, readSystem } from './kernel.ts'
import { memoryAccess, readMemory } from './memory.ts'
import { networkAccess, readNetwork } from './network.ts'
import { packagesAccess, readPackages } from './packages.ts'
import { plannedAccess, readJournal, readPlannedWork } from './planned-work.ts'
import { processorAccess, readProcessor } from './processor.ts'
import { readPressure, readRaid, strainAccess } from './strain.ts'
import { readCoreDumps, readLogRotation, readServices, upkeepAccess } from './upkeep.ts'

type Host = CollectorOf<'host'>

const together = (parts: readonly Access[]): Access => ({
  files: parts.flatMap(({ files = [] }) => files),
  commands: parts.flatMap(({ commands = [] }) => commands),
})

/** Parts stand alone: where one cannot be read, the others are. */
const parts: Readonly<Record<(typeof hostParts)[number], (machine: Machine, host: Host) => Promise<object>>> = {
  system: readSystem,
  memory: readMemory,
  disks: (machine, { purposes }) => readDisks(machine, purposes),
  clock: readClock,
  'kernel settings': (machine, { sysctl }) => readKernelSettings(machine, sysctl),
  limits: readLimits,
  services: (machine, { services }) => readServices(machine, services),
  packages: readPackages,
  ssh: readSsh,
  firewall: readFirewall,
  'mandatory access': readMandatoryAccess,
  'log rotation': readLogRotation,
  'core dumps': readCoreDumps,
  pressure: readPressure,
  raid: readRaid,
  network: readNetwork,
  'planned work': readPlannedWork,
  journal: readJournal,
}

/** In a container the host keeps the clock: that nobody does so here says nothing. */
const withoutBorrowedClock = (facts: Facts): Facts => {
  const borrowed = /^(?:docker|podman|lxc.*|openvz|systemd-nspawn|container-other|wsl|rkt)$/.test(
    facts.virtualisation ?? '',
  )
  if (!borrowed || facts.clock?.source !== 'none') return facts
  const { timeZone } = facts.clock
  return { ...facts, clock: timeZone === undefined ? {} : { timeZone } }
}
interface Facts {
  readonly virtualisation?: string
  readonly clock?: { readonly source?: string; readonly timeZone?: string }
}

/** The machine itself, as its kernel and its distribution describe it. */
export const hostCollector: CollectorKind<'host'> = {
  access: ({ services, sysctl }) =>
    together([
      processorAccess,
      memoryAccess,
      disksAccess,
      clockAccess,
      kernelAccess(sysctl),
      upkeepAccess(services),
      packagesAccess,
      guardsAccess,
      strainAccess,
      networkAccess,
      plannedAccess,
    ]),
  read: async (host, machine) => {
    const { cpu, cpuShare } = await readProcessor(machine, host.cpuSamples)
    let facts: Facts & { readonly cpu?: object } = cpu ? { cpu } : {}
    const wanted = Object.entries(parts).filter(([name]) => !host.leaveOut.includes(name as (typeof hostParts)[number]))
    for (const [name, read] of wanted) {
      if (machine.surroundings.signal.aborted) break
      try {
        facts = { ...facts, ...(await read(machine, host)) }
      } catch (error) {
        machine.remark(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return { host: withoutBorrowedClock(facts), ...(cpuShare ? { measured: { cpuShare } } : {}) }
  },
}
