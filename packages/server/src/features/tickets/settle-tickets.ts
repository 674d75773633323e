import type { Ctx } from '../../platform/ctx.ts'
import { readingOf } from '../commitments/index.ts'
import { listLocked } from './life-queries.ts'
import { updateTicket } from './queries.ts'
import { standingOf } from './settle-ticket.ts'

/** Brings the rows of locked tickets in line with their clocks. Nobody edited them, so their versions stay. */
export async function settleTickets(
  ctx: Ctx,
  keys: readonly { readonly accountId: string; readonly ticketId: string }[],
): Promise<void> {
  for (const ticket of keys.length === 0 ? [] : await listLocked(ctx, keys)) {
    const reading = await readingOf(ctx, ticket.accountId, ticket.id)
    const isPromised = reading.promised
    const standing = await standingOf(ctx, { ...ticket, isPromised }, reading)
    ctx.post(updateTicket(ctx, { ...ticket, isPromised, ...standing }))
  }
}
