import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { must } from './canaries.ts'
import type { DeskProcess } from './desk-process.ts'

/** A small installation whose backups were tried or not, packed as the collecting program packs it. */
export async function packBundle(collectedAt: string, { isTried }: { readonly isTried: boolean }): Promise<Buffer> {
  const product = { name: 'Northlight Grid', version: '9.2.1' }
  const backup = { name: 'nightly', kind: 'base', finishedAt: collectedAt, location: 'object_store', encrypted: true }
  const snapshot = {
    ...{ format: 'mainstay-snapshot/1', collectedAt, product },
    backups: [{ ...backup, ...(isTried ? { restoredAt: collectedAt } : {}) }],
    measured: { cpuShare: [0.2, 0.3, 0.25] },
  }
  const text = JSON.stringify(snapshot)
  const manifest = {
    ...{ format: 'mainstay-bundle/1', collectedAt, version: '1.0.0', product },
    collectors: [{ id: 'backups', state: 'read', tookMs: 5 }],
    redaction: { hits: {}, pseudonyms: false },
    files: [
      {
        path: 'snapshot.json',
        bytes: Buffer.byteLength(text),
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    ],
  }
  const tar = pack()
  tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest))
  tar.entry({ name: 'snapshot.json' }, text)
  tar.finalize()
  return gzipSync(await buffer(tar as unknown as Readable))
}

/** Sends one for an installation, as the holder of a key. */
export async function sendBundle(desk: DeskProcess, apiKey: string, bytes: Buffer, name: string): Promise<void> {
  const { accounts } = await must<{ accounts: readonly { id: string }[] }>(desk, apiKey, 'GET /me')
  const accountId = accounts[0]?.id ?? ''
  const { items } = await must<{ items: readonly { id: string; name: string }[] }>(
    desk,
    apiKey,
    `GET /accounts/${accountId}/environments`,
  )
  const environmentId = items.find((one) => one.name === name)?.id ?? ''
  const response = await fetch(`${desk.url}/api/v1/accounts/${accountId}/environments/${environmentId}/bundles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/gzip' },
    body: new Uint8Array(bytes),
  })
  if (response.status !== 201) throw new Error(`the bundle was refused: ${await response.text()}`)
}
