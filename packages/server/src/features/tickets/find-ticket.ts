import { Refusal } from '@mainstay/contracts/problems'
import { allow } from '../../platform/access.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decodeId } from '../../platform/ids/index.ts'
import { findTicket, lockTicket } from './queries.ts'
import { accessOf, type TicketRecord } from './ticket.ts'

const numberShape = /^([A-Z0-9]{2,8})-([1-9][0-9]{0,8})$/

/** The ticket that an address names, by id or number. Refuses `ticket.not_found` for what is not in sight. */
export async function getTicketInSight(ctx: Ctx, idOrNumber: string): Promise<TicketRecord> {
  const [, code, number] = numberShape.exec(idOrNumber) ?? []
  const by = code && number ? { code, number: Number(number) } : { id: decodeId('tkt', idOrNumber) }
  return inSight(ctx, await findTicket(ctx, by))
}

/**
 * The ticket under its lock, taken before the event time is asked for, so that of two writers the later one sees what
 * the first did. Refuses `ticket.not_found`.
 */
export async function getTicketForUpdate(ctx: Ctx, ticketId: string): Promise<TicketRecord> {
  return inSight(ctx, await lockTicket(ctx, decodeId('tkt', ticketId)))
}

function inSight(ctx: Ctx, ticket: TicketRecord | undefined): TicketRecord {
  if (!ticket) throw new Refusal('ticket.not_found')
  allow(ctx, 'ticket.see', accessOf(ticket))
  return ticket
}
