import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** Whether a member of the staff with sight of named accounts has this one among them. */
export async function isNamedFor(ctx: Ctx, personId: string, accountId: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM staff_sight WHERE person_id = ${personId} AND account_id = ${accountId}`.execute(ctx.db)
  return rows.length > 0
}
