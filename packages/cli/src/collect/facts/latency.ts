import { randomBytes } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { open, realpath, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Machine } from '../machine/machine.ts'
import { sayUnreadable } from '../machine/read-careful.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { askHttp } from './ask-http.ts'
import { type CollectorKind, known } from './collected.ts'

type Latency = CollectorOf<'latency'>

const page = 8192
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000

/** Writes a page and waits until the disk has it, again and again, as a database commits. The file is removed. */
async function measureDisk(
  { folder, samples }: NonNullable<Latency['disk']>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const path = join(
    await realpath(folder).catch((error) => Promise.reject(sayUnreadable(folder, error))),
    `.mainstay-collect-${randomBytes(8).toString('hex')}`,
  )
  const handle = await open(path, 'wx', 0o600).catch((error) => Promise.reject(sayUnreadable(folder, error)))
  const taken: number[] = []
  try {
    const block = randomBytes(page)
    for (let index = 0; index < samples && !signal.aborted; index += 1) {
      const startedAt = performance.now()
      await handle.write(block, 0, page, index * page)
      await handle.datasync()
      taken.push(rounded(performance.now() - startedAt))
    }
  } finally {
    await handle.close()
    await rm(path, { force: true })
  }
  return taken
}

const connectOnce = (host: string, port: number, signal: AbortSignal): Promise<number | undefined> =>
  new Promise((resolve) => {
    const startedAt = performance.now()
    const socket = connect({ host, port, timeout: 3000 })
    const done = (ms?: number) => {
      signal.removeEventListener('abort', stop)
      socket.destroy()
      resolve(ms)
    }
    const stop = () => done()
    socket.once('connect', () => done(rounded(performance.now() - startedAt)))
    socket.once('timeout', stop)
    socket.once('error', stop)
    signal.addEventListener('abort', stop, { once: true })
  })

async function measureNetwork({ network }: Latency, machine: Machine) {
  const found = []
  for (const { name, host, port, samples } of network) {
    const endpoint = `${host}:${port}`
    try {
      machine.mayAsk(endpoint)
    } catch (error) {
      machine.remark((error as Error).message)
      continue
    }
    const ms: number[] = []
    for (let index = 0; index < samples && !machine.surroundings.signal.aborted; index += 1) {
      const taken = await connectOnce(host, port, machine.surroundings.signal)
      if (taken !== undefined) ms.push(taken)
    }
    found.push({ endpoint: name ?? endpoint, ms, failures: samples - ms.length })
  }
  return found.length > 0 ? found : undefined
}

const asName = (name: string): string => `${name} (by name)`
const lookUps = 5

/** Looks names up as programs of this machine do, its own file of hosts first. */
async function measureNames({ names }: Latency, machine: Machine) {
  const found = []
  for (const name of names) {
    try {
      machine.mayAsk(asName(name))
    } catch (error) {
      machine.remark((error as Error).message)
      continue
    }
    const ms: number[] = []
    for (let index = 0; index < lookUps && !machine.surroundings.signal.aborted; index += 1) {
      const startedAt = performance.now()
      const isFound = await lookup(name).then(
        () => true,
        () => false,
      )
      if (isFound) ms.push(rounded(performance.now() - startedAt))
    }
    found.push({ name, ms, failures: lookUps - ms.length })
  }
  return found.length > 0 ? found : undefined
}

async function measureHttp({ http }: Latency, machine: Machine): Promise<readonly number[] | undefined> {
  if (!http) return undefined
  machine.mayAsk(http.url)
  const taken: number[] = []
  for (let index = 0; index < http.samples && !machine.surroundings.signal.aborted; index += 1) {
    const startedAt = performance.now()
    await askHttp(http.url, { signal: machine.surroundings.signal, timeoutMs: 5000, maxBytes: 4_000_000 })
    taken.push(rounded(performance.now() - startedAt))
  }
  return taken
}

/** One measure fails alone. */
const tried = async <T>(machine: Machine, measure: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await measure()
  } catch (error) {
    machine.remark(error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** How long the disk, the network and the product take. */
export const latencyCollector: CollectorKind<'latency'> = {
  access: ({ disk, network, names, http }) => ({
    writes: disk ? [disk.folder] : [],
    endpoints: [
      ...network.map(({ host, port }) => `${host}:${port}`),
      ...names.map(asName),
      ...(http ? [http.url] : []),
    ],
  }),
  read: async (collector, machine) => {
    const { disk } = collector
    const measured = known({
      diskFsyncMs: disk ? await tried(machine, () => measureDisk(disk, machine.surroundings.signal)) : undefined,
      network: await tried(machine, () => measureNetwork(collector, machine)),
      names: await tried(machine, () => measureNames(collector, machine)),
      requestMs: await tried(machine, () => measureHttp(collector, machine)),
    })
    machine.note('measured', JSON.stringify(measured, null, 2))
    return { measured }
  },
}
