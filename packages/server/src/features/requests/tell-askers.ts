import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { updateRequest } from './queries.ts'
import { type Asker, lockToTell, nextTellAt, type SaidRow, takeUntold } from './ship-queries.ts'

/** People told in one transaction: a request of thousands is told in rounds. */
const toldAtOnce = 200
const requestsAtOnce = 5

const wordOf = (
  { id, status, release }: SaidRow,
  { accountId, personId, ticketId }: Asker,
): Parameters<Ctx['publish']>[0] => ({
  type: status === 'shipped' ? 'feature_request.shipped' : 'feature_request.moved_on',
  accountId,
  subject: { type: 'feature_request', id },
  // with its ticket the word of it is seen by whoever sees that alone
  data: { personId, status, version: release ?? 'none', ...(ticketId === null ? {} : { ticketId }) },
})

/**
 * Tells whoever asked how a request stands now, once each, however often it is done or dies half-way; that it shipped once
 * for ever. Of two words in one breath the later one is told. Returns how many requests it took.
 */
async function tellAskers(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const said = await lockToTell(ctx, Math.min(limit, requestsAtOnce), dueBy)
  for (const request of said) {
    const untold = await takeUntold(ctx, request, { limit: toldAtOnce, at: await ctx.now() })
    for (const asker of untold) await ctx.publish(wordOf(request, asker))
    if (untold.length < toldAtOnce) await updateRequest(ctx, request.id, { tell_at: null })
  }
  return said.length
}

export const askersSource: SweepSource = {
  name: 'askers-of-requests',
  nextAt: nextTellAt,
  take: tellAskers,
  timer: { table: 'requests', timer: 'tell_at', key: 'id' },
}
