import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { followTicketEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { deleteFollower, insertFollower } from './follower-queries.ts'
import { accessOf } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

/** Begins or ends to be told of a ticket. The ticket itself does not change. */
export async function followTicket(
  ctx: Ctx,
  { params, body }: InputOf<typeof followTicketEndpoint>,
): Promise<OutputOf<typeof followTicketEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.follow', accessOf(ticket))
  const key = { accountId: ticket.accountId, ticketId: ticket.id, personId: actingPerson(ctx) }
  if (body.follow) await insertFollower(ctx, key, await ctx.now())
  else await deleteFollower(ctx, key)
  const subject = { type: 'ticket', id: ticket.id }
  ctx.audit({ action: body.follow ? 'ticket.followed' : 'ticket.unfollowed', accountId: ticket.accountId, subject })
  return ticketView(ctx, ticket)
}
