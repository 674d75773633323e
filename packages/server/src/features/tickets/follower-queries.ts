import type { Ctx } from '../../platform/ctx.ts'

export interface FollowerKey {
  readonly accountId: string
  readonly ticketId: string
  readonly personId: string
}

/** Following twice is following once. */
export async function insertFollower(
  ctx: Ctx,
  { accountId, ticketId, personId }: FollowerKey,
  at: number,
): Promise<void> {
  await ctx.db
    .insertInto('ticket_followers')
    .values({ account_id: accountId, ticket_id: ticketId, person_id: personId, from_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteFollower(ctx: Ctx, { accountId, ticketId, personId }: FollowerKey): Promise<void> {
  await ctx.db
    .deleteFrom('ticket_followers')
    .where('account_id', '=', accountId)
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', personId)
    .execute()
}
