import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type FieldFault, readSnapshot, type Snapshot, snapshotFile } from '@mainstay/policy/assessments'
import { BundleRefused, openBundle } from '@mainstay/server/platform/bundles'
import { WrongUsage } from '../policy-io.ts'

/** Reads the snapshot out of a packed bundle, held to its manifest; or a `snapshot.json` that is not packed yet. */
export async function readBundleFile(path: string): Promise<Snapshot> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new WrongUsage(`The file ${path} cannot be read.`)
  const text = path.endsWith('.json') ? await readAll(path, found.size) : await readPacked(path)
  const read = readSnapshot(text)
  if (read.ok) return read.snapshot
  throw new WrongUsage([`${path}: its snapshot does not fit.`, ...read.faults.map(sayFault)].join('\n'))
}

const sayFault = ({ path, message }: FieldFault): string => `  ${path === '' ? '' : `${path}: `}${message}`

const snapshotBytesAtMost = 64 * 1024 * 1024
async function readAll(path: string, bytes: number): Promise<string> {
  if (bytes > snapshotBytesAtMost) throw new WrongUsage(`${path} is larger than a snapshot may be.`)
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function readPacked(path: string): Promise<string> {
  try {
    const { kept } = await openBundle(createReadStream(path), { keep: (name) => name === snapshotFile })
    const snapshot = kept.get(snapshotFile)
    if (snapshot) return snapshot.toString('utf8')
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error
    const where = error.path === undefined ? '' : ` (${error.path})`
    throw new WrongUsage(`${path}: ${error.message}${where} [${error.code}]`)
  }
  throw new WrongUsage(`${path}: there is no ${snapshotFile} in it.`)
}
