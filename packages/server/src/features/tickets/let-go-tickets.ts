import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { insertChanges } from './change-queries.ts'
import { letGo, lockAssignedTo } from './hand-over-queries.ts'

/** The open tickets of a member of staff who leaves go back to the queue, in the same transaction. */
export async function letGoTickets(ctx: Ctx, { subject, at, actor }: DomainEvent): Promise<void> {
  const from = subject.id
  for (const { accountId, id } of await lockAssignedTo(ctx, from)) {
    await letGo(ctx, { accountId, id, at })
    const author = { accountId, ticketId: id, byId: actor.id, side: 'automatic', at } as const
    await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'assignment', from, to: null }])
    await ctx.publish({ type: 'ticket.assigned', accountId, subject: { type: 'ticket', id }, data: { from, to: null } })
  }
}
