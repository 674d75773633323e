import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { disagreeEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findChange, isAnswered } from './change-queries.ts'
import { changeTicket } from './change-ticket.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { accessOf } from './ticket.ts'

/**
 * A contact disagrees with the staff's change of priority, or with what they found not to be covered: a lead decides, and
 * both texts stay (policy 4.5).
 */
export async function disagree(
  ctx: Ctx,
  { params, body }: InputOf<typeof disagreeEndpoint>,
): Promise<OutputOf<typeof disagreeEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.disagree', accessOf(ticket))
  if (ticket.status === 'closed') throw new Refusal('ticket.closed')
  const { accountId, id: ticketId } = ticket
  const where = { accountId, ticketId, id: decodeId('chg', body.changeId) }
  const change =
    (await findChange(ctx, { ...where, kind: 'priority' })) ?? (await findChange(ctx, { ...where, kind: 'scope' }))
  if (change?.side !== 'staff' || change.to === 'in_scope' || (await isAnswered(ctx, accountId, change.id))) {
    throw new Refusal('ticket.nothing_to_decide')
  }
  const dissentId = ctx.newId()
  const { text } = body
  const of = change.kind === 'scope' ? { of: 'scope' } : {}
  return changeTicket(ctx, ticket, {
    after: ticket,
    changes: [{ id: dissentId, kind: 'dissent', from: change.to, to: change.from, reason: text, answers: change.id }],
    events: [{ type: 'ticket.dissented', data: { changeId: change.id, dissentId, ...of }, texts: { text } }],
  })
}
