import type { Machine } from '../machine/machine.ts'
import { type CollectorKind, known, numberFrom } from './collected.ts'

const list = (engine: string): readonly string[] => [engine, 'ps', '-q', '--no-trunc']
/** Chosen fields alone: the whole description would hold every variable, passwords among them. */
const fields = [
  '{{.Name}}',
  '{{.Config.Image}}',
  '{{.RestartCount}}',
  '{{.HostConfig.Privileged}}',
  '{{.Config.User}}',
  '{{.HostConfig.Memory}}',
  '{{if .Config.Healthcheck}}yes{{end}}',
  '{{.HostConfig.RestartPolicy.Name}}',
].join('\t')
const inspect = (engine: string): readonly string[] => [engine, 'inspect', '--format', fields]
const version = (engine: string): readonly string[] => [engine, '--version']
const cgroupFiles = [
  '/.dockerenv',
  '/run/.containerenv',
  '/proc/1/cgroup',
  '/sys/fs/cgroup/cgroup.controllers',
  '/sys/fs/cgroup/memory.max',
  '/sys/fs/cgroup/cpu.max',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes',
]

/** A line of `inspect` with the chosen fields. */
export const readContainer = (line: string) => {
  const [name = '', image = '', restarts, privileged, user, memory, health, policy] = line.split('\t')
  const colon = image.lastIndexOf(':')
  const hasTag = colon > image.lastIndexOf('/')
  const limit = numberFrom(memory)
  return known({
    name: name.replace(/^\//, ''),
    image: hasTag ? image.slice(0, colon) : image,
    tag: hasTag ? image.slice(colon + 1) : 'latest',
    restarts: numberFrom(restarts),
    privileged: privileged === 'true',
    asRoot: user === '' || user === 'root' || user === '0' || (user?.startsWith('0:') ?? false),
    memoryLimitBytes: limit === undefined || limit === 0 ? undefined : limit,
    hasHealthCheck: health === 'yes',
    restartPolicy: policy || 'no',
  })
}

const isThere = (machine: Machine, path: string): Promise<boolean> =>
  machine.stat(path).then(
    () => true,
    () => false,
  )

/** What holds this process itself. */
async function readOwnGroup(machine: Machine) {
  const second = await isThere(machine, '/sys/fs/cgroup/cgroup.controllers')
  const group = (await machine.tryRead('/proc/1/cgroup')) ?? ''
  const inside =
    (await isThere(machine, '/.dockerenv')) ||
    (await isThere(machine, '/run/.containerenv')) ||
    /docker|kubepods|libpod|containerd/.test(group)
  const limit = (
    await machine.tryRead(second ? '/sys/fs/cgroup/memory.max' : '/sys/fs/cgroup/memory/memory.limit_in_bytes')
  )?.trim()
  const bytes = limit === 'max' ? undefined : numberFrom(limit)
  const [quota, period] = ((await machine.tryRead('/sys/fs/cgroup/cpu.max')) ?? '').split(' ').map(numberFrom)
  return known({
    cgroupVersion: second ? 2 : 1,
    inside,
    // the kernel's word for "none" in the first version is a number near the end of what it counts
    memoryLimitBytes: bytes === undefined || bytes > 2 ** 50 ? undefined : bytes,
    cpuLimit: quota !== undefined && period ? quota / period : undefined,
  })
}

async function readRunning(machine: Machine, engine: string) {
  const ids = ((await machine.tryRun(list(engine))) ?? '').split('\n').filter((id) => /^[0-9a-f]{12,64}$/.test(id))
  if (ids.length === 0) return undefined
  const inspected = await machine.tryRun([...inspect(engine), ...ids.slice(0, 500)])
  return inspected?.split('\n').filter(Boolean).map(readContainer)
}

/** Containers that run here, and whether this is one. */
export const containersCollector: CollectorKind<'containers'> = {
  access: ({ engines }) => ({
    files: cgroupFiles,
    commands: engines.flatMap((engine) => [list(engine), [...inspect(engine), '…'], version(engine)]),
  }),
  read: async ({ engines }, machine) => {
    const own = await readOwnGroup(machine)
    for (const engine of engines) {
      const said = await machine.tryRun(version(engine))
      if (said === undefined) continue
      const running = await readRunning(machine, engine)
      if (running) return { containers: { runtime: engine, ...own, running } }
    }
    return { containers: { runtime: own.inside ? 'container' : 'none', ...own } }
  },
}
