import type { Ctx } from '../../platform/ctx.ts'
import { readingOf, type TicketReading } from '../commitments/index.ts'
import { insertChanges, type NewChange } from './change-queries.ts'
import { lockTicket } from './queries.ts'
import { settleTicket } from './settle-ticket.ts'
import { subjectOf, tellStatus } from './tell-status.ts'
import type { TicketRecord } from './ticket.ts'

export interface FixedIn {
  readonly ticketId: string
  readonly releaseId: string
  readonly version: string
}

/** Whether a release turns the ticket: it waited for one. Where an answer is still owed, only a person's answer ends it. */
export const turnsWithFix = (status: TicketRecord['status'], reading: Pick<TicketReading, 'commitments'>): boolean =>
  status === 'waiting_release' &&
  !reading.commitments.some(({ source, state }) => source === 'policy' && (state === 'running' || state === 'breached'))

/**
 * A release that is out mends the ticket: both sides read it on the timeline, and a ticket that waited for a release asks
 * its opener to confirm. It is an automation: no clock stops, none is met.
 */
export async function markFixedIn(ctx: Ctx, { ticketId, releaseId, version }: FixedIn): Promise<void> {
  const ticket = await lockTicket(ctx, ticketId)
  if (!ticket) return
  const { status: from } = ticket
  const turns = turnsWithFix(from, await readingOf(ctx, ticket.accountId, ticket.id))
  const changes: NewChange[] = [{ id: ctx.newId(), kind: 'fixed_in', to: version }]
  if (turns) changes.push({ id: ctx.newId(), kind: 'status', from, to: 'resolved' })
  const by = { accountId: ticket.accountId, ticketId, byId: null, side: 'automatic', at: await ctx.now() } as const
  await insertChanges(ctx, by, changes)
  await ctx.publish({ type: 'ticket.fixed_in', ...subjectOf(ticket), data: { releaseId, version, asks: turns } })
  if (turns) await tellStatus(ctx, ticket, { from, to: 'resolved', side: 'automatic', because: 'fixed_in' })
  await settleTicket(ctx, ticket, turns ? { ...ticket, status: 'resolved' } : ticket)
}
