import { can } from '@mainstay/policy/access'
import type { Ctx } from '../../platform/ctx.ts'
import { principalOf } from '../access/index.ts'
import { accessOf, type TicketRecord } from '../tickets/index.ts'

/**
 * Whether a person may still read this ticket, asked at the moment of sending: a mandate may have ended, a role be gone,
 * a ticket have become private (reliability I11).
 */
export async function isStillEntitled(
  ctx: Ctx,
  { personId, side }: { readonly personId: string; readonly side: 'customer' | 'staff' },
  ticket: TicketRecord,
): Promise<boolean> {
  const principal = await principalOf(ctx, { personId, accountId: ticket.accountId })
  if (!principal) return false
  const sideNow = principal.actor.kind === 'staff' ? 'staff' : 'customer'
  return sideNow === side && can(principal.actor, 'ticket.see', accessOf(ticket)).allowed
}
