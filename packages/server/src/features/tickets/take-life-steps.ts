import type { Ctx } from '../../platform/ctx.ts'
import { insertChanges, type NewChange } from './change-queries.ts'
import { lockDueLives } from './life-queries.ts'
import { settleTicket } from './settle-ticket.ts'
import { subjectOf, tellStatus } from './tell-status.ts'
import type { LifeStep, TicketRecord } from './ticket.ts'

/**
 * Takes the steps that are due by the policy's numbers (policy 11.2, 11.3): reminds, resolves what the customer leaves
 * unanswered, closes what is resolved. Nothing of it answers anybody. Returns how many tickets it took.
 */
export async function takeLifeSteps(ctx: Ctx, limit: number, dueBy: number): Promise<number> {
  const tickets = await lockDueLives(ctx, limit, dueBy)
  const now = tickets.length > 0 ? await ctx.now() : 0
  for (const ticket of tickets) {
    if (ticket.lifeStep !== null && ticket.lifeTimerAt !== null && ticket.lifeTimerAt <= now) {
      await take(ctx, ticket, ticket.lifeStep)
    }
  }
  return tickets.length
}

async function take(ctx: Ctx, ticket: TicketRecord, step: LifeStep): Promise<void> {
  // What was taken lies before the timer, so that settling finds the step after it, however late this one came.
  const taken = { ...ticket, lifeTimerAt: (ticket.lifeTimerAt ?? 0) + 1 }
  switch (step) {
    case 'reminder':
    case 'closing_soon':
      await write(ctx, ticket, { id: ctx.newId(), kind: 'reminder', to: step })
      await ctx.publish({ type: 'ticket.reminded', ...subjectOf(ticket), data: { step } })
      await settleTicket(ctx, ticket, taken)
      return
    case 'resolve':
      return move(ctx, taken, 'resolved')
    case 'close':
      return move(ctx, taken, 'closed')
  }
}

async function move(ctx: Ctx, ticket: TicketRecord, to: 'resolved' | 'closed'): Promise<void> {
  const { status: from } = ticket
  await write(ctx, ticket, { id: ctx.newId(), kind: 'status', from, to })
  await tellStatus(ctx, ticket, { from, to, side: 'automatic' })
  await settleTicket(ctx, ticket, { ...ticket, status: to })
}

async function write(ctx: Ctx, { accountId, id: ticketId }: TicketRecord, change: NewChange): Promise<void> {
  await insertChanges(ctx, { accountId, ticketId, byId: null, side: 'automatic', at: await ctx.now() }, [change])
}
