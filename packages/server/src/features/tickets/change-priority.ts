import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { changePriorityEndpoint } from '@mainstay/contracts/tickets'
import { mayChangePriority } from '@mainstay/policy/commitments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { actingSide } from './acting-side.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { lifeRefusal } from './status-rules.ts'
import { accessOf } from './ticket.ts'

/** Raises or lowers the priority with a reason that both sides read; the clock follows (policy 4.3, 4.4, 4.6, 4.7). */
export async function changePriority(
  ctx: Ctx,
  { params, body }: InputOf<typeof changePriorityEndpoint>,
): Promise<OutputOf<typeof changePriorityEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.change_priority', accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  const verdict = mayChangePriority(ticket.status)
  if (!verdict.allowed) throw lifeRefusal(verdict.code)
  const { priority: to, reason } = body
  if (to === ticket.priority) throw new Refusal('ticket.same_priority')

  const changeId = ctx.newId()
  const choice = body.answers ? { ...ticket.choice, answers: body.answers } : ticket.choice
  const data = { from: ticket.priority, to, side: actingSide(ctx), changeId }
  return changeTicket(ctx, ticket, {
    after: { ...ticket, priority: to, choice },
    changes: [{ id: changeId, kind: 'priority', from: ticket.priority, to, reason }],
    events: [{ type: 'ticket.priority_changed', data, texts: { reason } }],
  })
}
