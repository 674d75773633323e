import { readFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'

/** What a command may touch of the process, so that tests can hand in their own. */
export interface Io {
  readonly stdout: Writable
  readonly stderr: Writable
  readonly stdin: Readable
  readonly readFile: (path: string) => Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly tzdata: string
}

export const processIo: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  readFile: (path) => readFile(path, 'utf8'),
  env: process.env,
  tzdata: process.versions.tz ?? 'unknown',
}
