import { groupOf, known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

/** Settings of the kernel that matter to a server of applications and databases. */
const settings = [
  'fs.file-max',
  'fs.inotify.max_user_watches',
  'fs.protected_hardlinks',
  'fs.protected_symlinks',
  'fs.suid_dumpable',
  'kernel.core_pattern',
  'kernel.dmesg_restrict',
  'kernel.kptr_restrict',
  'kernel.numa_balancing',
  'kernel.panic',
  'kernel.pid_max',
  'kernel.randomize_va_space',
  'kernel.sched_autogroup_enabled',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.sysrq',
  'kernel.threads-max',
  'kernel.unprivileged_bpf_disabled',
  'net.core.netdev_max_backlog',
  'net.core.somaxconn',
  'net.ipv4.conf.all.accept_redirects',
  'net.ipv4.conf.all.accept_source_route',
  'net.ipv4.conf.all.rp_filter',
  'net.ipv4.ip_forward',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.tcp_retries2',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_tw_reuse',
  'vm.dirty_background_bytes',
  'vm.dirty_background_ratio',
  'vm.dirty_bytes',
  'vm.dirty_ratio',
  'vm.max_map_count',
  'vm.min_free_kbytes',
  'vm.nr_hugepages',
  'vm.overcommit_memory',
  'vm.overcommit_ratio',
  'vm.swappiness',
  'vm.vfs_cache_pressure',
  'vm.zone_reclaim_mode',
]

const fileOf = (name: string): string => `/proc/sys/${name.replaceAll('.', '/')}`
const all = (more: readonly string[]): readonly string[] => [...new Set([...settings, ...more])].sort()

export const kernelAccess = (more: readonly string[]): Access => ({
  files: [
    ...all(more).map(fileOf),
    '/proc/self/limits',
    '/proc/uptime',
    '/proc/sys/kernel/osrelease',
    '/proc/sys/kernel/hostname',
    '/etc/os-release',
    '/usr/lib/os-release',
  ],
  commands: [['systemd-detect-virt']],
})

/** Kernel settings by their names, numbers as numbers. */
export const readKernelSettings = async (machine: Machine, more: readonly string[]) => {
  const sysctl: Record<string, string | number> = {}
  for (const name of all(more)) {
    const value = (await machine.tryRead(fileOf(name), { quiet: true }))?.trim()
    if (value) sysctl[name] = numberFrom(value) ?? value.replace(/\s+/g, ' ')
  }
  machine.note(
    'kernel settings',
    Object.entries(sysctl)
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n'),
  )
  return Object.keys(sysctl).length > 0 ? { sysctl } : {}
}

/** A soft limit; `unlimited` is the largest number there is. */
const limitOf = (limits: string | undefined, name: string): number | undefined => {
  const soft = groupOf(limits, new RegExp(`^${name}\\s+(\\S+)`, 'm'))
  return soft === 'unlimited' ? Number.MAX_SAFE_INTEGER : numberFrom(soft)
}

/** Limits of the one who collects, and of the whole system. */
export const readLimits = async (machine: Machine) => {
  const limits = await machine.tryRead('/proc/self/limits')
  return {
    limits: known({
      openFiles: limitOf(limits, 'Max open files'),
      processes: limitOf(limits, 'Max processes'),
      systemOpenFiles: numberFrom(await machine.tryRead(fileOf('fs.file-max'), { quiet: true })),
    }),
  }
}

/** Name, system, kernel, and what it runs on. */
export const readSystem = async (machine: Machine) => {
  const release = (await machine.tryRead('/etc/os-release')) ?? (await machine.tryRead('/usr/lib/os-release'))
  const field = (name: string) => groupOf(release, new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm'))
  const id = field('ID')
  const uptime = numberFrom((await machine.tryRead('/proc/uptime'))?.split(' ')[0])
  return known({
    name: (await machine.tryRead('/proc/sys/kernel/hostname'))?.trim(),
    os: id === undefined ? undefined : known({ id, versionId: field('VERSION_ID'), name: field('PRETTY_NAME') }),
    kernel: (await machine.tryRead('/proc/sys/kernel/osrelease'))?.trim(),
    virtualisation: (await machine.tryRun(['systemd-detect-virt'], { codes: [0, 1] }))?.trim() || undefined,
    uptimeSeconds: uptime === undefined ? undefined : Math.floor(uptime),
  })
}
