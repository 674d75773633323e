import { constants } from 'node:fs'
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BundleFiles } from './bundle-files.ts'

/** The folder or file exists already, or its place cannot be written. */
export class CannotWrite extends Error {}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Says at once, not after a minute of reading, that nothing can be written in a folder. */
export const checkPlace = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new CannotWrite(`${folder} is not a folder.`)
  await access(folder, constants.W_OK).catch(() => {
    throw new CannotWrite(`${folder} cannot be written by this user.`)
  })
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left on that disk',
  EDQUOT: 'this user may use no more of that disk',
  EROFS: 'that disk can only be read',
  EACCES: 'this user may not write there',
}
const sayWhyNot = ({ code = '', message }: NodeJS.ErrnoException): string => reasons[code] ?? message

/**
 * Writes under another name and gives the right one at the end, so that what carries the name is whole. Stopped or failed,
 * it leaves nothing behind. For the owner alone to read.
 */
export const writeWhole = async (path: string, write: (unfinished: string) => Promise<void>): Promise<void> => {
  if (await isThere(path)) throw new CannotWrite(`${path} is there already.`)
  const unfinished = `${path}.unfinished-${process.pid}`
  try {
    await write(unfinished)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
    if (error instanceof CannotWrite || (error as { code?: string }).code === undefined) throw error
    throw new CannotWrite(`${path} cannot be written: ${sayWhyNot(error as NodeJS.ErrnoException)}.`)
  }
}

/** Writes the folder to look through. */
export const writeFolder = (folder: string, files: BundleFiles, signal: AbortSignal): Promise<void> =>
  writeWhole(folder, async (unfinished) => {
    await mkdir(unfinished, { recursive: false, mode: 0o700 })
    for (const [path, text] of Object.entries(files)) {
      signal.throwIfAborted()
      await mkdir(dirname(join(unfinished, path)), { recursive: true, mode: 0o700 })
      await writeFile(join(unfinished, path), text, { mode: 0o600 })
    }
    signal.throwIfAborted()
  })
