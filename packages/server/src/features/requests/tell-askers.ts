import type { Ctx } from '../../platform/ctx.ts'
import type { SweepSource } from '../../platform/sweep/index.ts'
import { findRelease, isOutEverywhere, startsFor } from '../releases/index.ts'
import { updateRequest } from './queries.ts'
import { type Asker, listAccountsUntold, lockToTell, nextTellAt, type SaidRow, takeUntold } from './ship-queries.ts'

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

/** Accounts where the day of the release has not begun that a request shipped with, and when it does. */
async function toldLater(ctx: Ctx, { id, status, releaseId }: SaidRow): Promise<ReadonlyMap<string, number>> {
  if (status !== 'shipped' || releaseId === null) return new Map()
  const availableOn = (await findRelease(ctx, releaseId))?.available_on ?? null
  const now = await ctx.now()
  if (availableOn === null || isOutEverywhere(availableOn, now)) return new Map()
  const accountIds = await listAccountsUntold(ctx, id)
  const startOf = await startsFor(ctx, accountIds, availableOn)
  return new Map(accountIds.map((one) => [one, startOf(one)] as const).filter(([, start]) => start > now))
}

/**
 * Tells whoever asked how a request stands now, once each, however often it is done or dies half-way; that it shipped once
 * for ever. Of two words in one breath the later one is told. Returns how many requests it took.
 */
async function tellAskers(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const said = await lockToTell(ctx, Math.min(limit, requestsAtOnce), dueBy)
  for (const request of said) {
    const later = await toldLater(ctx, request)
    const untold = await takeUntold(ctx, request, {
      limit: toldAtOnce,
      at: await ctx.now(),
      without: [...later.keys()],
    })
    for (const asker of untold) await ctx.publish(wordOf(request, asker))
    const next = later.size === 0 ? null : new Date(Math.min(...later.values()))
    if (untold.length < toldAtOnce) await updateRequest(ctx, request.id, { tell_at: next })
  }
  return said.length
}

export const askersSource: SweepSource = {
  name: 'askers-of-requests',
  nextAt: nextTellAt,
  take: tellAskers,
  timer: { table: 'requests', timer: 'tell_at', key: 'id' },
}
