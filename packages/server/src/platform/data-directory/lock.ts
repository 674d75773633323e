import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process holds the directory. */
export class DirectoryHeld extends Error {
  readonly folder: string
  constructor(folder: string) {
    super(`${folder} is in use by a running Mainstay.`)
    this.name = 'DirectoryHeld'
    this.folder = folder
  }
}
const SQLITE_BUSY = 5

/**
 * Holds a directory for the life of this process. Node has no flock of its own; SQLite's exclusive transaction takes
 * the operating system's lock on the file, so that of two starters one wins, a killed holder frees it at once, and it
 * works between containers that share the folder. Throws `DirectoryHeld`.
 */
export function holdDirectory(folder: string): { release(): void } {
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) throw new DirectoryHeld(folder)
    throw error
  }
  return { release: () => lock.close() }
}
