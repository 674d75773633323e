import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { actingPersonId } from './acting-side.ts'
import { insertChanges } from './change-queries.ts'
import { decideOpening } from './decide-opening.ts'
import { takeNumber } from './queries.ts'
import { recordOpening } from './record-opening.ts'
import { notWithdrawn, type Reply, type Written } from './reply.ts'
import { subjectOf } from './tell-status.ts'
import type { TicketRecord } from './ticket.ts'
import { draftKeyOf } from './ticket-draft-key.ts'

/**
 * What a contact writes on a closed ticket becomes a new one, linked to it, with its own promise (policy 11.4).
 * Nothing typed is refused: priority as given, else that of the closed ticket.
 */
export async function followUp(ctx: Ctx, closed: TicketRecord, reply: Reply): Promise<Written> {
  const { accountId, productId, environmentId, kind, subject, sight, environment, account } = closed
  allow(ctx, 'ticket.open', { accountId })
  const openedBy = actingPersonId(ctx)
  if (openedBy === null) throw new Refusal('access.denied')
  const number = await takeNumber(ctx, accountId)
  const priority = reply.priority ?? closed.priority
  const asked = { accountId, productId, environmentId, openedBy, priority }
  const {
    decision,
    plan,
    opener: _self,
    scopeAnswers: _none,
    ...outcome
  } = await decideOpening(ctx, { ...asked, choice: null, isFollowUp: true })
  const { ticket, messageId } = await recordOpening(ctx, {
    ticket: {
      ...asked,
      ...outcome,
      id: ctx.newId(),
      number,
      kind,
      subject,
      sight,
      onBehalfBy: null,
      followsId: closed.id,
    },
    names: { account, environment: environment && { ...environment, versionThen: environment.productVersion }, plan },
    text: reply.text,
    fileIds: reply.fileIds,
    decision,
    side: 'customer',
    draft: draftKeyOf(closed.id, 'customer'),
  })
  await linkFollower(ctx, closed, ticket)
  const at = new Date(ticket.createdAt)
  const written = { id: messageId, ticketId: ticket.id, authorId: openedBy, text: reply.text, at, nextUpdateBy: null }
  return { ticket, message: { ...notWithdrawn, ...written, audience: 'customer', side: 'customer' } }
}

/** The closed ticket says where the conversation went on; it changes in nothing else. */
async function linkFollower(ctx: Ctx, closed: TicketRecord, ticket: TicketRecord): Promise<void> {
  const author = {
    accountId: closed.accountId,
    ticketId: closed.id,
    byId: ticket.openedBy,
    side: 'customer',
    at: ticket.createdAt,
  } as const
  await insertChanges(ctx, author, [{ id: ctx.newId(), kind: 'follow_up', to: ticket.id }])
  await ctx.publish({ type: 'ticket.followed_up', ...subjectOf(closed), data: { followerId: ticket.id } })
}
