import { z } from 'zod'
import { count, listOf, setting, share } from './shapes.ts'

const disk = z.object({
  mount: z.string(),
  device: z.string().optional(),
  fsType: z.string().optional(),
  totalBytes: count,
  usedBytes: count,
  inodesTotal: count.optional(),
  inodesUsed: count.optional(),
  rotational: z.boolean().optional(),
  options: listOf(z.string()).optional(),
  /** What lives there, where the product's collectors say so: `root`, `data`, `wal`, `logs`, `backup`. */
  purposes: listOf(z.string()).optional(),
})

/** One machine, as its kernel and its distribution describe it. */
export const hostFacts = z.object({
  name: z.string().optional(),
  os: z.object({ id: z.string(), versionId: z.string().optional(), name: z.string().optional() }).optional(),
  kernel: z.string().optional(),
  virtualisation: z.string().optional(),
  uptimeSeconds: count.optional(),
  cpu: z
    .object({
      count: count,
      model: z.string().optional(),
      load1: z.number().optional(),
      load5: z.number().optional(),
      load15: z.number().optional(),
      stealShare: share.optional(),
      ioWaitShare: share.optional(),
      governor: z.string().optional(),
    })
    .optional(),
  memory: z
    .object({
      totalBytes: count,
      availableBytes: count,
      swapTotalBytes: count.optional(),
      swapUsedBytes: count.optional(),
      transparentHugePages: z.string().optional(),
      oomKills: count.optional(),
    })
    .optional(),
  disks: listOf(disk).optional(),
  clock: z
    .object({
      synchronised: z.boolean().optional(),
      /** `chrony`, `systemd-timesyncd`, `ntpd`, or `none`. */
      source: z.string().optional(),
      offsetMs: z.number().optional(),
      timeZone: z.string().optional(),
    })
    .optional(),
  /** Kernel settings by their names: `vm.swappiness`. */
  sysctl: z.record(z.string(), setting).optional(),
  limits: z
    .object({ openFiles: count.optional(), processes: count.optional(), systemOpenFiles: count.optional() })
    .optional(),
  services: listOf(
    z.object({ name: z.string(), active: z.boolean(), enabled: z.boolean().optional(), restarts: count.optional() }),
  ).optional(),
  packages: z
    .object({
      pending: count.optional(),
      pendingSecurity: count.optional(),
      rebootRequired: z.boolean().optional(),
      unattended: z.boolean().optional(),
    })
    .optional(),
  ssh: z.object({ rootLogin: z.string().optional(), passwordLogin: z.boolean().optional() }).optional(),
  firewall: z.object({ active: z.boolean() }).optional(),
  /** `apparmor`, `selinux` or `none`, and whether it enforces. */
  mandatoryAccess: z.object({ kind: z.string(), enforcing: z.boolean() }).optional(),
  logRotation: z
    .object({ configured: z.boolean(), journalBytes: count.optional(), journalLimited: z.boolean().optional() })
    .optional(),
  coreDumps: z.object({ count: count, bytes: count.optional() }).optional(),
  /** Share of the last five minutes in which programs waited for it; `memoryFull`: all of them at once. */
  pressure: z
    .object({ cpu: share.optional(), memory: share.optional(), io: share.optional(), memoryFull: share.optional() })
    .optional(),
  raid: listOf(
    z.object({ name: z.string(), level: z.string(), devices: count, working: count, degraded: z.boolean() }),
  ).optional(),
  /** Ports that are listened on; `open`: to others than this machine. */
  listening: listOf(z.object({ port: count, open: z.boolean() })).optional(),
  interfaces: listOf(z.object({ name: z.string(), packets: count, errors: count, dropped: count })).optional(),
  /** What systemd starts by the clock; not active: it will never be started as things stand. */
  timers: listOf(z.object({ name: z.string(), active: z.boolean() })).optional(),
  /** Files of cron by their names: `daily/logrotate`. */
  cron: listOf(z.string()).optional(),
  /** Errors in the journal of the last day, and whose they are. */
  journal: z.object({ errors: count, by: listOf(z.object({ name: z.string(), count: count })) }).optional(),
})

/** Programs that run the product, and the places that they run in. */
export const runtimeFacts = z.object({
  name: z.string(),
  version: z.string(),
  memoryLimitBytes: count.optional(),
  processes: listOf(
    z.object({
      name: z.string(),
      residentBytes: count.optional(),
      openFiles: count.optional(),
      openFilesLimit: count.optional(),
      threads: count.optional(),
      uptimeSeconds: count.optional(),
      asRoot: z.boolean().optional(),
      supervised: z.boolean().optional(),
    }),
  ).optional(),
})

export const containerFacts = z.object({
  runtime: z.string(),
  cgroupVersion: count.optional(),
  /** Of the container that the collector itself ran in. */
  inside: z.boolean().optional(),
  memoryLimitBytes: count.optional(),
  cpuLimit: z.number().optional(),
  running: listOf(
    z.object({
      name: z.string(),
      image: z.string(),
      tag: z.string().optional(),
      restarts: count.optional(),
      privileged: z.boolean().optional(),
      asRoot: z.boolean().optional(),
      memoryLimitBytes: count.optional(),
      hasHealthCheck: z.boolean().optional(),
      restartPolicy: z.string().optional(),
    }),
  ).optional(),
  kubernetes: z
    .object({
      version: z.string().optional(),
      nodes: count.optional(),
      nodesReady: count.optional(),
      workloads: listOf(
        z.object({
          kind: z.string(),
          name: z.string(),
          replicas: count,
          ready: count.optional(),
          hasLimits: z.boolean().optional(),
          hasProbes: z.boolean().optional(),
          hasDisruptionBudget: z.boolean().optional(),
        }),
      ).optional(),
    })
    .optional(),
})
