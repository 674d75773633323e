import type { Machine } from '../machine/machine.ts'
import { type CollectorKind, groupOf, known, numberFrom } from './collected.ts'

const files = ['cmdline', 'status', 'limits', 'stat', 'cgroup'].map((name) => `/proc/*/${name}`)
/** Of the kernel's clock, on every architecture that Linux runs on today. */
const ticksPerSecond = 100

const versionOf = async (
  machine: Machine,
  argv: readonly string[] | undefined,
  pattern: string | undefined,
): Promise<string | undefined> => {
  if (!argv) return undefined
  const ran = await machine.tryRun(argv)
  return groupOf(ran, new RegExp(pattern ?? '(\\d+(?:\\.\\d+)+[\\w.+-]*)'))
}

async function readProcess(machine: Machine, pid: string, uptime: number) {
  const status = (await machine.tryRead(`/proc/${pid}/status`, { quiet: true })) ?? ''
  const limits = await machine.tryRead(`/proc/${pid}/limits`, { quiet: true })
  const stat = (await machine.tryRead(`/proc/${pid}/stat`, { quiet: true })) ?? ''
  const cgroup = (await machine.tryRead(`/proc/${pid}/cgroup`, { quiet: true })) ?? ''
  // fields after the name in parentheses; the 20th of them is the start, in ticks after boot (proc(5))
  const started = numberFrom(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
  const resident = numberFrom(groupOf(status, /^VmRSS:\s+(\d+) kB/m))
  const openFiles = await machine.countNames(`/proc/${pid}/fd`).catch((error: Error) => {
    machine.remark(error.message.replace(`/proc/${pid}/fd`, 'The list of files that a process holds open'))
    return undefined
  })
  return known({
    residentBytes: resident === undefined ? undefined : resident * 1024,
    openFiles,
    openFilesLimit: numberFrom(groupOf(limits, /^Max open files\s+(\d+)/m)),
    threads: numberFrom(groupOf(status, /^Threads:\s+(\d+)/m)),
    uptimeSeconds: started === undefined ? undefined : Math.max(0, Math.floor(uptime - started / ticksPerSecond)),
    asRoot: /^Uid:\s+\d+\s+0\s/m.test(status),
    supervised: /\.service|docker|containerd|libpod|kubepods/.test(cgroup),
  })
}

/** Programs of the product that run, by words of their command lines; those lines themselves are not kept. */
export const processesCollector: CollectorKind<'processes'> = {
  access: ({ runtime }) => ({
    files: ['/proc/uptime', '/proc/*/fd/*', ...files],
    commands: runtime.version ? [runtime.version] : [],
  }),
  read: async ({ runtime, match }, machine) => {
    const uptime = numberFrom((await machine.tryRead('/proc/uptime'))?.split(' ')[0]) ?? 0
    const processes = []
    for (const path of await machine.list('/proc/*/cmdline')) {
      const pid = path.split('/')[2] ?? ''
      if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue
      const line = ((await machine.tryRead(path, { quiet: true })) ?? '').replaceAll('\0', ' ')
      const ours = match.find(({ contains }) => line !== '' && contains.every((words) => line.includes(words)))
      if (ours) processes.push({ name: ours.name, ...(await readProcess(machine, pid, uptime)) })
    }
    machine.note('processes', JSON.stringify(processes, null, 2))
    const version = (await versionOf(machine, runtime.version, runtime.pattern)) ?? 'unknown'
    return { runtime: { name: runtime.name, version, processes } }
  },
}
