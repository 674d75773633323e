import type { Ctx } from '../../../platform/ctx.ts'
import type { SweepSource } from '../../../platform/sweep/index.ts'
import { dropDueOriginals, nextOriginalAt } from './queries.ts'

/** Originals go when the policy says; what was read of them stays for the line over time (policy 9.9). */
async function dropOriginals(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const gone = await dropDueOriginals(ctx, Math.min(limit, 100), dueBy)
  for (const { accountId, id } of gone)
    await ctx.publish({ type: 'bundle.original_deleted', accountId, subject: { type: 'bundle', id } })
  return gone.length
}

export const originalsDue: SweepSource = {
  name: 'bundle-originals',
  nextAt: nextOriginalAt,
  take: dropOriginals,
  timer: { table: 'bundles', timer: 'next_timer_at', key: 'id', account: 'account_id' },
}
