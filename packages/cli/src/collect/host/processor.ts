import { groupOf, known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const governor = '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'
export const processorAccess: Access = { files: ['/proc/cpuinfo', '/proc/loadavg', '/proc/stat', governor] }

interface Ticks {
  readonly total: number
  readonly idle: number
  readonly ioWait: number
  readonly steal: number
}

/** The first line of `/proc/stat`: user nice system idle iowait irq softirq steal. */
export const readTicks = (stat: string): Ticks => {
  const numbers = (stat.split('\n')[0] ?? '').split(/\s+/).slice(1, 9).map(Number)
  const [, , , idle = 0, ioWait = 0, , , steal = 0] = numbers
  return { total: numbers.reduce((sum, ticks) => sum + ticks, 0), idle, ioWait, steal }
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, whole > 0 ? part / whole : 0))
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

/** Looks at the processor several times, 200 ms apart. */
async function sampleCpu(machine: Machine, samples: number) {
  const taken: Ticks[] = []
  for (let index = 0; index <= samples && !machine.surroundings.signal.aborted; index += 1) {
    const stat = await machine.tryRead('/proc/stat', { quiet: index > 0 })
    if (stat === undefined) return undefined
    taken.push(readTicks(stat))
    if (index < samples) await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const [first, last] = [taken[0], taken.at(-1)]
  if (!first || !last) return undefined
  const total = last.total - first.total
  const busy = taken.slice(1).map((now, index) => {
    const before = taken[index] ?? now
    return rounded(1 - share(now.idle + now.ioWait - before.idle - before.ioWait, now.total - before.total))
  })
  return {
    cpuShare: busy,
    stealShare: rounded(share(last.steal - first.steal, total)),
    ioWaitShare: rounded(share(last.ioWait - first.ioWait, total)),
  }
}

/** Processors, load, and what of their time is stolen or waits. */
export const readProcessor = async (machine: Machine, samples: number) => {
  const cpuinfo = await machine.tryRead('/proc/cpuinfo', { quiet: true })
  const [load1, load5, load15] = ((await machine.tryRead('/proc/loadavg')) ?? '').split(' ').map(numberFrom)
  const sampled = await sampleCpu(machine, samples)
  const count = cpuinfo?.match(/^processor\s*:/gm)?.length
  if (count === undefined) return { cpuShare: sampled?.cpuShare }
  const cpu = known({
    count,
    model: groupOf(cpuinfo, /^model name\s*:\s*(.*)$/m),
    load1,
    load5,
    load15,
    stealShare: sampled?.stealShare,
    ioWaitShare: sampled?.ioWaitShare,
    governor: (await machine.tryRead(governor))?.trim(),
  })
  return { cpu, cpuShare: sampled?.cpuShare }
}
