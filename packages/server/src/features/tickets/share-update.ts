import { type LeftOut, updateLeavesOut } from '@mainstay/policy/advisories'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { answerCustomer } from './answer-customer.ts'
import { lastWordsOn, listTicketsById, lockTickets } from './shared-queries.ts'
import { accessOf, type TicketRecord } from './ticket.ts'

/** A ticket of many, and why it is left out, if it is. */
export interface SharedTo {
  readonly ticket: TicketRecord
  readonly leftOut: LeftOut | undefined
}

const sort = async (ctx: Ctx, tickets: readonly TicketRecord[]): Promise<readonly SharedTo[]> => {
  const words = await lastWordsOn(ctx, tickets)
  return tickets.map((ticket) => ({
    ticket,
    leftOut: updateLeavesOut({ status: ticket.status, lastWord: words.get(ticket.id) ?? 'opening' }),
  }))
}

/** Where one text would go: tickets within sight, and those that are left out with the reason. Nothing is written. */
export const previewShared = async (ctx: Ctx, ids: readonly string[]): Promise<readonly SharedTo[]> =>
  sort(ctx, await listTicketsById(ctx, ids))

/**
 * One public text as each ticket's own message, in the name of who sends it: an answer like any other (policy 3.4), all
 * or none. Every ticket is held first, so that nothing the customer writes meanwhile is talked past. Statuses stay.
 */
export async function shareUpdate(ctx: Ctx, ids: readonly string[], text: string): Promise<readonly SharedTo[]> {
  const sorted = await sort(ctx, await lockTickets(ctx, ids))
  const goesTo = sorted.filter(({ leftOut }) => leftOut === undefined)
  for (const { ticket } of goesTo) {
    allow(ctx, 'ticket.reply', accessOf(ticket))
    const reply = { audience: 'customer' as const, text, status: ticket.status, fileIds: [], sharedBy: goesTo.length }
    await answerCustomer(ctx, ticket, reply)
  }
  return sorted
}
