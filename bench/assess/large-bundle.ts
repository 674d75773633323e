import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'

const MB = 1024 * 1024

/** A bundle of so many megabytes that do not shrink, one file a megabyte; written as a stream. */
export async function writeBundle(path: string, megabytes: number): Promise<void> {
  const tar = pack()
  const written = pipeline(tar as unknown as AsyncIterable<Buffer>, createGzip({ level: 1 }), createWriteStream(path))
  const files: { path: string; bytes: number; sha256: string }[] = []
  for (let at = 0; at < megabytes; at += 1) {
    const content = randomBytes(MB)
    const name = `raw/part-${at}.bin`
    files.push({ path: name, bytes: MB, sha256: createHash('sha256').update(content).digest('hex') })
    await new Promise<void>((done, failed) => {
      tar.entry({ name }, content, (error) => (error ? failed(error) : done()))
    })
  }
  tar.entry({ name: 'manifest.json' }, JSON.stringify({ files }))
  tar.finalize()
  await written
}
