import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { acknowledgeAttentionEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { findUnanswered } from './change-queries.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'

/** A lead or the account manager says by name that they look. It is no answer: clocks run on (policy 4.8). */
export async function acknowledgeAttention(
  ctx: Ctx,
  { params, body }: InputOf<typeof acknowledgeAttentionEndpoint>,
): Promise<OutputOf<typeof acknowledgeAttentionEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.acknowledge_attention', accessOf(ticket))
  const call = await findUnanswered(ctx, ticket, 'attention')
  if (!call) throw new Refusal('ticket.nothing_to_decide')
  const changeId = ctx.newId()
  const { text } = body
  return changeTicket(ctx, ticket, {
    after: ticket,
    changes: [{ id: changeId, kind: 'acknowledgement', reason: text, answers: call.id }],
    events: [
      {
        type: 'ticket.attention_acknowledged',
        data: { changeId, callId: call.id },
        ...(text !== undefined && { texts: { text } }),
      },
    ],
  })
}
