import { asDesk } from '../../platform/as-desk.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { accountOf } from '../accounts/index.ts'
import { actingManagerOf } from '../staff/index.ts'
import { mayBeGiven } from './assign-ticket.ts'
import { insertChanges } from './change-queries.ts'
import { subjectOf } from './tell-status.ts'
import type { Side, TicketRecord } from './ticket.ts'

/** Who looks after the account now and may answer the ticket; null where nobody does: then it is a ticket like any. */
export async function managerFor(ctx: Ctx, ticket: TicketRecord): Promise<string | null> {
  const account = await accountOf(ctx, ticket.accountId)
  const manager = await actingManagerOf(ctx, {
    tamId: account?.tam_id ?? null,
    deputyId: account?.deputy_id ?? null,
  })
  if (!manager) return null
  // whom it is given to is the staff's own to know
  return (await asDesk(ctx, () => mayBeGiven(ctx, manager.person_id, ticket))) ? manager.person_id : null
}

interface Given {
  readonly byId: string
  readonly side: Side
  readonly assigneeId: string
}
/** Says on the ticket whom it was written to. */
export async function tellGiven(ctx: Ctx, ticket: TicketRecord, { byId, side, assigneeId }: Given): Promise<void> {
  const { accountId, id: ticketId } = ticket
  const author = { accountId, ticketId, byId, side, at: await ctx.now() }
  await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'assignment', from: null, to: assigneeId }])
  await ctx.publish({ ...subjectOf(ticket), type: 'ticket.assigned', data: { from: null, to: assigneeId } })
}
