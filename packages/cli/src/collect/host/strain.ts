import { known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const resources = ['cpu', 'memory', 'io'] as const
const fileOf = (resource: string): string => `/proc/pressure/${resource}`
const raidFile = '/proc/mdstat'
export const strainAccess: Access = { files: [...resources.map(fileOf), raidFile] }

/** `some avg10=0.00 avg60=0.12 avg300=1.50 total=9` (psi.rst of the kernel): the share of the last five minutes. */
export const readPressureLine = (text: string | undefined, kind: 'some' | 'full'): number | undefined => {
  const percent = numberFrom(new RegExp(`^${kind} .*avg300=([\\d.]+)`, 'm').exec(text ?? '')?.[1])
  return percent === undefined ? undefined : Math.round(percent * 100) / 10_000
}

/** How much of the last five minutes programs waited for the processor, for memory and for disks. */
export const readPressure = async (machine: Machine) => {
  const texts = await Promise.all(resources.map((resource) => machine.tryRead(fileOf(resource))))
  const [cpu, memory, io] = texts.map((text) => readPressureLine(text, 'some'))
  const pressure = known({ cpu, memory, io, memoryFull: readPressureLine(texts[1], 'full') })
  return Object.keys(pressure).length > 0 ? { pressure } : {}
}

/** `md0 : active raid1 sdb1[1] sda1[0](F)` with `[2/1] [_U]` below it: how many disks there should be, and how many work. */
export const readRaidText = (text: string) =>
  [...text.matchAll(/^(md\S+) : \w+ (?:\([\w-]+\) )?(\w+) .*\n.*?\[(\d+)\/(\d+)\]/gm)].map(
    ([, name = '', level = '', devices, working]) => ({
      ...{ name, level, devices: Number(devices), working: Number(working) },
      degraded: Number(working) < Number(devices),
    }),
  )

/** Disks that the kernel itself keeps twice. */
export const readRaid = async (machine: Machine) => {
  const raid = readRaidText((await machine.tryRead(raidFile)) ?? '')
  return raid.length > 0 ? { raid } : {}
}
