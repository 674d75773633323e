import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import { Refusal } from '@mainstay/contracts/problems'
import type { getSolvedAnswerEndpoint, SolvedAnswer, saySolvedEndpoint } from '@mainstay/contracts/solved-answers'
import { solvedUntil } from '@mainstay/policy/closing'
import { allow, isAllowed } from '../../platform/access.ts'
import { actingPerson } from '../../platform/acting-person.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { policyForAccount } from '../policies/index.ts'
import { accessOf, getTicketForUpdate, getTicketInSight, type TicketRecord } from '../tickets/index.ts'
import { answerView } from './answer-views.ts'
import { type AnswerRow, findLatest, keepAnswer } from './queries.ts'

/** What was said of a ticket's latest closing, and until when whoever asks may say or change it. */
export async function getSolvedAnswer(
  ctx: Ctx,
  { params }: InputOf<typeof getSolvedAnswerEndpoint>,
): Promise<OutputOf<typeof getSolvedAnswerEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const said = await findLatest(ctx, { accountId: ticket.accountId, ticketId: ticket.id })
  const until = isAllowed(ctx, 'ticket.say_solved', accessOf(ticket)) ? await openUntil(ctx, ticket, said) : undefined
  return {
    answer: said ? await answerView(ctx, said) : null,
    mayAnswerUntil: until === undefined || until < (await ctx.now()) ? null : new Date(until).toISOString(),
  }
}

/**
 * A contact says whether a closed ticket was solved (policy 11.7). It changes nothing of the ticket and restarts nothing:
 * whoever needs more writes, and gets a new ticket.
 */
export async function saySolved(ctx: Ctx, { params, body }: InputOf<typeof saySolvedEndpoint>): Promise<SolvedAnswer> {
  const ticket = await getTicketForUpdate(ctx, params.ticketId)
  allow(ctx, 'ticket.say_solved', accessOf(ticket))
  const { accountId, id: ticketId, closedAt } = ticket
  if (ticket.status !== 'closed' || closedAt === null) throw new Refusal('ticket.not_closed')
  const before = ofThisClosing(ticket, await findLatest(ctx, { accountId, ticketId }))
  const [at, until] = [await ctx.now(), await openUntil(ctx, ticket, before)]
  if (until !== undefined && at > until) throw new Refusal('ticket.answer_settled')
  const { answer, words = null } = body
  await keepAnswer(ctx, { accountId, ticketId, closedAt, answer, words, byId: actingPerson(ctx), at })
  await ctx.publish({
    type: 'ticket.solved_said',
    accountId,
    subject: { type: 'ticket', id: ticketId },
    data: { answer, was: before?.answer ?? null },
    ...(words === null ? {} : { texts: { words } }),
  })
  const said = await findLatest(ctx, { accountId, ticketId })
  if (!said) throw new Error('an answer was kept')
  return answerView(ctx, said)
}

/** An answer to an earlier closing says nothing about this one. */
const ofThisClosing = ({ closedAt }: TicketRecord, said: AnswerRow | undefined): AnswerRow | undefined =>
  said?.closedAt.getTime() === closedAt ? said : undefined

async function openUntil(ctx: Ctx, ticket: TicketRecord, said: AnswerRow | undefined): Promise<number | undefined> {
  const { closedAt, status, accountId } = ticket
  if (status !== 'closed' || closedAt === null) return undefined
  const { life } = await policyForAccount(ctx, accountId)
  return solvedUntil({ closedAt, answeredAt: ofThisClosing(ticket, said)?.at.getTime() }, life.solved)
}
