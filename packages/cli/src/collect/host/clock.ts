import { groupOf, known, numberFrom } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const tracking = ['chronyc', '-n', 'tracking']
const show = ['timedatectl', 'show']
const status = ['timedatectl', 'timesync-status']
const peers = ['ntpq', '-c', 'rv 0 offset']
export const clockAccess: Access = {
  files: ['/etc/timezone', '/proc/*/comm'],
  commands: [tracking, show, status, peers],
}

export interface ClockFacts {
  readonly synchronised?: boolean
  readonly source?: string
  readonly offsetMs?: number
}

/** `System time : 0.000012 seconds slow of NTP time`, `Leap status : Normal`. */
export const readTracking = (text: string): ClockFacts => {
  const offset = /System time\s*:\s*([\d.]+) seconds (slow|fast)/.exec(text)
  const seconds = numberFrom(offset?.[1])
  const leap = groupOf(text, /Leap status\s*:\s*(.*)/)
  return known({
    source: 'chrony',
    synchronised: leap === undefined ? undefined : leap !== 'Not synchronised',
    offsetMs: seconds === undefined ? undefined : seconds * (offset?.[2] === 'slow' ? -1000 : 1000),
  })
}

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, min: 60_000 }

/** `Offset: -1.234ms` of systemd-timesyncd, in milliseconds. */
export const readTimesyncOffset = (text: string | undefined): number | undefined => {
  const found = /Offset:\s*([+-]?[\d.]+)(us|ms|s|min)/.exec(text ?? '')
  const value = numberFrom(found?.[1])
  return value === undefined ? undefined : value * (units[found?.[2] ?? ''] ?? 1)
}

/** A program that keeps time, by the names of what runs. */
async function runningKeeper(machine: Machine): Promise<string | undefined> {
  const keepers: Readonly<Record<string, string>> = {
    chronyd: 'chrony',
    ntpd: 'ntpd',
    'systemd-timesyn': 'systemd-timesyncd',
  }
  for (const path of await machine.list('/proc/*/comm')) {
    const name = (await machine.tryRead(path, { quiet: true }))?.trim() ?? ''
    if (Object.hasOwn(keepers, name)) return keepers[name]
  }
  return undefined
}

async function askKeeper(machine: Machine): Promise<ClockFacts> {
  const chrony = await machine.tryRun(tracking)
  if (chrony) return readTracking(chrony)
  const shown = await machine.tryRun(show)
  const keeper = await runningKeeper(machine)
  const synchronised = groupOf(shown, /^NTPSynchronized=(\w+)$/m)
  if (keeper === 'ntpd') {
    const offsetMs = numberFrom(groupOf(await machine.tryRun(peers), /offset=([-+\d.]+)/))
    return known({
      source: 'ntpd',
      offsetMs,
      synchronised: synchronised === undefined ? undefined : synchronised === 'yes',
    })
  }
  return known({
    source: keeper ?? 'none',
    synchronised: synchronised === undefined ? (keeper ? undefined : false) : synchronised === 'yes',
    offsetMs: keeper ? readTimesyncOffset(await machine.tryRun(status)) : undefined,
  })
}

/** Who keeps the clock, whether it is in time, and how far it is off. Inside a container the host keeps it. */
export const readClock = async (machine: Machine) => {
  const timeZone = (await machine.tryRead('/etc/timezone'))?.trim() || Intl.DateTimeFormat().resolvedOptions().timeZone
  return { clock: { ...(await askKeeper(machine)), ...known({ timeZone }) } }
}
