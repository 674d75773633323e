import { createWriteStream } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Manifest, manifestFile, Snapshot, snapshotFile } from '@mainstay/policy/assessments'
import { pack } from 'tar-stream'
import { type BundleFiles, listFiles, readmeFile } from './bundle-files.ts'
import { lookAgain } from './redactor.ts'
import { writeWhole } from './write-folder.ts'

/** The folder is not, or no longer, one that can be packed; in sentences. */
export class CannotPack extends Error {}

const allowed = new Set([manifestFile, snapshotFile, readmeFile])
const largestFile = 32 * 1024 * 1024

const readPart = async (folder: string, path: string): Promise<string> => {
  const found = await lstat(join(folder, path))
  if (!found.isFile()) throw new CannotPack(`${path} is not a plain file.`)
  if (found.size > largestFile) throw new CannotPack(`${path} is larger than 32 MB.`)
  return readFile(join(folder, path), 'utf8')
}

/** Every file of a folder, as it is now: some may have been deleted or edited by hand. */
async function readFolder(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch(() => {
    throw new CannotPack(`${folder} is not a folder that can be read.`)
  })
  const raw = names.includes('raw') ? (await readdir(join(folder, 'raw'))).map((name) => `raw/${name}`) : []
  const paths = [...names.filter((name) => name !== 'raw'), ...raw]
  const strange = paths.filter((path) => !allowed.has(path) && !/^raw\/[a-z0-9-]+\.txt$/.test(path))
  if (strange.length > 0)
    throw new CannotPack(`${strange.join(', ')}: no collector made this. Take it out of ${folder} first.`)
  for (const needed of [manifestFile, snapshotFile])
    if (!paths.includes(needed)) throw new CannotPack(`${needed} is missing in ${folder}.`)
  const files: Record<string, string> = {}
  for (const path of paths.sort()) files[path] = await readPart(folder, path)
  return files
}

const readManifest = (files: BundleFiles): Manifest => {
  try {
    Snapshot.parse(JSON.parse(files[snapshotFile] ?? ''))
    return Manifest.parse(JSON.parse(files[manifestFile] ?? ''))
  } catch (error) {
    throw new CannotPack(
      `snapshot.json or manifest.json can no longer be read: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`,
    )
  }
}

/** What was written by hand since could hold a secret: said with its line, never sent. */
const refuseSecrets = (files: BundleFiles, manifest: Manifest): void => {
  // how often each kind was met is no secret, although it stands beside the kind's name
  const counted = { ...manifest, redaction: undefined, files: undefined }
  for (const [path, text] of Object.entries({ ...files, [manifestFile]: JSON.stringify(counted, null, 2) })) {
    const found = lookAgain(path, text)
    if (found)
      throw new CannotPack(
        `${found.where}, looks like a secret (${found.kind.replaceAll('_', ' ')}). Take it out first.`,
      )
  }
}

/** The same bytes for the same files: fixed order, owner, mode and time. */
async function writeArchive(
  path: string,
  files: readonly (readonly [string, string])[],
  { at, signal }: { readonly at: Date; readonly signal: AbortSignal },
): Promise<void> {
  const archive = pack()
  const feed = async () => {
    for (const [name, text] of files) {
      signal.throwIfAborted()
      const header = { name, mode: 0o644, uid: 0, gid: 0, mtime: at, type: 'file' as const }
      await new Promise<void>((resolve, reject) => {
        archive.entry(header, text, (error) => (error ? reject(error) : resolve()))
      })
    }
    archive.finalize()
  }
  await Promise.all([
    feed(),
    pipeline(archive, createGzip({ level: 9 }), createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal }),
  ])
}

/** Packs a folder as it is now, with a fresh list of files and hashes. Gives the archive's path. */
export const packFolder = async (folder: string, archive: string, signal: AbortSignal): Promise<Manifest> => {
  const files = await readFolder(folder)
  const manifest = { ...readManifest(files), files: listFiles(files) }
  refuseSecrets(files, manifest)
  const rest = manifest.files.map(({ path }) => [path, files[path] ?? ''] as const)
  const first = [manifestFile, `${JSON.stringify(manifest, null, 2)}\n`] as const
  await writeWhole(archive, (unfinished) =>
    writeArchive(unfinished, [first, ...rest], { at: new Date(manifest.collectedAt), signal }),
  )
  return manifest
}
