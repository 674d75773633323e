import { known } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

// both only reckon: nothing is installed, and nothing is asked of a mirror
const apt = ['apt-get', '-s', '-q', '-o', 'Debug::NoLocking=true', 'upgrade']
const dnf = ['dnf', '-q', '-C', 'check-update']
const dnfSecurity = ['dnf', '-q', '-C', 'updateinfo', 'list', '--security']
const restart = ['needs-restarting', '-r']
export const packagesAccess: Access = {
  files: ['/etc/apt/apt.conf.d/*', '/run/reboot-required', '/etc/dnf/automatic.conf'],
  commands: [apt, dnf, dnfSecurity, restart],
}

/** Lines `Inst name [old] (new origin)` of a simulated upgrade. */
export const readAptUpgrade = (text: string): { readonly pending: number; readonly pendingSecurity: number } => {
  const lines = text.split('\n').filter((line) => line.startsWith('Inst '))
  return {
    pending: lines.length,
    pendingSecurity: lines.filter((line) => /-security|Debian-Security|ESM/i.test(line)).length,
  }
}

async function isUnattended(machine: Machine): Promise<boolean | undefined> {
  const files = await machine.list('/etc/apt/apt.conf.d/*').catch(() => [])
  const texts = await Promise.all(files.map((file) => machine.tryRead(file, { quiet: true })))
  const automatic = await machine.tryRead('/etc/dnf/automatic.conf')
  if (files.length === 0 && automatic === undefined) return undefined
  return (
    texts.some((text) => /^\s*APT::Periodic::Unattended-Upgrade\s+"1"/m.test(text ?? '')) ||
    /^\s*apply_updates\s*=\s*(?:yes|true|1)/m.test(automatic ?? '')
  )
}

async function readDnf(machine: Machine) {
  const listed = await machine.tryRun(dnf, { codes: [0, 100], timeoutMs: 25_000 })
  if (listed === undefined) return undefined
  const security = await machine.tryRun(dnfSecurity, { timeoutMs: 25_000 })
  const count = (text: string) => text.split('\n').filter((line) => /^\S+\s+\S+\s+\S+/.test(line)).length
  return known({ pending: count(listed), pendingSecurity: security === undefined ? undefined : count(security) })
}

/** Updates that wait, as the machine's own package lists know them, and whether a restart is asked for. */
export const readPackages = async (machine: Machine) => {
  const upgrade = await machine.tryRun(apt, { timeoutMs: 25_000, maxBytes: 4_000_000 })
  const waiting = upgrade === undefined ? await readDnf(machine) : readAptUpgrade(upgrade)
  if (waiting === undefined) return {}
  const asked = await machine.stat('/run/reboot-required').then(
    () => true,
    () => undefined,
  )
  const restarting = upgrade === undefined ? await machine.run(restart).catch(() => undefined) : undefined
  const rebootRequired = asked ?? (restarting ? restarting.code === 1 : upgrade === undefined ? undefined : false)
  return { packages: known({ ...waiting, rebootRequired, unattended: await isUnattended(machine) }) }
}
