import { createHash } from 'node:crypto'
import { bundleFormat, Manifest, manifestFile, type Snapshot, snapshotFile } from '@mainstay/policy/assessments'
import type { CollectorRun } from '../run-collectors.ts'
import { collectVersion } from '../version.ts'
import { sayReadme } from './readme.ts'
import type { Redactor } from './redactor.ts'

/** Files of a bundle by their paths in it; all redacted. */
export type BundleFiles = Readonly<Record<string, string>>

export const readmeFile = 'README.txt'
const rawPath = (id: string): string => `raw/${id}.txt`

/** What files are, with their hashes, in the order in which they are packed. */
export const listFiles = (files: BundleFiles): Manifest['files'] =>
  Object.entries(files)
    .filter(([path]) => path !== manifestFile)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({
      path,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }))

export interface Contents {
  readonly snapshot: Snapshot
  readonly runs: readonly CollectorRun[]
  readonly redactor: Redactor
  readonly pseudonyms: boolean
  readonly externalId?: string | undefined
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** All files of a bundle, in memory: nothing is written before all of it is redacted. */
export const bundleFiles = ({ snapshot, runs, redactor, pseudonyms, externalId }: Contents): BundleFiles => {
  const clean = redactor.value(snapshot) as Snapshot
  const collectors = runs.map(({ id, state, tookMs, reason }) => ({
    id,
    state,
    tookMs,
    ...(reason ? { reason: redactor.text(reason) } : {}),
  }))
  const raw = runs
    .filter(({ transcript }) => transcript !== '')
    .map(({ id, transcript }) => [rawPath(id), redactor.again(transcript)] as const)
  const files: Record<string, string> = { ...Object.fromEntries(raw), [snapshotFile]: json(clean) }
  const about = {
    format: bundleFormat as typeof bundleFormat,
    collectedAt: clean.collectedAt,
    version: collectVersion,
    product: { name: clean.product.name, version: clean.product.version },
    ...(externalId ? { externalId } : {}),
    collectors,
    redaction: { hits: redactor.hits(), pseudonyms },
  }
  files[readmeFile] = redactor.text(sayReadme(about, Object.keys(files)))
  return { ...files, [manifestFile]: json(Manifest.parse({ ...about, files: listFiles(files) })) }
}
