import { z } from 'zod'
import type { ReadEntries } from './read-entries.ts'
import { BundleRefused } from './refused.ts'

export const manifestPath = 'manifest.json'

/** As much of a manifest as is needed to hold a bundle to it; the rest is for whoever knows what is in it. */
const Listed = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })).max(2_000),
})

/** Holds what was read to what the manifest lists: each file there, each with its length and hash, and none besides. */
export function checkManifest({ files, kept }: ReadEntries): void {
  const listed = readListed(kept.get(manifestPath))
  const byPath = new Map(listed.map((file) => [file.path, file]))
  if (byPath.size !== listed.length) throw new BundleRefused('bundle.hash', 'The manifest names a file twice.')
  for (const file of files) {
    if (file.path === manifestPath) continue
    const said = byPath.get(file.path)
    if (!said)
      throw new BundleRefused('bundle.hash', 'A file stands in the bundle that its manifest does not list.', file.path)
    if (said.sha256 !== file.sha256 || said.bytes !== file.bytes)
      throw new BundleRefused(
        'bundle.hash',
        'A file is not what the manifest says: it was changed after packing.',
        file.path,
      )
    byPath.delete(file.path)
  }
  const [missing] = byPath.keys()
  if (missing !== undefined)
    throw new BundleRefused('bundle.hash', 'The manifest lists a file that is not in the bundle.', missing)
}

function readListed(manifest: Buffer | undefined) {
  if (!manifest)
    throw new BundleRefused('bundle.unreadable', `There is no ${manifestPath} in it: this is not a bundle.`)
  const read = Listed.safeParse(parseJson(manifest))
  if (!read.success) throw new BundleRefused('bundle.unreadable', 'Its manifest cannot be read.', manifestPath)
  return read.data.files
}

const parseJson = (text: Buffer): unknown => {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}
