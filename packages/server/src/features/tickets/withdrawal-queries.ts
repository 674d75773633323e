import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

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

/**
 * Removes a text from everything that was kept beside it: drafts of anybody on the account, and answers kept for
 * repeated requests. Row security hides both from all but their writers, so the desk itself does it, in this transaction.
 */
export async function eraseBeside(ctx: Ctx, accountId: string, secret: string, mark: string): Promise<void> {
  const [wanted, put] = [inJson(secret), inJson(mark)]
  await sql`SELECT set_config('role', 'desk_worker', true)`.execute(ctx.db)
  await sql`UPDATE drafts SET content = replace(content::text, ${wanted}, ${put})::jsonb
    WHERE account_id = ${accountId} AND strpos(content::text, ${wanted}) > 0`.execute(ctx.db)
  await sql`DELETE FROM idempotent_answers WHERE account_id = ${accountId} AND strpos(body, ${wanted}) > 0`.execute(
    ctx.db,
  )
  await sql`SELECT set_config('role', ${ctx.principal.role}, true)`.execute(ctx.db)
}

/** The text as it stands between the quotes of a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
