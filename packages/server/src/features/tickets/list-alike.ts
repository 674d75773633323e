import { rankAlike, type Telling } from '@mainstay/policy/similar'
import { isAllowed } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { encodeId } from '../../platform/ids/index.ts'
import { followedAmong, listAlikeHits, listInOrder } from './alike-queries.ts'
import { rowViews } from './row-views.ts'
import { accessOf } from './ticket.ts'
import type { TicketRowView } from './ticket-row-view.ts'

/** What was solved longer ago is most often of a version that nobody runs any more. */
const rememberedMs = 365 * 24 * 3_600_000

export interface TicketsAlikeAsked {
  readonly telling: Telling
  readonly exceptId?: string | undefined
  readonly productId?: string | undefined
  readonly environmentId?: string | undefined
  readonly limit: number
}

/** Tickets within sight that are like what is told, the most alike first, open ones and those closed within a year. */
export async function ticketsAlike(
  ctx: Ctx,
  { environmentId, limit, ...asked }: TicketsAlikeAsked,
): Promise<(TicketRowView & { isFollowed: boolean })[]> {
  const hits = await listAlikeHits(ctx, { ...asked, closedSince: (await ctx.now()) - rememberedMs })
  const found = hits.map((hit) => ({
    ...hit,
    isSamePlace: environmentId !== undefined && hit.environmentId === environmentId,
  }))
  const ids = rankAlike(asked.telling, found, limit).map(({ id }) => id)
  const tickets = (await listInOrder(ctx, ids)).filter((ticket) => isAllowed(ctx, 'ticket.see', accessOf(ticket)))
  const reader = 'personId' in ctx.principal ? ctx.principal.personId : undefined
  const followed = await followedAmong(ctx, reader, tickets)
  const known = new Set([...followed].map((id) => encodeId('tkt', id)))
  return (await rowViews(ctx, tickets)).map((row) => ({ ...row, isFollowed: known.has(row.id) }))
}
