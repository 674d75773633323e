import type { InputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { replyToTicketEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { actingPersonId } from './acting-side.ts'
import { attachSent } from './attach-sent.ts'
import type { NewChange } from './change-queries.ts'
import { insertMessage, type MessageRow } from './message-queries.ts'
import { accessOf, type Side, type TicketRecord } from './ticket.ts'
import { draftKeyOf } from './ticket-draft-key.ts'

export type Reply = InputOf<typeof replyToTicketEndpoint>['body'] & {
  /** Of how many tickets' messages with the same text it is one. What its writer was writing here by hand stays. */
  readonly sharedBy?: number
}

/** What a reply left behind. */
export interface Written {
  readonly ticket: TicketRecord
  readonly message: MessageRow
}

export interface PriorityRequest {
  readonly change: NewChange & { readonly kind: 'priority' }
  readonly to: TicketRecord['priority']
}

/** The change of priority that goes with a message. Refuses `ticket.same_priority`, and `ticket.reason_needed` without a reason. */
export function priorityIn(ctx: Ctx, ticket: TicketRecord, reply: Reply): PriorityRequest | undefined {
  if (reply.priority === undefined) return undefined
  allow(ctx, 'ticket.change_priority', accessOf(ticket))
  if (reply.priority === ticket.priority) throw new Refusal('ticket.same_priority')
  if (reply.reason === undefined) throw new Refusal('ticket.reason_needed')
  const { priority: to, reason } = reply
  return { to, change: { id: ctx.newId(), kind: 'priority', from: ticket.priority, to, reason } }
}

/** Tells of a changed priority; told before the message that goes with it, so that the message meets the new cycle. */
export async function tellPriority(
  ctx: Ctx,
  ticket: TicketRecord,
  { change, to }: PriorityRequest,
  side: Side,
): Promise<void> {
  await ctx.publish({
    type: 'ticket.priority_changed',
    accountId: ticket.accountId,
    subject: { type: 'ticket', id: ticket.id },
    data: { from: ticket.priority, to, side, changeId: change.id },
    ...(change.reason !== undefined && { texts: { reason: change.reason } }),
  })
}

export interface MessageFacts {
  readonly side: Side
  readonly nextUpdateBy?: number | undefined
}

/** Writes the message with its files. */
export async function writeMessage(
  ctx: Ctx,
  ticket: TicketRecord,
  reply: Reply,
  { side, nextUpdateBy }: MessageFacts,
): Promise<MessageRow> {
  const { accountId, id: ticketId } = ticket
  const at = await ctx.now()
  const id = ctx.newId()
  const authorId = actingPersonId(ctx)
  const { sharedBy } = reply
  const row = { accountId, ticketId, id, authorId, side, text: reply.text, nextUpdateBy, sharedBy, at }
  const draft =
    reply.sharedBy === undefined ? { personId: authorId, about: draftKeyOf(ticketId, 'customer') } : undefined
  await insertMessage(ctx, row, draft)
  await attachSent(ctx, { accountId, ticketId, messageId: id, audience: 'customer' }, reply.fileIds)
  return {
    ...notWithdrawn,
    sharedBy: sharedBy ?? null,
    id,
    ticketId,
    audience: 'customer',
    authorId,
    side,
    text: reply.text,
    nextUpdateBy: nextUpdateBy === undefined ? null : new Date(nextUpdateBy),
    at: new Date(at),
  }
}

export const notWithdrawn = { withdrawnAt: null, withdrawnBy: null, withdrawnBecause: null, sharedBy: null } as const
