import { Refusal } from '@mainstay/contracts/problems'
import { proposedTurn, type TicketStatus } from '@mainstay/policy/commitments'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { readingOf } from '../commitments/index.ts'
import { actingPersonId, isByPerson } from './acting-side.ts'
import { insertChanges, type NewChange } from './change-queries.ts'
import { priorityIn, type Reply, tellPriority, type Written, writeMessage } from './reply.ts'
import { settleTicket } from './settle-ticket.ts'
import { requireStatusChange } from './status-rules.ts'
import { subjectOf, tellStatus } from './tell-status.ts'
import { accessOf, awake, type TicketRecord } from './ticket.ts'

/**
 * A public message of the staff: written by a person it is the answer (policy 3.4). With it may go a new priority,
 * whose cycle it then meets, whose turn it is, a status, a way round, and a word on when more follows (policy 3.7).
 */
export async function answerCustomer(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<Written> {
  const nextUpdateBy = await promiseIn(ctx, ticket, reply)
  if (reply.workaround) allow(ctx, 'ticket.give_workaround', accessOf(ticket))
  const priority = priorityIn(ctx, ticket, reply)
  const status = await statusAfter(ctx, ticket, reply)
  if (priority && ticket.status === 'resolved' && status !== 'open') {
    throw new Refusal('ticket.status_refused', { detail: 'Reopen it first.' })
  }
  const side = isByPerson(ctx) ? 'staff' : 'automatic'
  const message = await writeMessage(ctx, ticket, reply, { side, nextUpdateBy })
  const changes = changesOf(ctx, ticket, { reply, status, messageId: message.id, priority: priority?.change })

  if (priority) await tellPriority(ctx, ticket, priority, 'staff')
  await tellAnswer(ctx, ticket, { messageId: message.id, text: reply.text, nextUpdateBy })
  if (reply.workaround) {
    await ctx.publish({ type: 'ticket.workaround_given', ...subjectOf(ticket), data: { messageId: message.id } })
  }
  if (status !== ticket.status) {
    await tellStatus(ctx, ticket, { from: ticket.status, to: status, side: 'staff', reason: reply.reason })
  }
  const author = { accountId: ticket.accountId, ticketId: ticket.id, byId: actingPersonId(ctx), side: 'staff' } as const
  await insertChanges(ctx, { ...author, at: await ctx.now() }, changes)
  const changed = { ...ticket, status, priority: priority?.to ?? ticket.priority, ...awake }
  return { ticket: await settleTicket(ctx, ticket, changed), message }
}

/** "Next update by ..." is an instant ahead, promised by a person. */
async function promiseIn(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<number | undefined> {
  if (reply.nextUpdateBy === undefined) return undefined
  allow(ctx, 'ticket.promise_update', accessOf(ticket))
  const by = Date.parse(reply.nextUpdateBy)
  if (by <= (await ctx.now())) throw new Refusal('ticket.promise_past')
  return by
}

/** The status that is asked for, that follows from whose turn it is, or that the text proposes (policy 11.1). */
async function statusAfter(ctx: Ctx, ticket: TicketRecord, reply: Reply): Promise<TicketStatus> {
  const asked = reply.status ?? statusOfTurn(reply.turn) ?? proposedStatus(ticket, reply.text)
  if (asked === ticket.status) return asked
  allow(ctx, 'ticket.change_status', accessOf(ticket))
  const { commitments } = await readingOf(ctx, ticket.accountId, ticket.id)
  await requireStatusChange(ctx, ticket, { to: asked, by: 'staff', withMessage: isByPerson(ctx), commitments })
  return asked
}

const statusOfTurn = (turn: Reply['turn']): TicketStatus | undefined => {
  if (turn === undefined) return undefined
  return turn === 'customer' ? 'waiting' : 'open'
}

/** Without a word from the writer: the customer's turn if the text asks something, else as it stands. */
function proposedStatus({ status }: TicketRecord, text: string): TicketStatus {
  const isOurTurn = status === 'open' || status === 'waiting_release'
  return isOurTurn && proposedTurn(text) === 'customer' ? 'waiting' : status
}

interface Answer {
  readonly reply: Reply
  readonly status: TicketStatus
  readonly messageId: string
  readonly priority: NewChange | undefined
}

function changesOf(
  ctx: Ctx,
  ticket: TicketRecord,
  { reply, status, messageId, priority }: Answer,
): readonly NewChange[] {
  const moved: NewChange = { id: ctx.newId(), kind: 'status', from: ticket.status, to: status, messageId }
  const because = priority === undefined && reply.reason !== undefined ? { reason: reply.reason } : {}
  return [
    ...(priority ? [{ ...priority, messageId }] : []),
    ...(reply.workaround ? [{ id: ctx.newId(), kind: 'workaround', messageId } as const] : []),
    ...(status === ticket.status ? [] : [{ ...moved, ...because }]),
  ]
}

interface Told {
  readonly messageId: string
  readonly text: string
  readonly nextUpdateBy: number | undefined
}

async function tellAnswer(ctx: Ctx, ticket: TicketRecord, { messageId, text, nextUpdateBy }: Told): Promise<void> {
  const promised = nextUpdateBy === undefined ? {} : { nextUpdateBy: new Date(nextUpdateBy).toISOString() }
  await ctx.publish({
    type: 'ticket.replied',
    ...subjectOf(ticket),
    data: { messageId, side: 'staff', byPerson: isByPerson(ctx), ...promised },
    texts: { text },
  })
}
