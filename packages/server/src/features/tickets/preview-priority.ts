import type { Commitment } from '@mainstay/contracts/commitments'
import type { InputOf, OutputOf } from '@mainstay/contracts/endpoint'
import type { previewPriorityEndpoint } from '@mainstay/contracts/tickets'
import { advance, mayChangePriority } from '@mainstay/policy/commitments'
import type { Priority } from '@mainstay/policy/priority'
import type { Ctx } from '../../platform/ctx.ts'
import { clockTermsOf } from '../agreements/index.ts'
import { commitmentView, readingOf, viewsOf } from '../commitments/index.ts'
import { actingPersonId, actingSide } from './acting-side.ts'
import { getTicketInSight } from './find-ticket.ts'
import type { TicketRecord } from './ticket.ts'

/** What another priority would do to the promise, by the same rules that would then do it. Nothing is written. */
export async function previewPriority(
  ctx: Ctx,
  { params, query }: InputOf<typeof previewPriorityEndpoint>,
): Promise<OutputOf<typeof previewPriorityEndpoint>> {
  const ticket = await getTicketInSight(ctx, params.ticketId)
  const running = (await viewsOf(ctx, [ticket])).get(ticket.id)?.running ?? null
  return { priority: query.priority, running, successor: await successorOf(ctx, ticket, query.priority) }
}

async function successorOf(ctx: Ctx, ticket: TicketRecord, to: Priority): Promise<Commitment | null> {
  const { clocks, firstAnswered } = await readingOf(ctx, ticket.accountId, ticket.id)
  if (!clocks || to === ticket.priority || !mayChangePriority(ticket.status).allowed) return null
  const at = Math.max(await ctx.now(), clocks.at)
  const { accountId, productId } = ticket
  const terms = firstAnswered ? { terms: (await clockTermsOf(ctx, { accountId, productId, at })).terms ?? null } : {}
  const side = actingSide(ctx) === 'customer' ? 'customer' : 'staff'
  const by = actingPersonId(ctx) ?? 'system'
  const fact = { type: 'priority_changed', at, by, from: ticket.priority, to, side, ...terms } as const
  const { state } = advance(clocks, fact)
  const known = new Set(clocks.commitments.map(({ ordinal }) => ordinal))
  const [clock] = state.commitments.filter(({ ordinal, state: stands }) => !known.has(ordinal) && stands === 'running')
  return clock ? commitmentView({ id: ctx.newId(), clock }, new Map()) : null
}
