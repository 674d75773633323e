import type { NewEvent } from '@mainstay/contracts/events'
import type { Ticket } from '@mainstay/contracts/tickets'
import type { Ctx } from '../../platform/ctx.ts'
import { actingPersonId, actingSide } from './acting-side.ts'
import { insertChanges, type NewChange } from './change-queries.ts'
import { settleTicket } from './settle-ticket.ts'
import { subjectOf } from './tell-status.ts'
import type { TicketRecord } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

export interface Step {
  /** The row as it becomes, but for what follows from its clocks. */
  readonly after: TicketRecord
  readonly changes: readonly NewChange[]
  readonly events: readonly Omit<NewEvent, 'accountId' | 'subject'>[]
}

/** Carries out what a use case decided: writes its changes, tells its events, settles the row, answers with the ticket. */
export async function changeTicket(ctx: Ctx, before: TicketRecord, { after, changes, events }: Step): Promise<Ticket> {
  const { accountId, id: ticketId } = before
  const author = { accountId, ticketId, byId: actingPersonId(ctx), side: actingSide(ctx), at: await ctx.now() }
  await insertChanges(ctx, author, changes)
  for (const event of events) await ctx.publish({ ...event, ...subjectOf(before) })
  return ticketView(ctx, await settleTicket(ctx, before, after))
}
