import { fillRequest, type Operation, type Pool } from './api-document.ts'
import { ask, type Told } from './ask.ts'
import type { DeskProcess } from './desk-process.ts'

/** An answer with what was asked. */
export interface Read extends Told {
  readonly operation: string
}

const pagesAtMost = 20

/** Everything that a key can read of the things in `pool`: each GET of the document, every page, every file. */
export async function readEverything(
  desk: DeskProcess,
  apiKey: string,
  { operations, pool }: { readonly operations: readonly Operation[]; readonly pool: Pool },
): Promise<readonly Read[]> {
  const reads: Read[] = []
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    for (const each of combinationsOf(pool, operation)) {
      reads.push(...(await readPages(desk, apiKey, { operation, pool: each })))
    }
  }
  for (const link of reads.filter(({ operation, status }) => operation.endsWith('/link') && status === 200)) {
    const { pathname, search } = new URL((JSON.parse(link.text) as { url: string }).url, desk.url)
    reads.push({ ...(await ask(desk, { method: 'GET', path: pathname + search, apiKey })), operation: 'GET the file' })
  }
  return reads
}

/** Its path's last id runs through all of the pool, so that every file of a ticket is fetched. */
function combinationsOf(pool: Pool, operation: Operation): readonly Pool[] {
  const isFile = operation.path.includes('{fileId}')
  return isFile ? (pool.file ?? []).map((file) => ({ ...pool, file: [file] })) : [pool]
}

async function readPages(
  desk: DeskProcess,
  apiKey: string,
  { operation, pool }: { operation: Operation; pool: Pool },
): Promise<readonly Read[]> {
  const request = fillRequest(operation, pool)
  const hasPages = operation.parameters.some(({ name }) => name === 'cursor')
  const reads: Read[] = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const join = request.path.includes('?') ? '&' : '?'
    const path: string = hasPages ? `${request.path}${join}limit=100${more}` : request.path
    const told = await ask(desk, { ...request, path, apiKey })
    reads.push({ ...told, operation: operation.name })
    cursor =
      hasPages && told.status === 200 ? (JSON.parse(told.text) as { nextCursor: string | null }).nextCursor : null
  } while (cursor !== null && reads.length < pagesAtMost)
  return reads
}

/** Which of the words an answer holds, in body or headers. */
export function wordsIn(told: Told, words: readonly string[]): readonly string[] {
  const everything = `${told.text}\n${[...told.headers].flat().join('\n')}`
  return words.filter((word) => word !== '' && everything.includes(word))
}
