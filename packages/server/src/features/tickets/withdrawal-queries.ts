import { sql } from 'kysely'
import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { withoutText } from './without-text.ts'

interface Withdrawn {
  readonly accountId: string
  readonly id: string
  readonly text: string
  readonly by: string
  readonly because: string
  readonly at: number
}

/** Overwrites the text of a message or note; the index of words follows by itself. */
export async function overwriteMessage(ctx: Ctx, row: Withdrawn, audience: 'customer' | 'staff'): Promise<void> {
  const table = sql.table(audience === 'customer' ? 'messages' : 'notes')
  await sql`UPDATE ${table} SET text = ${row.text}, withdrawn_at = ${new Date(row.at)}, withdrawn_by = ${row.by},
    withdrawn_because = ${row.because} WHERE account_id = ${row.accountId} AND id = ${row.id}`.execute(ctx.db)
}

interface Removal {
  readonly accountId: string
  readonly ticketId: string
  readonly secret: string
  readonly mark: string
}

/**
 * Removes a text from what was kept beside a ticket: anybody's drafts on it, and answers kept for repeated requests.
 * Row security hides both from all but their writers, so the desk itself does it, in this transaction.
 */
export async function eraseBeside(ctx: Ctx, removal: Removal): Promise<void> {
  await asDesk(ctx, async () => {
    await eraseInDrafts(ctx, removal)
    await eraseInAnswers(ctx, removal)
  })
}

async function eraseInDrafts(ctx: Ctx, { accountId, ticketId, secret, mark }: Removal): Promise<void> {
  const about = encodeId('tkt', ticketId)
  const { rows } = await sql<{ id: string; content: unknown }>`SELECT id, content FROM drafts
    WHERE account_id = ${accountId} AND about IN (${about}, ${`${about}.note`}) FOR UPDATE`.execute(ctx.db)
  for (const { id, content } of rows) {
    const clean = JSON.stringify(withoutText(content, { secret, mark }))
    await sql`UPDATE drafts SET content = ${clean}::jsonb WHERE account_id = ${accountId} AND id = ${id}`.execute(
      ctx.db,
    )
  }
}

interface KeptAnswer {
  readonly person_id: string
  readonly route: string
  readonly key: string
  readonly body: string
}

/** The key goes on answering, or a repeated request would bring the text back: kept anew, without it. */
async function eraseInAnswers(ctx: Ctx, { accountId, ticketId, secret, mark }: Removal): Promise<void> {
  const { rows } = await sql<KeptAnswer>`SELECT person_id, route, key, body FROM idempotent_answers
    WHERE account_id = ${accountId} AND strpos(body, ${encodeId('tkt', ticketId)}) > 0`.execute(ctx.db)
  for (const { person_id, route, key, body } of rows) {
    const clean = JSON.stringify(withoutText(JSON.parse(body), { secret, mark, fields: ['text', 'subject'] }))
    if (clean === body) continue
    await sql`WITH gone AS (DELETE FROM idempotent_answers
        WHERE person_id = ${person_id} AND route = ${route} AND key = ${key} RETURNING *)
      INSERT INTO idempotent_answers (person_id, route, key, fingerprint, account_id, status, etag, body, at)
      SELECT person_id, route, key, fingerprint, account_id, status, etag, ${clean}, at FROM gone`.execute(ctx.db)
  }
}
