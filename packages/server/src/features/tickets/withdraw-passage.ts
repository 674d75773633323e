import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { withdrawPassageEndpoint } from '@mainstay/contracts/tickets'
import { allow } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeTypeId } from '../../platform/ids/index.ts'
import { actingSide } from './acting-side.ts'
import { insertChanges } from './change-queries.ts'
import { getTicketForUpdate } from './find-ticket.ts'
import { lockMessage, type MessageRow } from './message-queries.ts'
import { messageView } from './message-view.ts'
import { settleTicket } from './settle-ticket.ts'
import { subjectOf } from './tell-status.ts'
import type { TicketRecord } from './ticket.ts'
import { eraseBeside, overwriteMessage } from './withdrawal-queries.ts'

type Body = InputOf<typeof withdrawPassageEndpoint>['body']

/** Stands where a passage was; the same in every language. */
const removedMark = '▇▇▇'

/**
 * Removes a passage, or a whole message, for good and on all doors: from the text, its index of words, the subject,
 * drafts and kept answers. Who, when and why stay, and the audit log keeps a hash (policy 11.5).
 */
export async function withdrawPassage(
  ctx: Ctx,
  { params, body }: InputOf<typeof withdrawPassageEndpoint>,
): Promise<OutputOf<typeof withdrawPassageEndpoint>> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  const message = await getMessage(ctx, ticket, params.messageId)
  if (message.text === '') throw new Refusal('message.withdrawn')
  const secret = body.passage ?? message.text
  if (!message.text.includes(secret)) throw new Refusal('ticket.passage_unknown')

  const text = body.passage === undefined ? '' : message.text.replaceAll(secret, removedMark)
  const by = actingPerson(ctx)
  const at = await ctx.now()
  const { accountId } = ticket
  const { because } = body
  await overwriteMessage(ctx, { accountId, id: message.id, text, by, because, at }, message.audience)
  await eraseBeside(ctx, { accountId, ticketId: ticket.id, secret, mark: removedMark })
  await tellWithdrawal(ctx, ticket, message, { secret, because })
  const subject = body.passage === undefined ? ticket.subject : ticket.subject.replaceAll(secret, removedMark)
  await settleTicket(ctx, ticket, { ...ticket, subject })
  return messageView(ctx, accountId, {
    ...message,
    text,
    withdrawnAt: new Date(at),
    withdrawnBy: by,
    withdrawnBecause: because,
  })
}

/** The message or note under its lock. What is not in sight is `message.not_found`; somebody else's may be denied. */
async function getMessage(ctx: Ctx, ticket: TicketRecord, messageId: string): Promise<MessageRow> {
  const messageUuid = decodeTypeId('msg', messageId)
  const noteUuid = decodeTypeId('note', messageId)
  const audience = messageUuid === undefined ? 'staff' : 'customer'
  const id = messageUuid ?? noteUuid
  const isHidden = audience === 'staff' && actingSide(ctx) === 'customer'
  const { accountId, id: ticketId } = ticket
  const row = id === undefined || isHidden ? undefined : await lockMessage(ctx, { accountId, ticketId, id }, audience)
  if (!row) throw new Refusal('message.not_found')
  const { sight, openedBy } = ticket
  allow(ctx, 'ticket.withdraw_passage', { accountId, sight, openedBy, audience, writtenBy: row.authorId ?? '' })
  return row
}

interface Withdrawal {
  readonly secret: string
  readonly because: Body['because']
}

async function tellWithdrawal(ctx: Ctx, ticket: TicketRecord, message: MessageRow, told: Withdrawal): Promise<void> {
  const { accountId, id: ticketId } = ticket
  const author = { accountId, ticketId, byId: actingPerson(ctx), side: actingSide(ctx), at: await ctx.now() }
  const { id: messageId, audience } = message
  await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'withdrawal', reason: told.because, audience, messageId }])
  const isNote = audience === 'staff'
  await ctx.publish({
    type: isNote ? 'note.withdrawn' : 'message.withdrawn',
    ...subjectOf(ticket),
    data: isNote ? { noteId: messageId } : { messageId },
    texts: { removed: told.secret, because: told.because },
  })
}
