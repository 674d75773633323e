import type { Ctx } from '../../platform/ctx.ts'

/** Who follows a ticket, in the order they began. */
export async function listFollowers(ctx: Ctx, accountId: string, ticketId: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('ticket_followers')
    .select('person_id')
    .where('account_id', '=', accountId)
    .where('ticket_id', '=', ticketId)
    .orderBy('from_at')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** The reason that a change was given with, and who reads it. */
export const findChangeReason = (ctx: Ctx, accountId: string, changeId: string) =>
  ctx.db
    .selectFrom('ticket_changes')
    .select(['reason', 'audience'])
    .where('account_id', '=', accountId)
    .where('id', '=', changeId)
    .executeTakeFirst()
