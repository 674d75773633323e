import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { setSightEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

/** Keeps a ticket between its opener and the primary, or shows it to the team again (policy 7.7). */
export async function setSight(
  ctx: Ctx,
  { params, body }: InputOf<typeof setSightEndpoint>,
): Promise<OutputOf<typeof setSightEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.set_sight', accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  const { sight } = body
  if (sight === ticket.sight) return ticketView(ctx, ticket)
  const moved = { from: ticket.sight, to: sight }
  return changeTicket(ctx, ticket, {
    after: { ...ticket, sight },
    changes: [{ id: ctx.newId(), kind: 'sight', ...moved }],
    events: [{ type: 'ticket.sight_changed', data: moved }],
  })
}
