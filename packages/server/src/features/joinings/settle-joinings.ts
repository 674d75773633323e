import type { Ctx } from '../../platform/ctx.ts'
import { joinReaders, leaveReaders, lockSeats } from '../contacts/index.ts'
import { lockDueJoinings, type SideRow, updateSide } from './queries.ts'

/**
 * What no side can do for the other, done by the desk: once both agreed, the people of each read at the other; who comes
 * or leaves is followed; an end on one side is an end on both. Harmless however often it runs.
 */
export async function settleJoinings(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const joinings = await lockDueJoinings(ctx, limit, dueBy)
  for (const sides of joinings) await settle(ctx, sides)
  return joinings.length
}

async function settle(ctx: Ctx, sides: readonly SideRow[]): Promise<void> {
  const at = new Date(await ctx.now())
  for (const { account_id } of sides) await lockSeats(ctx, account_id)
  if (sides.some(({ ended_at }) => ended_at)) await endBoth(ctx, sides, at)
  else if (sides.every(({ agreed_at }) => agreed_at)) await joinBoth(ctx, sides, at)
  for (const side of sides) await updateSide(ctx, side, { next_timer_at: null })
}

async function joinBoth(ctx: Ctx, sides: readonly SideRow[], at: Date): Promise<void> {
  for (const { account_id, other_id, joining_id } of sides) {
    await joinReaders(ctx, { from: other_id, at: account_id, joiningId: joining_id })
  }
  for (const side of sides.filter(({ joined_at }) => !joined_at)) {
    await updateSide(ctx, side, { joined_at: at })
    await tell(ctx, side, 'account.joined')
  }
}

async function endBoth(ctx: Ctx, sides: readonly SideRow[], at: Date): Promise<void> {
  for (const side of sides) {
    await leaveReaders(ctx, side.account_id, side.joining_id)
    if (side.ended_at) continue
    await updateSide(ctx, side, { ended_at: at, ended_by: null })
    await tell(ctx, side, 'account.joining_ended', { wasJoined: side.joined_at !== null })
  }
}

const tell = (
  ctx: Ctx,
  { account_id: accountId, joining_id: id }: SideRow,
  type: 'account.joined' | 'account.joining_ended',
  data: Readonly<Record<string, boolean>> = {},
) => ctx.publish({ type, accountId, subject: { type: 'joining', id }, data })
