import type { TicketStatus } from '@mainstay/policy/commitments'
import type { Ctx } from '../../platform/ctx.ts'
import type { Side, TicketRecord } from './ticket.ts'

export interface ContactsMove {
  readonly from: TicketStatus
  readonly to: TicketStatus
  readonly reopens: boolean
  readonly firstAnswered: boolean
}

/** Tells what a contact made of her ticket: ended before an answer, reopened, or moved on. */
export async function tellContactsStatus(ctx: Ctx, ticket: TicketRecord, move: ContactsMove): Promise<void> {
  const { from, to } = move
  if (to === 'closed' && !move.firstAnswered) {
    await ctx.publish({ type: 'ticket.withdrawn', ...subjectOf(ticket), data: {} })
  } else if (move.reopens) {
    await ctx.publish({ type: 'ticket.reopened', ...subjectOf(ticket), data: { from, side: 'customer' } })
  } else {
    await tellStatus(ctx, ticket, { from, to, side: 'customer' })
  }
}

interface Move {
  readonly from: TicketStatus
  readonly to: TicketStatus
  readonly side: Side
  /** `spam`, `duplicate` or what else a person named. */
  readonly because?: string | undefined
  readonly reason?: string | undefined
}

/** Tells of a status that staff or the desk itself set. */
export async function tellStatus(ctx: Ctx, ticket: TicketRecord, { reason, because, ...move }: Move): Promise<void> {
  await ctx.publish({
    type: 'ticket.status_changed',
    ...subjectOf(ticket),
    data: { ...move, ...(because !== undefined && { because }) },
    ...(reason !== undefined && { texts: { reason } }),
  })
}

export const subjectOf = ({ accountId, id }: TicketRecord) => ({ accountId, subject: { type: 'ticket', id } }) as const
