import { Refusal } from '@mainstay/contracts/problems'
import {
  type FieldFault,
  type Manifest,
  readManifest,
  readSnapshot,
  type Snapshot,
  snapshotFile,
} from '@mainstay/policy/assessments'
import { BundleRefused, manifestPath, openBundle } from '../../../platform/bundles/index.ts'
import type { FileStore } from '../../files/index.ts'
import { redactApart } from '../judging/redact-apart.ts'

export const bundleLimitBytes = 100 * 1_048_576
/** A snapshot is words and figures; the largest that the rules are timed with is 5 MB. */
const snapshotLimitBytes = 8 * 1_048_576

export interface Inspected {
  readonly manifest: Manifest
  /** Without what still looked like a secret. */
  readonly snapshot: Snapshot
  readonly looksSecret: number
}

/**
 * Looks through a bundle on the disk: nothing of it is unpacked there, and it is held to its own manifest. Refuses
 * `bundle.too_large` and, with what is wrong with it, `bundle.unreadable`.
 */
export async function inspectBundle(store: Pick<FileStore, 'open'>, storageKey: string): Promise<Inspected> {
  const stored = await store.open(storageKey)
  if (!stored) throw new Error('a bundle that was just written is gone')
  const { kept } = await openBundle(stored.bytes, {
    keep: (path) => path === snapshotFile,
    limits: { packedBytes: bundleLimitBytes, keptBytes: snapshotLimitBytes },
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  const manifest = readManifest(kept.get(manifestPath)?.toString('utf8') ?? '')
  if (!manifest.ok) throw unreadable('manifest', manifest.faults)
  const snapshot = readSnapshot(kept.get(snapshotFile)?.toString('utf8') ?? '')
  if (!snapshot.ok) throw unreadable('snapshot', snapshot.faults)
  const clean = await redactApart(snapshot.snapshot)
  return { manifest: manifest.manifest, snapshot: clean.snapshot, looksSecret: clean.found }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof BundleRefused)) return error
  if (error.code === 'bundle.too_large') return new Refusal('bundle.too_large', { detail: error.message })
  const where = error.path === undefined ? '' : ` (${error.path})`
  return new Refusal('bundle.unreadable', { detail: `${error.message}${where}` })
}

/** Says which field it is, never what stands in it. */
function unreadable(what: string, [fault]: readonly FieldFault[]): Refusal {
  const where = fault && fault.path !== '' ? ` Look at ${fault.path.slice(0, 120)}: ${fault.message}` : ''
  return new Refusal('bundle.unreadable', { detail: `There is no ${what} in it that we understand.${where}` })
}
