import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { must } from './canaries.ts'
import type { DeskProcess } from './desk-process.ts'

/** A small installation whose backups were tried or not, packed as the collecting program packs it. */
export function packBundle(collectedAt: string, { isTried }: { readonly isTried: boolean }): Buffer {
  const product = { name: 'Northlight Deploy', version: '9.2.1' }
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
  const files = [tarFile('manifest.json', JSON.stringify(manifest)), tarFile('snapshot.json', text)]
  return gzipSync(Buffer.concat([...files, Buffer.alloc(1_024)]))
}

/** A file of an archive: its header of 512 bytes (POSIX ustar), and its bytes up to the next block. */
function tarFile(name: string, text: string): Buffer {
  const bytes = Buffer.from(text)
  const header = Buffer.alloc(512)
  header.write(name)
  header.write('0000644\0', 100)
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
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
