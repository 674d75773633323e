import { createHash } from 'node:crypto'
import type { Extract } from 'tar-stream'
import { entryPath, nameKey } from './entry-path.ts'
import type { BundleLimits } from './limits.ts'
import { inMegabytes } from './meter.ts'
import { BundleRefused } from './refused.ts'

/** A file of a bundle as it was really read. */
export interface BundleFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}
export interface ReadEntries {
  readonly files: readonly BundleFile[]
  readonly kept: ReadonlyMap<string, Buffer>
}
type Entry = Extract extends AsyncIterable<infer One> ? One : never
interface Reading {
  readonly keep: (path: string) => boolean
  readonly limits: BundleLimits
}

const plain: ReadonlySet<string> = new Set(['file', 'contiguous-file'])

/** Reads every entry once, in constant memory but for the files that are kept; nothing touches the disk. */
export async function readEntries(entries: Extract, { keep, limits }: Reading): Promise<ReadEntries> {
  const files: BundleFile[] = []
  const kept = new Map<string, Buffer>()
  const names = new Set<string>()
  let room = limits.keptBytes
  for await (const entry of entries) {
    const path = acceptEntry(entry, names, limits)
    if (entry.header.type === 'directory') {
      entry.resume()
      continue
    }
    const chunks: Buffer[] | undefined = keep(path) ? [] : undefined
    files.push(await readFile(entry, path, { limits, chunks, room }))
    if (!chunks) continue
    const content = Buffer.concat(chunks)
    room -= content.length
    kept.set(path, content)
  }
  return { files, kept }
}

/** The path of an entry that may be read. */
function acceptEntry(entry: Entry, names: Set<string>, limits: BundleLimits): string {
  const { name, type, size } = entry.header
  if (names.size >= limits.entries)
    throw new BundleRefused('bundle.too_many_entries', `The bundle has more than ${limits.entries} entries.`)
  const path = entryPath(name, limits)
  if (type !== 'directory' && !plain.has(type))
    throw new BundleRefused('bundle.link', `A bundle holds files and folders alone; this is a ${type}.`, path)
  if (names.has(nameKey(path))) throw new BundleRefused('bundle.path', 'A name stands in the archive twice.', path)
  names.add(nameKey(path))
  if (type !== 'directory' && size > limits.entryBytes) throw tooLong(path, limits.entryBytes)
  return path
}

interface Room {
  readonly limits: BundleLimits
  readonly chunks: Buffer[] | undefined
  readonly room: number
}
async function readFile(entry: Entry, path: string, { limits, chunks, room }: Room): Promise<BundleFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limits.entryBytes) throw tooLong(path, limits.entryBytes)
    if (chunks && bytes > room) throw tooLong(path, limits.keptBytes)
    hash.update(chunk)
    chunks?.push(chunk)
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

const tooLong = (path: string, bytes: number): BundleRefused =>
  new BundleRefused('bundle.too_large', `A file in the bundle is larger than ${inMegabytes(bytes)}.`, path)
