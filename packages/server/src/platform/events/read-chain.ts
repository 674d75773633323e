import type { Ctx } from '../ctx.ts'
import type { ChainedEntry, ChainHead } from './audit-chain.ts'

const PAGE = 1_000

/** Entries of an account after `after`, oldest first, a thousand at most, none behind `upTo`. */
export async function readChainPage(
  ctx: Ctx,
  accountId: string,
  { after, upTo = Number.MAX_SAFE_INTEGER }: { readonly after: number; readonly upTo?: number },
): Promise<readonly ChainedEntry[]> {
  const rows = await ctx.db
    .selectFrom('audit_entries')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    seq: row.seq,
    id: row.id,
    at: row.at.getTime(),
    actor: { type: row.actor_type, id: row.actor_id },
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    eventId: row.event_id,
    facts: row.facts as ChainedEntry['facts'],
    texts: row.texts as ChainedEntry['texts'],
    hash: row.hash.toString('hex'),
  }))
}

/** An account's audit entries, oldest first, as `verifyAudit` takes them. Read in pages. */
export async function* readChain(ctx: Ctx, accountId: string): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ; ) {
    const page = await readChainPage(ctx, accountId, { after })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.seq
  }
}

export interface AccountHead extends ChainHead {
  readonly accountId: string
}

/** Where every chain has got to, in the order of the accounts; the desk's own is that of the nil uuid. */
export async function readChainHeads(ctx: Ctx): Promise<readonly AccountHead[]> {
  const rows = await ctx.db
    .selectFrom('event_heads')
    .select(['account_id', 'audit_seq', 'audit_head'])
    .orderBy('account_id')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    seq: row.audit_seq,
    hash: row.audit_head.toString('hex'),
  }))
}

/** Where the account's chain has got to, kept apart from the entries: a cut tail shows against it. */
export async function readChainHead(ctx: Ctx, accountId: string): Promise<ChainHead | undefined> {
  const row = await ctx.db
    .selectFrom('event_heads')
    .select(['audit_seq', 'audit_head'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && { seq: row.audit_seq, hash: row.audit_head.toString('hex') }
}
