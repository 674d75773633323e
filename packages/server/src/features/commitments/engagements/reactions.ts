import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../../platform/ctx.ts'
import type { SweepSource } from '../../../platform/sweep/index.ts'
import type { ReactionLine } from '../../../platform/unit-of-work/index.ts'
import { standingsOf } from '../../agreements/index.ts'
import { lockAccountOwed, lockDueOwed, nextOwedAt } from './owed-queries.ts'
import { settleOwed } from './settle-owed.ts'

/** Brings every window of an account in line with its agreements, in the transaction that changed them. */
export async function settleAccount(ctx: Ctx, accountId: string): Promise<void> {
  const standing = (await standingsOf(ctx, [accountId])).get(accountId)
  const ids = (standing?.agreements ?? []).map(({ agreement }) => agreement.id)
  await settleOwed(ctx, await lockAccountOwed(ctx, accountId, ids))
}

/** Windows open by themselves when an agreement is made, amended, renewed or ended. */
export const owedReaction: ReactionLine = {
  on: ['agreement.created', 'agreement.amended'],
  react: async (ctx: Ctx, { accountId }: DomainEvent) => {
    if (accountId !== undefined) await settleAccount(ctx, accountId)
  },
}

/** What falls due of windows by time alone: one begins, a reminder, a due time, the effect of a change. */
export const owedSource: SweepSource = {
  name: 'engagements',
  nextAt: nextOwedAt,
  take: async (ctx, limit, dueBy) => {
    const locked = await lockDueOwed(ctx, limit, dueBy)
    await settleOwed(ctx, locked)
    return locked.length
  },
  timer: { table: 'owed_agreements', timer: 'next_timer_at', key: 'agreement_id', account: 'account_id' },
}
