import type { Ctx } from '../ctx.ts'
import type { ChainedEntry, ChainHead } from './audit-chain.ts'

const PAGE = 1_000

/** An account's audit entries, oldest first, as `verifyAudit` takes them. Read in pages. */
export async function* readChain(ctx: Ctx, accountId: string): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ; ) {
    const rows = await ctx.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      yield {
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
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.seq
  }
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
