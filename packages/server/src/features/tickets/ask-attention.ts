import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { askAttentionEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findUnanswered } from './change-queries.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'

/** Asks the lead on duty to look. The priority stays; someone acknowledges by name (policy 4.8). */
export async function askAttention(
  ctx: Ctx,
  { params, body }: InputOf<typeof askAttentionEndpoint>,
): Promise<OutputOf<typeof askAttentionEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.ask_attention', accessOf(ticket))
  if (ticket.status === 'closed') throw new Refusal('ticket.closed')
  if (await findUnanswered(ctx, ticket, 'attention')) throw new Refusal('ticket.attention_open')
  const changeId = ctx.newId()
  const { reason } = body
  return changeTicket(ctx, ticket, {
    after: ticket,
    changes: [{ id: changeId, kind: 'attention', reason }],
    events: [{ type: 'ticket.attention_asked', data: { changeId }, texts: { reason } }],
  })
}
