import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'

const BLOCK = 512
interface Entry {
  readonly name: string
  readonly isFolder: boolean
  readonly content: Buffer
}

/** Unpacks a plain tar (ustar) into a folder, files in parallel. Made for our own prepared clusters. */
export async function unpackTar(tar: Buffer, folder: string): Promise<void> {
  const entries = [...readEntries(tar)]
  const folders = new Set(entries.map((entry) => join(folder, entry.isFolder ? entry.name : dirname(entry.name))))
  for (const one of [...folders].sort()) await mkdir(one, { recursive: true, mode: 0o700 })
  await Promise.all(
    entries
      .filter((entry) => !entry.isFolder)
      .map((entry) => writeFile(join(folder, entry.name), entry.content, { mode: 0o600 })),
  )
}

function* readEntries(tar: Buffer): Generator<Entry> {
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, length: number) =>
      tar.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(field(124, 12).trim() || '0', 8)
    const name = normalize(`/${field(345, 155)}/${field(0, 100)}`).slice(1)
    const begin = at + BLOCK
    yield { name, isFolder: field(156, 1) === '5', content: tar.subarray(begin, begin + size) }
    at = begin + Math.ceil(size / BLOCK) * BLOCK
  }
}
