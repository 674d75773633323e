import { Refusal } from '@mainstay/contracts/problems'
import type { Ctx } from '../../platform/ctx.ts'
import { actingPersonId } from './acting-side.ts'
import { attachSent } from './attach-sent.ts'
import { insertNote } from './message-queries.ts'
import { notWithdrawn, type Reply, type Written } from './reply.ts'
import { subjectOf } from './tell-status.ts'
import type { TicketRecord } from './ticket.ts'
import { draftKeyOf } from './ticket-draft-key.ts'

/**
 * A note between colleagues: it stops no clock, and no customer ever meets it (policy 3.4). What a customer would
 * notice does not go with it.
 */
export async function writeNote(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<Written> {
  refusePublicParts(reply)
  const authorId = actingPersonId(ctx)
  if (authorId === null) throw new Refusal('access.denied')
  const { accountId, id: ticketId } = ticket
  const at = await ctx.now()
  const id = ctx.newId()
  const draft = { personId: authorId, about: draftKeyOf(ticketId, 'staff') }
  await insertNote(ctx, { accountId, ticketId, id, authorId, text: reply.text, at }, draft)
  await attachSent(ctx, { accountId, ticketId, messageId: id, audience: 'staff' }, reply.fileIds)
  await ctx.publish({ type: 'ticket.noted', ...subjectOf(ticket), data: { noteId: id }, texts: { text: reply.text } })
  const message = {
    ...notWithdrawn,
    id,
    ticketId,
    audience: 'staff',
    authorId,
    side: 'staff',
    text: reply.text,
    nextUpdateBy: null,
    at: new Date(at),
  } as const
  return { ticket, message }
}

function refusePublicParts({ nextUpdateBy, workaround, priority, status, turn }: Reply): void {
  if (nextUpdateBy !== undefined || workaround) throw new Refusal('ticket.promise_needs_reply')
  if (priority === undefined && status === undefined && turn === undefined) return
  const detail = 'The customer reads this: send it with a public message, or change it by itself.'
  throw new Refusal('ticket.promise_needs_reply', { detail })
}
