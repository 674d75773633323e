import { open } from 'node:fs/promises'
import type { Principal } from '../platform/ctx.ts'
import { type AccountHead, exportFormat, readChainHeads, readChainPage } from '../platform/events/index.ts'
import type { Desk } from './desk-parts.ts'

const worker: Principal = { role: 'desk_worker', actor: { kind: 'worker' } }

export interface AuditExport {
  /** Absolute: the process that writes it may be another than the one that was asked. */
  readonly file: string
  /** An account's code; every account and the desk itself unless told. */
  readonly account?: string | undefined
}
export type AuditExported = { readonly entries: number; readonly chains: number } | { readonly unknownAccount: true }

/**
 * Writes a copy of the audit log that can be checked without this desk. Pages are read in units of their own, up to the
 * heads as they were at the start, so that the desk works on meanwhile. The copying itself is in the log.
 */
export async function exportAuditHere(desk: Desk, { file, account }: AuditExport): Promise<AuditExported> {
  const { openUnit } = desk.units
  const accountId = account === undefined ? null : await accountIdOf(desk, account)
  if (accountId === undefined) return { unknownAccount: true }
  const all = await openUnit(worker, 'read', readChainHeads)
  const heads = all.filter((head) => accountId === null || head.accountId === accountId)
  const out = await open(file, 'wx', 0o600)
  let entries = 0
  const write = (line: object) => out.write(`${JSON.stringify(line)}\n`)
  try {
    const at = await openUnit(worker, 'read', (ctx) => ctx.now())
    await write({ format: exportFormat, at: new Date(at).toISOString(), of: account ?? null })
    for (const head of heads) entries += await writeChain(desk, head, write)
    for (const { accountId: of, seq, hash } of heads) await write({ head: { accountId: of, seq, hash } })
    await write({ end: { entries, chains: heads.length } })
    await out.sync()
  } finally {
    await out.close()
  }
  await desk.asWorker(async (ctx) =>
    ctx.audit({
      action: 'audit.exported',
      ...(accountId !== null && { accountId }),
      subject: { type: 'audit', id: account ?? 'desk' },
      facts: { entries },
    }),
  )
  return { entries, chains: heads.length }
}

async function writeChain(
  { units: { openUnit } }: Desk,
  { accountId, seq: upTo }: AccountHead,
  write: (line: object) => Promise<unknown>,
): Promise<number> {
  let after = 0
  while (after < upTo) {
    const page = await openUnit(worker, 'read', (ctx) => readChainPage(ctx, accountId, { after, upTo }))
    for (const entry of page) await write(entry)
    const last = page.at(-1)
    if (!last) break
    after = last.seq
  }
  return after
}

const accountIdOf = (desk: Desk, code: string): Promise<string | undefined> =>
  desk.units.openUnit(worker, 'read', async (ctx) => {
    const found = await ctx.db.selectFrom('accounts').select('id').where('code', '=', code).executeTakeFirst()
    return found?.id
  })
