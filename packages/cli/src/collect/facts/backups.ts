import { z } from 'zod'
import type { Machine } from '../machine/machine.ts'
import { Unreadable } from '../machine/read-careful.ts'
import type { CollectorOf } from '../plan/schema.ts'
import { type CollectorKind, known } from './collected.ts'

type Backup = CollectorOf<'backups'>['backups'][number]

const printed = z.object({
  finishedAt: z.iso.datetime({ offset: true }),
  bytes: z.number().int().nonnegative().optional(),
  restoredAt: z.iso.datetime({ offset: true }).optional(),
})

/** The newest file that a pattern names, with its size; its name is not kept. */
async function newestFile(machine: Machine, pattern: string) {
  const paths = await machine.list(pattern)
  let newest: { readonly at: number; readonly bytes: number } | undefined
  for (const path of paths) {
    const found = await machine.stat(path).catch(() => undefined)
    if (found?.isFile() && (newest === undefined || found.mtimeMs > newest.at))
      newest = { at: found.mtimeMs, bytes: found.size }
  }
  return newest ? [{ finishedAt: new Date(newest.at).toISOString(), bytes: newest.bytes }] : []
}

async function printedBackups(machine: Machine, command: readonly string[]) {
  const said = await machine.tryRun(command)
  if (said === undefined) return []
  const read = z.union([printed, z.array(printed).max(1000)]).safeParse(JSON.parse(said))
  if (!read.success) throw new Unreadable(`${command[0]} did not print {"finishedAt": …}`)
  return [read.data].flat()
}

async function readBackup(machine: Machine, backup: Backup) {
  const found = backup.command
    ? await printedBackups(machine, backup.command)
    : backup.files
      ? await newestFile(machine, backup.files)
      : []
  if (found.length === 0) machine.remark(`There is no backup called ${backup.name}`)
  const restored = backup.restoredMark ? await machine.stat(backup.restoredMark).catch(() => undefined) : undefined
  const { name, type, location, encrypted } = backup
  return found.map((one) =>
    known({ restoredAt: restored?.mtime.toISOString(), ...one, name, kind: type, location, encrypted }),
  )
}

/** When each declared backup was last made, and how large it is. */
export const backupsCollector: CollectorKind<'backups'> = {
  access: ({ backups }) => ({
    files: backups.flatMap(({ files, restoredMark }) =>
      [files, restoredMark].filter((path): path is string => path !== undefined),
    ),
    commands: backups.flatMap(({ command }) => (command ? [command] : [])),
  }),
  read: async ({ backups }, machine) => {
    const found = []
    for (const backup of backups) {
      try {
        found.push(...(await readBackup(machine, backup)))
      } catch (error) {
        machine.remark(`${backup.name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    machine.note('backups', JSON.stringify(found, null, 2))
    return { backups: found }
  },
}
