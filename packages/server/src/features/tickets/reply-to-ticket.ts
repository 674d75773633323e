import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { replyToTicketEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { requireCurrentVersion } from '../../platform/http/versions.ts'
import { actingSide } from './acting-side.ts'
import { answerCustomer } from './answer-customer.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { followUp } from './follow-up.ts'
import { hearCustomer } from './hear-customer.ts'
import { messageView } from './message-view.ts'
import type { Reply, Written } from './reply.ts'
import { accessOf, numberOf, type TicketRecord } from './ticket.ts'
import { ticketView } from './ticket-view.ts'
import { writeNote } from './write-note.ts'

type Input = InputOf<typeof replyToTicketEndpoint>

/**
 * Adds a message, and with it what the writer decides: a priority, a status, a promise. One transaction, one event time;
 * clocks move by the events, mail follows after commit. A contact's message on a closed ticket becomes a new one.
 */
export async function replyToTicket(
  ctx: Ctx,
  { params, body }: Input,
): Promise<OutputOf<typeof replyToTicketEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, body.audience === 'staff' ? 'ticket.note' : 'ticket.reply', accessOf(ticket))
  requireCurrentVersion(ctx, ticket.version)
  const written = await write(ctx, ticket, body)
  const message = await messageView(ctx, ticket.accountId, written.message, body.fileIds.length > 0)
  const hasMoved = written.ticket.id !== ticket.id
  return {
    ...message,
    ...(hasMoved && { movedTo: { id: message.ticketId, number: numberOf(written.ticket) } }),
    ticket: await ticketView(ctx, written.ticket),
  }
}

function write(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<Written> {
  if (reply.audience === 'staff') return writeNote(ctx, ticket, reply)
  const isCustomer = actingSide(ctx) === 'customer'
  if (ticket.status === 'closed') {
    if (!isCustomer) throw new Refusal('ticket.closed')
    return followUp(ctx, ticket, reply)
  }
  return isCustomer ? hearCustomer(ctx, ticket, reply) : answerCustomer(ctx, ticket, reply)
}
