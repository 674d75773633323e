import type { Access } from '../machine/access.ts'
import type { Machine } from '../machine/machine.ts'

const listTimers = ['systemctl', 'list-timers', '--all', '--no-pager', '--no-legend', '--plain']
const cronFolders = ['/etc/cron.d/*', '/etc/cron.hourly/*', '/etc/cron.daily/*', '/etc/cron.weekly/*']
const faults = ['journalctl', '-p', 'err', '--since', '-24h', '-n', '20000', '-q', '--no-pager', '-o', 'short']
export const plannedAccess: Access = { files: cronFolders, commands: [listTimers, faults] }

/** Lines of `list-timers`: instants in the machine's own words, then the timer and what it starts. */
export const readTimers = (text: string) =>
  text.split('\n').flatMap((line) => {
    const name = /(\S+)\.timer\b/.exec(line)?.[1]
    return name === undefined ? [] : [{ name, active: !/^\s*(?:-|n\/a)\s/.test(line) }]
  })

/** Work that is started by the clock: timers of systemd, and files of cron by their names alone. */
export const readPlannedWork = async (machine: Machine) => {
  const timers = readTimers((await machine.tryRun(listTimers)) ?? '')
  const found = await Promise.all(cronFolders.map((folder) => machine.list(folder).catch(() => [])))
  const cron = found.flat().map((path) => path.replace('/etc/cron.', ''))
  machine.note('files of cron', cron.join('\n'))
  return { ...(timers.length > 0 ? { timers } : {}), ...(cron.length > 0 ? { cron } : {}) }
}

/** `Nov 30 10:00:01 host sshd[812]: …`: whose line it is. Lines that go on are indented. */
const speaker = /^\w{3} [ \d]\d [\d:]{8} \S+ ([^\s[:]+)(?:\[\d+\])?:/

/** How many errors the journal holds of the last day, and of whom; what they say stays here. */
export const readFaults = (text: string) => {
  const counts = new Map<string, number>()
  for (const line of text.split('\n')) {
    const name = speaker.exec(line)?.[1]
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const by = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, count]) => ({ name, count }))
  return { errors: by.reduce((sum, { count }) => sum + count, 0), by: by.slice(0, 20) }
}

export const readJournal = async (machine: Machine) => {
  const text = await machine.tryRun(faults, { quiet: true, maxBytes: 16_000_000, timeoutMs: 20_000 })
  if (text === undefined) return {}
  const journal = readFaults(text)
  machine.note('errors in the journal', journal.by.map(({ name, count }) => `${count} ${name}`).join('\n'))
  return { journal }
}
