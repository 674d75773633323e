import type { DomainEvent } from '@mainstay/contracts/events'
import type { Ctx } from '../../platform/ctx.ts'
import { isNamedFor } from './assignee-queries.ts'
import { insertChanges } from './change-queries.ts'
import { letGo, lockAssignedTo } from './hand-over-queries.ts'

/** The open tickets of a member of staff who leaves go back to the queue, in the same transaction. */
export const letGoTickets = (ctx: Ctx, event: DomainEvent): Promise<void> => letGoAll(ctx, event, async () => false)

/** So do those of accounts that somebody does not see any more: nobody has a ticket that they cannot open. */
export async function letGoOutOfSight(ctx: Ctx, event: DomainEvent): Promise<void> {
  if (event.data?.sight === 'named')
    await letGoAll(ctx, event, (accountId) => isNamedFor(ctx, event.subject.id, accountId))
}

async function letGoAll(
  ctx: Ctx,
  { subject, at, actor }: DomainEvent,
  isKept: (accountId: string) => Promise<boolean>,
): Promise<void> {
  const from = subject.id
  for (const { accountId, id } of await lockAssignedTo(ctx, from)) {
    if (await isKept(accountId)) continue
    await letGo(ctx, { accountId, id, at })
    const author = { accountId, ticketId: id, byId: actor.id, side: 'automatic', at } as const
    await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'assignment', from, to: null }])
    await ctx.publish({ type: 'ticket.assigned', accountId, subject: { type: 'ticket', id }, data: { from, to: null } })
  }
}
