import { Refusal } from '@mainstay/contracts/problems'
import { afterContactMessage } from '@mainstay/policy/commitments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readingOf } from '../commitments/index.ts'
import { actingPersonId, isByPerson } from './acting-side.ts'
import { insertChanges, type NewChange } from './change-queries.ts'
import { priorityIn, type Reply, tellPriority, type Written, writeMessage } from './reply.ts'
import { settleTicket } from './settle-ticket.ts'
import { tellContactsStatus } from './tell-status.ts'
import { accessOf, type TicketRecord } from './ticket.ts'

/**
 * A contact's message: it makes it our turn, and reopens a resolved ticket unless she says that it is solved
 * (policy 11.1, 11.3). A raise that goes with it counts from the same instant.
 */
export async function hearCustomer(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<Written> {
  refuseStaffsOwn(ctx, ticket, reply)
  const priority = priorityIn(ctx, ticket, reply)
  if (priority && ticket.status === 'resolved')
    throw new Refusal('ticket.status_refused', { detail: 'Reopen it first.' })
  const isSolved = reply.status === 'closed'
  if (isSolved) allow(ctx, 'ticket.close', accessOf(ticket))
  const after = afterContactMessage(ticket.status, isSolved ? 'solved' : undefined)
  if (after.goes !== 'here') throw new Error('a closed ticket takes no message of its own')
  const status = isSolved ? 'closed' : after.status

  const message = await writeMessage(ctx, ticket, reply, { side: 'customer' })
  if (priority) await tellPriority(ctx, ticket, priority, 'customer')
  // Solved is said before the message is heard: the message of a closed ticket starts nothing again.
  const { firstAnswered } = await readingOf(ctx, ticket.accountId, ticket.id)
  const move = { from: ticket.status, to: status, reopens: after.reopens, firstAnswered }
  if (isSolved) await tellContactsStatus(ctx, ticket, move)
  await tellReply(ctx, ticket, message.id, reply)
  if (!isSolved && status !== ticket.status) await tellContactsStatus(ctx, ticket, move)

  const changes: readonly NewChange[] = [
    ...(priority ? [{ ...priority.change, messageId: message.id }] : []),
    ...(status === ticket.status ? [] : [statusChange(ctx, ticket, status, message.id)]),
  ]
  const at = await ctx.now()
  const { accountId, id: ticketId } = ticket
  await insertChanges(ctx, { accountId, ticketId, byId: actingPersonId(ctx), side: 'customer', at }, changes)
  const changed = { ...ticket, status, priority: priority?.to ?? ticket.priority }
  return { ticket: await settleTicket(ctx, ticket, changed), message }
}

/** What only staff say with a message: whose turn it is, when more follows, that a way round was given. */
function refuseStaffsOwn(ctx: Ctx, ticket: TicketRecord, reply: Reply): void {
  if (reply.nextUpdateBy !== undefined) allow(ctx, 'ticket.promise_update', accessOf(ticket))
  if (reply.workaround) allow(ctx, 'ticket.give_workaround', accessOf(ticket))
  if (reply.turn !== undefined) throw new Refusal('access.denied')
  if (reply.status !== undefined && reply.status !== 'closed' && reply.status !== 'open') {
    throw new Refusal('ticket.status_refused')
  }
}

const statusChange = (ctx: Ctx, ticket: TicketRecord, to: string, messageId: string): NewChange => ({
  id: ctx.newId(),
  kind: 'status',
  from: ticket.status,
  to,
  messageId,
})

async function tellReply(ctx: Ctx, ticket: TicketRecord, messageId: string, { text }: Reply): Promise<void> {
  await ctx.publish({
    type: 'ticket.replied',
    accountId: ticket.accountId,
    subject: { type: 'ticket', id: ticket.id },
    data: { messageId, side: 'customer', byPerson: isByPerson(ctx) },
    texts: { text },
  })
}
