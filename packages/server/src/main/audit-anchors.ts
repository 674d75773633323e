import { appendFile, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Principal } from '../platform/ctx.ts'
import { Anchor, makeAnchor, noAnchor, readChainHeads } from '../platform/events/index.ts'
import type { Desk } from './desk-parts.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }
const fileName = 'audit-anchors.jsonl'

/**
 * Writes where the audit chains have got to beside the database, to be shipped elsewhere: a line with the heads that
 * moved since the last one, and a line in the log with its digest. Whoever rewrites the log then must rewrite both.
 */
export function openAnchors(desk: Desk, { dataDir, log }: { readonly dataDir: string; readonly log: Logger }) {
  const file = join(dataDir, fileName)
  const known = new Map<string, string>()
  let before: string | undefined
  return {
    async anchor(): Promise<void> {
      before ??= await lastDigest(file)
      const [heads, at] = await desk.units.openUnit(worker, 'read', async (ctx) => [
        await readChainHeads(ctx),
        await ctx.now(),
      ])
      const moved = heads.filter(({ accountId, seq, hash }) => seq > 0 && known.get(accountId) !== hash)
      if (moved.length === 0) return
      const anchor = makeAnchor(new Date(at).toISOString(), before, moved)
      await appendWhole(file, `${JSON.stringify(anchor)}\n`)
      before = anchor.digest
      for (const { accountId, hash } of moved) known.set(accountId, hash)
      log.info({ digest: anchor.digest, chains: moved.length, at: anchor.at }, 'audit anchored')
    },
  }
}

async function appendWhole(file: string, line: string): Promise<void> {
  await appendFile(file, line, { mode: 0o600 })
  const handle = await open(file, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The digest that the next line follows: of the last line that can be read. */
async function lastDigest(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const last = text.trimEnd().split('\n').at(-1) ?? ''
  if (last === '') return noAnchor
  return Anchor.parse(JSON.parse(last)).digest
}
