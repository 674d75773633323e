import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { updateRequest } from './queries.ts'
import { lockShipped, nextTellAt, takeUntold } from './ship-queries.ts'

/** People told in one transaction: a request of thousands is told in rounds. */
const toldAtOnce = 200
const requestsAtOnce = 5

/** Tells whoever asked for what shipped, once each, however often it is done or dies half-way. Returns how many. */
async function tellShipped(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const shipped = await lockShipped(ctx, Math.min(limit, requestsAtOnce), dueBy)
  for (const { id, release } of shipped) {
    const untold = await takeUntold(ctx, id, { limit: toldAtOnce, at: await ctx.now() })
    for (const { accountId, personId } of untold)
      await ctx.publish({
        type: 'feature_request.shipped',
        accountId,
        subject: { type: 'feature_request', id },
        data: { personId, version: release ?? 'none' },
      })
    if (untold.length < toldAtOnce) await updateRequest(ctx, id, { tell_at: null })
  }
  return shipped.length
}

export const shippedSource: SweepSource = {
  name: 'shipped-requests',
  nextAt: nextTellAt,
  take: tellShipped,
  timer: { table: 'requests', timer: 'tell_at', key: 'id' },
}
