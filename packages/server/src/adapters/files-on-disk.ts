import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '@mainstay/contracts/problems'
import type { FileStore, StoredBytes } from '../features/files/ports.ts'

const keyShape = /^[a-z0-9]{32}$/
const alphabet = 'abcdefghijklmnopqrstuvwxyz012345'

/**
 * Keeps bytes under random keys below one folder. Bytes are first written beside (`incoming`), synced and then renamed:
 * a torn upload is never found under a key.
 */
export async function openFilesOnDisk(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const placeOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error('not a storage key')
    return join(folder, key.slice(0, 2), key)
  }
  return {
    put: (bytes, limitBytes) => putFile(bytes, { limitBytes, incoming, placeOf }),
    open: async (key) => {
      const found = await stat(placeOf(key)).catch(() => undefined)
      return found && { size: found.size, bytes: createReadStream(placeOf(key)) }
    },
    remove: (key) => rm(placeOf(key), { force: true }),
    listOlderThan: (beforeMs) => listOld(folder, beforeMs),
  }
}

interface Placing {
  readonly limitBytes: number
  readonly incoming: string
  readonly placeOf: (key: string) => string
}

async function putFile(bytes: Readable, { limitBytes, incoming, placeOf }: Placing): Promise<StoredBytes> {
  const storageKey = newKey()
  const torn = join(incoming, storageKey)
  try {
    const counted = await writeCounted(bytes, torn, limitBytes)
    const place = placeOf(storageKey)
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await rename(torn, place)
    await syncFolder(dirname(place))
    return { storageKey, ...counted }
  } catch (error) {
    await rm(torn, { force: true })
    throw isFull(error) ? new Refusal('file.storage_full') : error
  }
}

async function writeCounted(bytes: Readable, path: string, limitBytes: number) {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    // whoever sends too much is still answered, so the stream stays open
    for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
      const part: Buffer = chunk
      size += part.length
      if (size > limitBytes) throw new Refusal('file.too_large')
      hash.update(part)
      await file.writeFile(part)
    }
    await file.sync()
    return { size, sha256: hash.digest() }
  } finally {
    await file.close()
  }
}

/** The name itself survives a power cut only once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** 160 random bits in 32 signs that every file system takes. */
const newKey = (): string => Array.from(randomBytes(32), (byte) => alphabet.charAt(byte & 31)).join('')

const isFull = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG')

/** Finished and torn files alike; torn ones are removed on the way. */
async function* listOld(folder: string, beforeMs: number): AsyncGenerator<string> {
  for (const part of await readdir(folder)) {
    for (const name of await readdir(join(folder, part)).catch(() => [])) {
      const path = join(folder, part, name)
      const found = await stat(path).catch(() => undefined)
      if (!found || found.mtimeMs >= beforeMs) continue
      if (part === 'incoming') await rm(path, { force: true })
      else if (keyShape.test(name)) yield name
    }
  }
}
