import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { snoozeTicketEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'
import { isoOrNull } from './ticket-row-view.ts'

/**
 * Sets a ticket aside until an instant or until the customer writes; nothing, or an instant that has passed, wakes it. A
 * running promise is never asleep.
 */
export async function snoozeTicket(
  ctx: Ctx,
  { params, body }: InputOf<typeof snoozeTicketEndpoint>,
): Promise<OutputOf<typeof snoozeTicketEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.assign', accessOf(ticket))
  const wakesOn = body.until === 'customer_writes' ? body.until : null
  const until = body.until === null || wakesOn !== null ? null : Date.parse(body.until)
  const snoozedUntil = until !== null && until > (await ctx.now()) ? until : null
  return changeTicket(ctx, ticket, {
    after: { ...ticket, snoozedUntil, wakesOn },
    changes: [],
    events: [{ type: 'ticket.snoozed', data: { until: wakesOn ?? isoOrNull(snoozedUntil) } }],
  })
}
