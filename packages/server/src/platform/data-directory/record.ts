import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** The PostgreSQL major that the embedded engine of this release is. */
export const ENGINE_MAJOR = 18

const Desk = z.object({ postgresMajor: z.number().int(), engine: z.string(), schema: z.string() })
/** What a data directory says of itself: the engine that wrote it, and for which schema. */
export type DirectoryRecord = z.infer<typeof Desk>

/** The directory cannot be opened by this release; the message is the sentence with what to type. */
export class DirectoryRefused extends Error {}

export async function readRecord(folder: string): Promise<DirectoryRecord | undefined> {
  const text = await readFile(join(folder, 'desk.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Desk.parse(JSON.parse(text))
}

export async function writeRecord(folder: string, record: DirectoryRecord): Promise<void> {
  const unfinished = join(folder, 'desk.json.new')
  await writeFile(unfinished, `${JSON.stringify(record)}\n`, { mode: 0o600 })
  await rename(unfinished, join(folder, 'desk.json'))
}

/** Refuses a cluster of another PostgreSQL major, before the engine touches it. */
export async function refuseOtherEngine(folder: string, cluster: string): Promise<void> {
  const major = Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  if (major === ENGINE_MAJOR) return
  throw new DirectoryRefused(
    `${folder} was written by PostgreSQL ${major}; this Mainstay embeds PostgreSQL ${ENGINE_MAJOR}. ` +
      `With the release that wrote it, type: mainstay backup desk.backup --data-dir ${folder} — ` +
      `then with this one: mainstay restore desk.backup --data-dir ${folder}-${ENGINE_MAJOR}`,
  )
}
