import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { getTicketEndpoint } from '@mainstay/contracts/tickets'
import type { Ctx } from '../../platform/ctx.ts'
import { getTicketInSight } from './find-ticket.ts'
import { ticketView } from './ticket-view.ts'

/** A ticket by its id or its number, with its promises and the decision of its opening. */
export async function getTicket(
  ctx: Ctx,
  { params }: InputOf<typeof getTicketEndpoint>,
): Promise<OutputOf<typeof getTicketEndpoint>> {
  return ticketView(ctx, await getTicketInSight(ctx, params.ticketId))
}
