import { type Manifest, Manifest as ManifestShape, Snapshot, snapshotFile } from '@mainstay/policy/assessments'
import { Refusal } from '@mainstay/contracts/problems'
import { BundleRefused, openBundle } from '../../../platform/bundles/index.ts'
import type { FileStore } from '../../files/index.ts'
import { manifestPath } from '../../../platform/bundles/index.ts'

export const bundleLimitBytes = 100 * 1_048_576
/** A snapshot is words and figures; the largest that the rules are timed with is 5 MB. */
const snapshotLimitBytes = 8 * 1_048_576

export interface Inspected {
  readonly manifest: Manifest
  readonly snapshot: Snapshot
}

/**
 * Looks through a bundle on the disk: nothing of it is unpacked there, and it is held to its own manifest. Refuses
 * `bundle.too_large` and, with what is wrong with it, `bundle.unreadable`.
 */
export async function inspectBundle(store: Pick<FileStore, 'open'>, storageKey: string): Promise<Inspected> {
  const stored = await store.open(storageKey)
  if (!stored) throw new Error('a bundle that was just written is gone')
  const opened = await openBundle(stored.bytes, {
    keep: (path) => path === snapshotFile,
    limits: { packedBytes: bundleLimitBytes, keptBytes: snapshotLimitBytes },
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  return {
    manifest: read(ManifestShape, opened.kept.get(manifestPath), 'manifest'),
    snapshot: read(Snapshot, opened.kept.get(snapshotFile), 'snapshot'),
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof BundleRefused)) return error
  if (error.code === 'bundle.too_large') return new Refusal('bundle.too_large', { detail: error.message })
  const where = error.path === undefined ? '' : ` (${error.path})`
  return new Refusal('bundle.unreadable', { detail: `${error.message}${where}` })
}

interface Shape<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } }
}
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Says which field it is, never what stands in it. */
function read<T>(shape: Shape<T>, bytes: Buffer | undefined, what: 'manifest' | 'snapshot'): T {
  const parsed = shape.safeParse(asJson(bytes))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue && issue.path.length > 0 ? ` Look at ${issue.path.map(String).join('.').slice(0, 120)}.` : ''
  throw new Refusal('bundle.unreadable', { detail: `There is no ${what} in it that we understand.${where}` })
}

function asJson(bytes: Buffer | undefined): unknown {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
