import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { takeOverEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

/** Makes the caller the one who speaks for a team ticket; who opened it stays on its timeline. */
export async function takeOver(
  ctx: Ctx,
  { params }: InputOf<typeof takeOverEndpoint>,
): Promise<OutputOf<typeof takeOverEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.take_over', accessOf(ticket))
  const to = actingPerson(ctx)
  if (to === ticket.openedBy) return ticketView(ctx, ticket)
  const moved = { from: ticket.openedBy, to }
  return changeTicket(ctx, ticket, {
    after: { ...ticket, openedBy: to },
    changes: [{ id: ctx.newId(), kind: 'takeover', ...moved }],
    events: [{ type: 'ticket.taken_over', data: moved }],
  })
}
