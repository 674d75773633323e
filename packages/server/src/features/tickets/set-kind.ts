import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { setKindEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'
import { ticketView } from './ticket-view.ts'

/** Says what a ticket is; the target stays as it is, whatever the kind. */
export async function setKind(
  ctx: Ctx,
  { params, body }: InputOf<typeof setKindEndpoint>,
): Promise<OutputOf<typeof setKindEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.change_status', accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  if (ticket.status === 'closed') throw new Refusal('ticket.closed')
  const { kind } = body
  if (kind === ticket.kind) return ticketView(ctx, ticket)
  const moved = { from: ticket.kind, to: kind }
  return changeTicket(ctx, ticket, {
    after: { ...ticket, kind },
    changes: [{ id: ctx.newId(), kind: 'kind', ...moved }],
    events: [{ type: 'ticket.kind_changed', data: moved }],
  })
}
