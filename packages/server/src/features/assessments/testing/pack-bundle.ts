import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { bundleFormat, readRuleTests, type Snapshot } from '@mainstay/policy/assessments'
import { pack } from 'tar-stream'

const path = '@mainstay/policy/rules/tests/self-hosted-web-application.yaml'

/** A snapshot in which every shipped rule passes. */
export function healthySnapshot(): Snapshot {
  const read = readRuleTests(readFileSync(new URL(import.meta.resolve(path)), 'utf8'))
  if (!read.ok) throw new Error('the tests of the shipped rules have faults')
  return read.tests.base as Snapshot
}

interface Packing {
  readonly externalId?: string
  /** What stands in the manifest otherwise than it should. */
  readonly manifest?: Readonly<Record<string, unknown>>
}
/** A snapshot packed as the collecting program packs it. */
export async function packBundle(snapshot: unknown, { externalId, manifest = {} }: Packing = {}): Promise<Buffer> {
  const text = JSON.stringify(snapshot)
  const { collectedAt, product } = snapshot as Snapshot
  const tar = pack()
  const sha256 = createHash('sha256').update(text).digest('hex')
  const listed = {
    ...{
      format: bundleFormat,
      collectedAt,
      version: '1.0.0',
      product: { name: product?.name, version: product?.version },
    },
    ...(externalId === undefined ? {} : { externalId }),
    collectors: [{ id: 'host', state: 'read', tookMs: 12 }],
    redaction: { hits: { password: 2 }, pseudonyms: false },
    files: [{ path: 'snapshot.json', bytes: Buffer.byteLength(text), sha256 }],
    ...manifest,
  }
  tar.entry({ name: 'manifest.json' }, JSON.stringify(listed))
  tar.entry({ name: 'snapshot.json' }, text)
  tar.finalize()
  return gzipSync(await buffer(tar as unknown as Readable))
}
