import type { Ctx } from '../../platform/ctx.ts'

interface Dispute {
  readonly accountId: string
  readonly verdictId: string
  readonly dissentId: string
  readonly at: number
}

export const insertDispute = (ctx: Ctx, { accountId, verdictId, dissentId, at }: Dispute) =>
  ctx.db
    .insertInto('scope_disputes')
    .values({ account_id: accountId, verdict_id: verdictId, dissent_id: dissentId, at: new Date(at) })
    .execute()

export const updateDispute = (
  ctx: Ctx,
  accountId: string,
  verdictId: string,
  ruling: { upheld: boolean; at: number },
) =>
  ctx.db
    .updateTable('scope_disputes')
    .set({ upheld: ruling.upheld, ruled_at: new Date(ruling.at) })
    .where('account_id', '=', accountId)
    .where('verdict_id', '=', verdictId)
    .execute()

/** Whether somebody disagreed with this verdict already. */
export const isDisputed = async (ctx: Ctx, accountId: string, verdictId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('scope_disputes')
    .select('verdict_id')
    .where('account_id', '=', accountId)
    .where('verdict_id', '=', verdictId)
    .executeTakeFirst()) !== undefined
