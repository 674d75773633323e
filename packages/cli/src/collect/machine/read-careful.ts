import { constants } from 'node:fs'
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fixedFolder, pathMatches } from './access.ts'

/** A thing that could not be read, in words for the administrator. */
export class Unreadable extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  ELOOP: 'is a link',
}

/** Why a path could not be read, in a sentence. */
export const sayUnreadable = (path: string, error: unknown): Unreadable => {
  if (error instanceof Unreadable) return error
  const code = (error as { code?: string } | null)?.code ?? ''
  return new Unreadable(`${path} ${reasons[code] ?? `could not be read (${code || String(error)})`}`)
}

const isKernel = (path: string): boolean => path.startsWith('/proc/') || path.startsWith('/sys/')

/** The true place of a path; refused where a link leads out of the folder that was declared. */
const heldInside = async (path: string, pattern: string): Promise<string> => {
  const folder = await realpath(fixedFolder(pattern))
  const real = await realpath(path)
  if (real !== folder && !real.startsWith(folder === '/' ? '/' : `${folder}/`))
    throw new Unreadable(`${path} is a link that leads out of ${fixedFolder(pattern)}; it is not followed`)
  return real
}

export interface Reading {
  /** Bytes at most; of a longer file its end (`tail`) or its beginning. */
  readonly maxBytes: number
  readonly tail?: boolean
}
export interface ReadText {
  readonly text: string
  /** Of the whole file; what was read may be less. */
  readonly bytes: number
  readonly cut: boolean
}

/** Cut at a line's end, so that no half of a secret stands at the edge. */
const atLineEnds = (text: string, { cut, tail }: { cut: boolean; tail: boolean }): string => {
  if (!cut) return text
  return tail ? text.slice(text.indexOf('\n') + 1) : text.slice(0, text.lastIndexOf('\n') + 1)
}

async function readHandle(handle: FileHandle, path: string, { maxBytes, tail = false }: Reading): Promise<ReadText> {
  const found = await handle.stat()
  if (!found.isFile()) throw new Unreadable(`${path} is not a file`)
  // what the kernel makes says that it has no length
  const length = isKernel(path) || found.size === 0 ? maxBytes : Math.min(found.size, maxBytes)
  const buffer = Buffer.alloc(length)
  let position = tail && found.size > maxBytes ? found.size - maxBytes : 0
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, isKernel(path) ? null : position)
    if (bytesRead === 0) break
    filled += bytesRead
    position += bytesRead
  }
  const cut = isKernel(path) ? filled === maxBytes : found.size > maxBytes
  const text = buffer.subarray(0, filled).toString('utf8')
  return { text: atLineEnds(text, { cut, tail }), bytes: Math.max(found.size, filled), cut }
}

/** Reads a file that the pattern declares. Pipes and devices are refused, links are followed only inside the folder. */
export const readCareful = async (path: string, pattern: string, reading: Reading): Promise<ReadText> => {
  try {
    const real = isKernel(path) ? path : await heldInside(path, pattern)
    const follow = isKernel(path) ? 0 : constants.O_NOFOLLOW
    const handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK | follow)
    try {
      return await readHandle(handle, path, reading)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw sayUnreadable(path, error)
  }
}

const mostNames = 20_000

/** Paths that a pattern names, in order; at most 20,000. */
export const listPattern = async (pattern: string): Promise<readonly string[]> => {
  let found: string[] = ['']
  for (const part of pattern.split('/').slice(1)) {
    const next: string[] = []
    for (const folder of found) {
      if (!part.includes('*')) next.push(`${folder}/${part}`)
      else {
        const names = await readdir(folder || '/').catch((error) => {
          throw sayUnreadable(folder || '/', error)
        })
        next.push(...names.filter((name) => pathMatches(part, name)).map((name) => join(folder || '/', name)))
      }
    }
    found = next.slice(0, mostNames)
  }
  return found.sort()
}

/** Size and time of a file inside its declared folder. */
export const statCareful = async (path: string, pattern: string) => {
  try {
    return await stat(isKernel(path) ? path : await heldInside(path, pattern))
  } catch (error) {
    throw sayUnreadable(path, error)
  }
}
