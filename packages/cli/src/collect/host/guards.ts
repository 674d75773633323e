import { groupOf, known } from '../facts/collected.ts'
import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const sshd = ['sshd', '-T']
const ufw = ['ufw', 'status']
const firewalld = ['firewall-cmd', '--state']
const nft = ['nft', 'list', 'ruleset']
const iptables = ['iptables', '-S']
export const guardsAccess: Access = {
  files: [
    '/etc/ssh/sshd_config',
    '/etc/ssh/sshd_config.d/*.conf',
    '/etc/ufw/ufw.conf',
    '/sys/module/apparmor/parameters/enabled',
    '/sys/kernel/security/apparmor/profiles',
    '/sys/fs/selinux/enforce',
  ],
  commands: [sshd, ufw, firewalld, nft, iptables],
}

/** The first word given counts, as in sshd_config(5). */
const keyword = (texts: readonly string[], name: string): string | undefined => {
  for (const text of texts) {
    const found = groupOf(text, new RegExp(`^\\s*${name}\\s+(\\S+)`, 'im'))
    if (found !== undefined) return found.toLowerCase()
  }
  return undefined
}

async function sshTexts(machine: Machine): Promise<readonly string[]> {
  const effective = await machine.tryRun(sshd)
  if (effective) return [effective]
  const parts = await machine.list('/etc/ssh/sshd_config.d/*.conf').catch(() => [])
  const texts = []
  for (const path of [...parts, '/etc/ssh/sshd_config']) texts.push(await machine.tryRead(path))
  return texts.flatMap((text) => (text === undefined ? [] : [text]))
}

/** How one signs in by SSH. */
export const readSsh = async (machine: Machine) => {
  const texts = await sshTexts(machine)
  if (texts.length === 0) return {}
  const password = keyword(texts, 'PasswordAuthentication') ?? 'yes'
  return {
    ssh: { rootLogin: keyword(texts, 'PermitRootLogin') ?? 'prohibit-password', passwordLogin: password === 'yes' },
  }
}

/** Whether any of the usual firewalls has rules; unknown where none may be asked. */
export const readFirewall = async (machine: Machine) => {
  const said = await machine.tryRun(ufw)
  if (said && /Status: active/.test(said)) return { firewall: { active: true } }
  if (/^\s*ENABLED=yes/m.test((await machine.tryRead('/etc/ufw/ufw.conf')) ?? '')) return { firewall: { active: true } }
  if ((await machine.tryRun(firewalld))?.trim() === 'running') return { firewall: { active: true } }
  const rules = await machine.tryRun(nft, { quiet: true })
  const chains = await machine.tryRun(iptables, { quiet: true })
  if (rules === undefined && chains === undefined && said === undefined) return {}
  const filters =
    /hook input[^}]*(?:policy drop|drop|reject)/is.test(rules ?? '') ||
    /^-P INPUT DROP|^-A INPUT .*-j (?:DROP|REJECT)/m.test(chains ?? '')
  return { firewall: { active: filters } }
}

/** AppArmor or SELinux, and whether it enforces. */
export const readMandatoryAccess = async (machine: Machine) => {
  const selinux = (await machine.tryRead('/sys/fs/selinux/enforce'))?.trim()
  if (selinux !== undefined) return { mandatoryAccess: { kind: 'selinux', enforcing: selinux === '1' } }
  const apparmor = (await machine.tryRead('/sys/module/apparmor/parameters/enabled'))?.trim()
  if (apparmor !== 'Y') return { mandatoryAccess: { kind: 'none', enforcing: false } }
  const profiles = await machine.tryRead('/sys/kernel/security/apparmor/profiles', { quiet: true })
  return {
    mandatoryAccess: known({ kind: 'apparmor', enforcing: profiles === undefined || /\(enforce\)/.test(profiles) }),
  }
}
