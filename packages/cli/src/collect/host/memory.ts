import { groupOf, known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const hugePages = '/sys/kernel/mm/transparent_hugepage/enabled'
export const memoryAccess: Access = { files: ['/proc/meminfo', '/proc/vmstat', hugePages] }

/** Bytes of a line of `/proc/meminfo`. */
const bytesOf = (meminfo: string, name: string): number | undefined => {
  const kilobytes = numberFrom(groupOf(meminfo, new RegExp(`^${name}:\\s+(\\d+) kB`, 'm')))
  return kilobytes === undefined ? undefined : kilobytes * 1024
}

/** Memory and swap in bytes, huge pages, and how often the kernel ended a program for want of memory. */
export const readMemory = async (machine: Machine) => {
  const meminfo = await machine.tryRead('/proc/meminfo')
  if (meminfo === undefined) return {}
  const [swapTotal, swapFree] = [bytesOf(meminfo, 'SwapTotal'), bytesOf(meminfo, 'SwapFree')]
  const memory = known({
    totalBytes: bytesOf(meminfo, 'MemTotal') ?? 0,
    availableBytes: bytesOf(meminfo, 'MemAvailable') ?? bytesOf(meminfo, 'MemFree') ?? 0,
    swapTotalBytes: swapTotal,
    swapUsedBytes: swapTotal === undefined || swapFree === undefined ? undefined : swapTotal - swapFree,
    transparentHugePages: groupOf(await machine.tryRead(hugePages), /\[(\w+)\]/),
    oomKills: numberFrom(groupOf(await machine.tryRead('/proc/vmstat', { quiet: true }), /^oom_kill (\d+)$/m)),
  })
  return { memory }
}
